namespace AdoEntra.Operations;

/// <summary>A table that is a part of the assembly: lines of columns separated by tabs, below a line that names the columns.</summary>
internal static class TableResource
{
    /// <summary>The rows of a table.</summary>
    /// <exception cref="InvalidDataException">It has other columns than those asked for.</exception>
    public static IEnumerable<string[]> Rows(string name, string header)
    {
        using var reader = new StreamReader(typeof(TableResource).Assembly.GetManifestResourceStream(typeof(TableResource), name)!);
        int columns = header.Split('\t').Length;
        if (reader.ReadLine() != header) throw new InvalidDataException($"{name} does not begin with its columns.");
        while (reader.ReadLine() is { } line)
        {
            string[] row = line.Split('\t');
            yield return row.Length == columns
                ? row
                : throw new InvalidDataException($"{name} has a row with {row.Length} columns: {line}");
        }
    }
}

/// <summary>Keeps one copy of texts that come again and again in a table.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public string Share(string text)
    {
        if (_texts.TryGetValue(text, out string? kept)) return kept;
        _texts.Add(text, text);
        return text;
    }
}
