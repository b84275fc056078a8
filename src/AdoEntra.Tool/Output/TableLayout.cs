using System.Text;

namespace AdoEntra.Tool.Output;

/// <summary>Puts cells into aligned lines.</summary>
internal static class TableLayout
{
    private const int Gap = 2;

    /// <summary>The header, a rule below it, and the rows.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The cells, each on one line.</param>
    /// <param name="alignRight">Which columns end flush, as numbers do.</param>
    /// <param name="width">The longest line that can be shown; null where any can.</param>
    public static IEnumerable<string> Lines(string[] header, IReadOnlyList<string[]> rows, bool[] alignRight, int? width)
    {
        int[] columns = [.. header.Select((name, i) => Math.Max(TextWidth.Of(name), rows.Max(row => TextWidth.Of(row[i]))))];
        string[] rule = [.. header.Select(static name => new string('-', TextWidth.Of(name)))];
        foreach (string[] cells in (IEnumerable<string[]>)[header, rule, .. rows])
        {
            string line = Line(cells, columns, alignRight);
            yield return width is { } limit ? TextWidth.Cut(line, limit) : line;
        }
    }

    private static string Line(string[] cells, int[] columns, bool[] alignRight)
    {
        var line = new StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            int fill = columns[i] - TextWidth.Of(cells[i]);
            if (alignRight[i]) line.Append(' ', fill).Append(cells[i]);
            else line.Append(cells[i]).Append(' ', fill);
            line.Append(' ', Gap);
        }

        return line.ToString().TrimEnd(' ');
    }
}
