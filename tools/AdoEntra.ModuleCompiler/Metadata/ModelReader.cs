using System.Reflection;

namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>Reads what a class says about its objects.</summary>
internal static class ModelReader
{
    private const string TableView = "AdoEntra.Resources.TableViewAttribute";

    public static Model? TryRead(Type type) =>
        type.IsClass && type.IsVisible ? new Model(TypeNames.Full(type), [.. Properties(type)], Table(type)) : null;

    private static IEnumerable<ModelProperty> Properties(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (PropertyInfo property in declaring.GetProperties(Declared).OrderBy(property => property.MetadataToken))
            {
                if (property.GetIndexParameters().Length == 0 && names.Add(property.Name))
                {
                    yield return new ModelProperty(
                        property.Name,
                        TypeNames.Describe(property.PropertyType).FullName,
                        TypeNames.Full(declaring));
                }
            }
        }
    }

    private static TableDeclaration? Table(Type type) =>
        DeclaredAttribute.First(type, TableView) is { } attribute
            ? new TableDeclaration([.. attribute.Arguments.OfType<string>()], [.. attribute.NamedArray("More").OfType<string>()])
            : null;
}
