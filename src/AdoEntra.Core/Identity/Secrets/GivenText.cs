using System.Globalization;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Identity.Secrets;

/// <summary>
/// A short text as the user gave it: a file's last line end, a byte order mark or a copied blank at its edges are no part of it.
/// </summary>
internal static class GivenText
{
    // Above it nothing is an id, a name or a hint; and no message has to carry it.
    private const int Longest = 1024;

    /// <summary>The text without white space, line ends, NUL, byte order marks and other invisible marks at its edges.</summary>
    public static string Trim(string text) => Trim(text, static letter => char.IsWhiteSpace(letter) || IsInvisible(letter));

    /// <summary>The same for a password, which may begin or end with a blank.</summary>
    public static string TrimLineEnds(string text) => Trim(text, static letter => letter is '\r' or '\n' or '\0' or '\uFEFF');

    /// <summary>The trimmed text; null where nothing is left.</summary>
    public static string? Find(string? text) => text is not null && Trim(text) is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>
    /// The trimmed text of a parameter or variable that goes into an address or a command line as it is; null where nothing is left.
    /// </summary>
    /// <param name="text">What was given.</param>
    /// <param name="source">The parameter with its dash, or the variable.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it holds what can stand in no such place.</exception>
    public static string? Read(string? text, string source)
    {
        if (Find(text) is not { } trimmed) return null;
        string? problem = trimmed.Length > Longest ? $"is {trimmed.Length} characters long; {Longest} are allowed"
            : trimmed.Any(char.IsControl) ? "contains a line break or another control character"
            : Surrogates.HasUnpaired(trimmed) ? Surrogates.Problem
            : null;
        return problem is null ? trimmed : throw new AdoConnectionException(
            ErrorIds.InvalidRequest, $"{Subject(source)} {problem}.", "Pass only that value, as one line of text.") { Target = source };
    }

    /// <summary>The same for a name that is shown afterwards: nothing that is a secret by its form.</summary>
    /// <inheritdoc cref="Read"/>
    public static string? ReadName(string? text, string source)
    {
        string? name = Read(text, source);
        return name is null || !MisplacedSecret.IsKnown(name)
            ? name
            : throw MisplacedSecret.Refusal(source, "a name", MisplacedSecret.NameAdvice);
    }

    /// <summary>What a message about a value begins with: a parameter or variable alone does not begin a sentence.</summary>
    /// <param name="source">Where the value comes from: <c>-AccessToken</c>, <c>AZURE_CLIENT_SECRET</c>, <c>The text in ...</c>.</param>
    public static string Subject(string source) =>
        source.Length > 1 && char.IsUpper(source[0]) && char.IsLower(source[1]) ? source : "The value of " + source;

    private static bool IsInvisible(char letter) =>
        letter is '\uFFFE' or '\uFFFF' || char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string Trim(string text, Func<char, bool> isEdge)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && isEdge(text[start])) start++;
        while (end > start && isEdge(text[end - 1])) end--;
        return text.Substring(start, end - start);
    }
}
