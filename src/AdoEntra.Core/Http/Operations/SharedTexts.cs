namespace AdoEntra.Http.Operations;

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
