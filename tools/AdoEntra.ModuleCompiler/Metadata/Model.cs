namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>A public class whose objects cmdlets may give out.</summary>
/// <param name="FullName">Its namespace and name.</param>
/// <param name="Properties">Its properties in the order of Format-List: its own, then those of its bases.</param>
/// <param name="Table">What its TableView attribute says; null where it has none.</param>
internal sealed record Model(string FullName, IReadOnlyList<ModelProperty> Properties, TableDeclaration? Table)
{
    public ModelProperty? Property(string name) => Properties.FirstOrDefault(property => property.Name == name);
}
