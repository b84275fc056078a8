using System.Reflection;

namespace AdoEntra.HelpCompiler.Metadata;

/// <summary>An attribute read without making it: types from inspected assemblies cannot be instantiated.</summary>
internal sealed class DeclaredAttribute
{
    private const string Namespace = "System.Management.Automation.";

    private readonly CustomAttributeData _data;

    private DeclaredAttribute(CustomAttributeData data) => _data = data;

    /// <summary>The arguments of the constructor, with those of a <c>params</c> array one by one.</summary>
    public IReadOnlyList<object?> Arguments => [.. _data.ConstructorArguments.SelectMany(Flatten)];

    /// <summary>All attributes of this name on the member itself; PowerShell does not look at overridden members either.</summary>
    public static IReadOnlyList<DeclaredAttribute> All(MemberInfo member, string name) =>
    [
        .. member.GetCustomAttributesData()
            .Where(data => data.AttributeType.FullName == Namespace + name + "Attribute")
            .Select(data => new DeclaredAttribute(data)),
    ];

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

    private static IEnumerable<object?> Flatten(CustomAttributeTypedArgument argument) =>
        argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> several ? several.SelectMany(Flatten) : [argument.Value];
}
