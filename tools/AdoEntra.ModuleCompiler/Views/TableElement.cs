using System.Xml.Linq;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>
/// The table view of a model. It gives no widths: the shell makes each column as wide as its values, and where a line is full, cuts the
/// last column and wraps nothing.
/// </summary>
internal static class TableElement
{
    public static XElement Write(string type, IReadOnlyList<Column> columns) => new(
        "View",
        new XElement("Name", type),
        new XElement("ViewSelectedBy", new XElement("TypeName", type)),
        new XElement(
            "TableControl",
            new XElement("TableHeaders", columns.Select(Header)),
            new XElement("TableRowEntries", new XElement("TableRowEntry", new XElement("TableColumnItems", columns.Select(Item))))));

    private static XElement Header(Column column) => new(
        "TableColumnHeader",
        new XElement("Label", column.Label),
        CellForm.IsRight(column.Property) ? new XElement("Alignment", "Right") : null);

    private static XElement Item(Column column) => new(
        "TableColumnItem",
        CellForm.Script(column.Property) is { } script
            ? new XElement("ScriptBlock", script)
            : new XElement("PropertyName", column.Property.Name));
}
