namespace AdoEntra.Bench.Report;

/// <summary>Prints the lines as a Markdown table, aligned for a terminal.</summary>
internal static class Table
{
    private static readonly string[] s_heads =
    [
        "figure",
        "ours: median [min..max]",
        "reference",
        "by medians",
        "by minima",
        "target",
        "met",
    ];

    public static void Write(IReadOnlyList<Line> lines, TextWriter output)
    {
        string[][] rows = [s_heads, .. lines.Select(Cells)];
        int[] widths = [.. s_heads.Select((_, column) => rows.Max(row => row[column].Length))];
        for (int i = 0; i < rows.Length; i++)
        {
            output.WriteLine(Joined(rows[i].Select((cell, column) => cell.PadRight(widths[column]))));
            if (i == 0) output.WriteLine(Joined(widths.Select(static width => new string('-', width))));
        }
    }

    private static string Joined(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string[] Cells(Line line) =>
        [line.Figure, line.Ours, line.Reference, line.ByMedians, line.ByMinima, line.Target, line.Met];
}
