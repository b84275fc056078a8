using System.CommandLine;

namespace AdoEntra.Tool.CommandLine;

/// <summary>
/// What is wrong with a command line. Values that belong to no option are not repeated: what stands behind a mistyped option may be
/// anything, a password too.
/// </summary>
internal static class UsageErrors
{
    public static (string What, string Advice) Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command is RootCommand)
        {
            string verbs = string.Join(", ", command.Subcommands.Select(static verb => verb.Name));
            string what = UnknownOption(parsed)
                ?? (parsed.UnmatchedTokens.Count > 0 ? $"There is no command '{parsed.UnmatchedTokens[0]}'." : "No command was given.");
            return (what, $"There are: {verbs}; '{ToolCommand.Name} <command> --help' tells their options.");
        }

        return (UnknownOption(parsed) ?? Texts(parsed), $"'{ToolCommand.Name} {command.Name} --help' tells what there is.");
    }

    /// <summary>What to say of an option that there is none of.</summary>
    public static string NoOption(string token) => $"There is no option '{token.Split('=', ':')[0]}'.";

    private static string? UnknownOption(ParseResult parsed) =>
        parsed.UnmatchedTokens.FirstOrDefault(static token => token.StartsWith('-')) is { } option ? NoOption(option) : null;

    private static string Texts(ParseResult parsed) =>
        string.Join(' ', parsed.Errors.Select(static error => error.Message.TrimEnd('.') + ".").Distinct(StringComparer.Ordinal));
}
