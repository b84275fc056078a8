namespace AdoEntra.Errors;

/// <summary>A text as the beginning of a sentence.</summary>
internal static class Capitalized
{
    /// <summary>The text with a capital letter at its beginning.</summary>
    /// <param name="text">A text of at least one character.</param>
    public static string Of(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
