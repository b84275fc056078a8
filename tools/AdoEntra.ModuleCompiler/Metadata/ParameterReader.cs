using System.Globalization;
using System.Reflection;

namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>Reads the parameters that a class and its bases declare.</summary>
internal static class ParameterReader
{
    public static IReadOnlyList<CmdletParameter> Read(Type cmdlet)
    {
        var found = new List<CmdletParameter>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        // The derived class first, each in the order of its source: the order of PowerShell's own syntax lines.
        for (Type? type = cmdlet; type is not null; type = type.BaseType)
        {
            const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
            foreach (PropertyInfo property in type.GetProperties(Declared).OrderBy(property => property.MetadataToken))
            {
                if (names.Add(property.Name) && TryRead(property) is { } parameter)
                {
                    found.Add(parameter);
                }
            }
        }

        return found;
    }

    private static CmdletParameter? TryRead(PropertyInfo property)
    {
        ParameterUse[] uses =
        [
            .. DeclaredAttribute.All(property, "Parameter").Where(attribute => !attribute.Named<bool>("DontShow")).Select(ReadUse),
        ];
        if (uses.Length == 0)
        {
            return null;
        }

        return new CmdletParameter
        {
            Name = property.Name,
            Type = TypeNames.Describe(property.PropertyType),
            Uses = uses,
            Aliases = [.. Texts(DeclaredAttribute.First(property, "Alias"))],
            AcceptedValues = AcceptedValues(property),
            AcceptedRange = DeclaredAttribute.First(property, "ValidateRange") is { Arguments: [{ } least, { } most] }
                ? $"{Text(least)} to {Text(most)}"
                : null,
            AcceptsWildcards = DeclaredAttribute.First(property, "SupportsWildcards") is not null,
            Default = Default(property),
        };
    }

    private static ParameterUse ReadUse(DeclaredAttribute attribute)
    {
        // The attribute's own default, int.MinValue, means "by name only".
        int position = attribute.Named("Position", int.MinValue);
        return new ParameterUse(
            attribute.Named("ParameterSetName", ParameterUse.AllSets) ?? ParameterUse.AllSets,
            attribute.Named<bool>("Mandatory"),
            position == int.MinValue ? null : position,
            attribute.Named<bool>("ValueFromPipeline"),
            attribute.Named<bool>("ValueFromPipelineByPropertyName"),
            attribute.Named<bool>("ValueFromRemainingArguments"));
    }

    private static string[] AcceptedValues(PropertyInfo property)
    {
        string[] values = [.. Texts(DeclaredAttribute.First(property, "ValidateSet"))];
        Type element = TypeNames.Element(property.PropertyType);
        return values.Length == 0 && element.IsEnum ? element.GetEnumNames() : values;
    }

    private static string? Default(PropertyInfo property)
    {
        if (DeclaredAttribute.First(property, "PSDefaultValue") is not { } attribute)
        {
            return null;
        }

        string? words = attribute.Named<string>("Help");
        return string.IsNullOrEmpty(words) ? Text(attribute.Named<object>("Value")) : words;
    }

    // A ValidateSet may name a class that makes the values at run time; those are not known here.
    private static IEnumerable<string> Texts(DeclaredAttribute? attribute) => attribute?.Arguments.OfType<string>() ?? [];

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
