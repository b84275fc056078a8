using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;

namespace AdoEntra.Tool.Failures;

/// <summary>
/// Core words its advice for a PowerShell prompt: <c>-ClientId</c>, <c>Connect-AdoEntra</c>. Here the same names are options in
/// kebab-case, so the texts are brought to what can be typed in this shell.
/// </summary>
internal static class Wording
{
    /// <summary>The text with every parameter that the tool has as an option named as that option.</summary>
    /// <param name="text">A text of Core.</param>
    /// <param name="root">Has all options.</param>
    /// <param name="limit">The option that <c>-TimeoutSec</c> is called where the text comes from; null for the one of that name.</param>
    public static string ForShell(string text, Command root, string? limit = null)
    {
        if (limit is not null) text = Regex.Replace(text, @"(?<![\w-])-TimeoutSec\b", limit, RegexOptions.CultureInvariant);
        text = Regex.Replace(text, @"Get-AdoPipelineLog -RunId (?<run>\d+)", "adoentra run log ${run}", RegexOptions.CultureInvariant);
        foreach (string option in OptionsOf(root).Distinct(StringComparer.Ordinal))
        {
            text = Regex.Replace(text, $@"(?<![\w-])-{ParameterName(option)}\b", option, RegexOptions.CultureInvariant);
        }

        text = Regex.Replace(
            text,
            @"run Connect-AdoEntra (?<name>\S+) for",
            "sign in with --organization ${name} for",
            RegexOptions.CultureInvariant
        );
        return text.Replace("then run Connect-AdoEntra again", "then retry", StringComparison.Ordinal)
            .Replace("Run Connect-AdoEntra again", "Sign in again", StringComparison.Ordinal);
    }

    /// <summary><c>--client-id</c> is <c>ClientId</c> in PowerShell.</summary>
    internal static string ParameterName(string option)
    {
        var name = new StringBuilder();
        foreach (string word in option.Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        return name.ToString();
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Select(static option => option.Name).Where(static name => name.StartsWith("--", StringComparison.Ordinal))
            .Concat(command.Subcommands.SelectMany(OptionsOf));
}
