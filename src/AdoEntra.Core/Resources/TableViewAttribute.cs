namespace AdoEntra.Resources;

/// <summary>
/// The columns that a list of these objects is shown with: in the module's tables, and in the tables and the tab-separated text of
/// <c>adoentra</c>. Each is the name of a property, or <c>Label=Property</c> where the table calls it by another word. How a value is
/// shown follows from the type and the name of its property. A web address is the last column: the last one is cut where a line is full.
/// </summary>
/// <param name="columns">The columns of the table.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class TableViewAttribute(params string[] columns) : Attribute
{
    /// <summary>The columns of the table.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The columns that only the tab-separated text has, after those of the table. Scripts count them: new ones go last.</summary>
    public string[] More { get; set; } = [];
}
