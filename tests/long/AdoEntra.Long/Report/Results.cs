namespace AdoEntra.Long.Report;

/// <summary>What a run has found. A failure is printed at once, with the command that repeats it; the table at the end.</summary>
internal sealed class Results(TextWriter output)
{
    private static readonly string[] s_heads = ["part", "what", "passed", "failed", "figures"];

    private readonly Lock _gate = new();
    private readonly List<Row> _rows = [];

    public int Failed => _rows.Sum(static row => row.Failed);

    public void Add(Row row)
    {
        lock (_gate) _rows.Add(row);
    }

    public void Failure(string part, string what, string? repeat)
    {
        lock (_gate)
        {
            output.WriteLine($"FAILED {part}: {what}");
            if (repeat is not null) output.WriteLine($"    Repeat it: {repeat}");
        }
    }

    /// <summary>Prints a Markdown table, aligned for a terminal, and the sum of it as the last line.</summary>
    public void WriteTable()
    {
        string[][] cells = [s_heads, .. _rows.Select(Cells)];
        int[] widths = [.. s_heads.Select((_, column) => cells.Max(row => row[column].Length))];
        output.WriteLine();
        for (int i = 0; i < cells.Length; i++)
        {
            output.WriteLine(Joined(cells[i].Select((cell, column) => cell.PadRight(widths[column]))));
            if (i == 0) output.WriteLine(Joined(widths.Select(static width => new string('-', width))));
        }

        output.WriteLine();
        output.WriteLine($"{_rows.Sum(static row => row.Passed)} passed, {Failed} failed");
    }

    private static string[] Cells(Row row) => [row.Part, row.What, $"{row.Passed}", $"{row.Failed}", row.Figures];

    private static string Joined(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
