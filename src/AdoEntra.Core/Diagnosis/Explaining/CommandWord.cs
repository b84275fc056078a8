using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>
/// A name from the output of a program as one word of a command that a user types: quoted where it has to be, so that nothing in it runs.
/// </summary>
internal static class CommandWord
{
    private static readonly Regex s_plain = new(@"^\w[\w.-]*$", RegexOptions.CultureInvariant);

    // PowerShell takes typographic single quotes for the plain one.
    private static readonly Regex s_powerShellQuote = new("['\u2018\u2019\u201A\u201B]", RegexOptions.CultureInvariant);

    /// <summary>The word in PowerShell.</summary>
    /// <param name="name">The name as an address has it, escaped; null for none.</param>
    /// <param name="placeholder">What stands for a name that is not known, or that no user would type.</param>
    public static string PowerShell(string? name, string placeholder) =>
        Word(name, placeholder, static text => $"'{s_powerShellQuote.Replace(text, "$0$0")}'");

    /// <summary>The word in bash and its like.</summary>
    /// <inheritdoc cref="PowerShell"/>
    public static string Shell(string? name, string placeholder) =>
        Word(name, placeholder, static text => $"'{text.Replace("'", @"'\''")}'");

    /// <summary>A name of an address as a user knows it; null for one that holds what no name has, or a secret.</summary>
    public static string? Unescaped(string name)
    {
        string text = Uri.UnescapeDataString(name);
        return text.Any(char.IsControl) || Redaction.HoldsSecret(text) ? null : text;
    }

    private static string Word(string? name, string placeholder, Func<string, string> quote)
    {
        if (name is null || Unescaped(name) is not { } text) return placeholder;
        return s_plain.IsMatch(text) ? text : quote(text);
    }
}
