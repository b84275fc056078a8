using System.Reflection;

namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>An attribute read without making it: types from inspected assemblies cannot be instantiated.</summary>
internal sealed class DeclaredAttribute
{
    private const string PowerShell = "System.Management.Automation.";

    private readonly CustomAttributeData _data;

    private DeclaredAttribute(CustomAttributeData data) => _data = data;

    /// <summary>The arguments of the constructor, with those of a <c>params</c> array one by one.</summary>
    public IReadOnlyList<object?> Arguments => [.. _data.ConstructorArguments.SelectMany(Flatten)];

    /// <summary>All attributes of this name on the member itself; PowerShell does not look at overridden members either.</summary>
    /// <param name="member">The member.</param>
    /// <param name="name">The name of one of PowerShell's attributes, as it is written; the full name of any other.</param>
    public static IReadOnlyList<DeclaredAttribute> All(MemberInfo member, string name)
    {
        string type = name.Contains('.', StringComparison.Ordinal) ? name : PowerShell + name + "Attribute";
        return
        [
            .. member.GetCustomAttributesData()
                .Where(data => data.AttributeType.FullName == type)
                .Select(data => new DeclaredAttribute(data)),
        ];
    }

    public static DeclaredAttribute? First(MemberInfo member, string name) => All(member, name) is [var first, ..] ? first : null;

    /// <summary>The value of a named argument, or the default of its type where it is not set.</summary>
    public T? Named<T>(string name, T? otherwise = default)
    {
        foreach (CustomAttributeNamedArgument argument in _data.NamedArguments)
        {
            if (argument.MemberName == name)
            {
                return (T?)argument.TypedValue.Value;
            }
        }

        return otherwise;
    }

    /// <summary>The values of a named argument that is an array; none where it is not set.</summary>
    public IReadOnlyList<object?> NamedArray(string name) =>
    [
        .. _data.NamedArguments.Where(argument => argument.MemberName == name).SelectMany(argument => Flatten(argument.TypedValue)),
    ];

    private static IEnumerable<object?> Flatten(CustomAttributeTypedArgument argument) =>
        argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> several ? several.SelectMany(Flatten) : [argument.Value];
}
