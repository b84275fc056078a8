using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>Reads the columns that a model declares, and reports those that it cannot have.</summary>
internal static class ColumnReader
{
    /// <summary>The columns of the table. Those of the tool alone are checked with them.</summary>
    public static IReadOnlyList<Column> Read(Model model, TableDeclaration table, SourceFolder sources, ProblemList problems)
    {
        void Report(string code, string text) => problems.Add(sources.File(model), sources.Line(model), code, text);

        if (table.Columns.Count == 0)
        {
            Report(ProblemCode.Column, $"The table of {model.FullName} has no columns.");
        }

        var columns = new List<Column>();
        foreach (string text in table.Columns.Concat(table.More))
        {
            string[] parts = text.Split('=', 2);
            (string label, string property) = (parts[0], parts[^1]);
            if (label.Length == 0)
            {
                Report(ProblemCode.Column, $"The column '{text}' has no label; write 'Property' or 'Label=Property'.");
            }
            else if (model.Property(property) is not { } shown)
            {
                Report(ProblemCode.NoProperty, $"The type {model.FullName} has no property '{property}' to be a column.");
            }
            else if (columns.Any(column => column.Label == label || column.Property == shown))
            {
                Report(ProblemCode.TwiceAColumn, $"The type {model.FullName} has the column '{text}' twice.");
            }
            else
            {
                columns.Add(new Column(label, shown));
            }
        }

        Column[] inTable = [.. columns.Where(column => table.Columns.Any(text => text.Split('=', 2)[0] == column.Label))];
        foreach (Column address in inTable.SkipLast(1).Where(column => column.Property.Name.EndsWith("Url", StringComparison.Ordinal)))
        {
            Report(
                ProblemCode.AddressNotLast,
                $"The column '{address.Label}' of {model.FullName} is a web address; it goes last, since the last column is cut first.");
        }

        return inTable;
    }
}
