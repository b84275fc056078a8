using System.CommandLine;
using System.CommandLine.Parsing;
using AdoEntra.Errors;

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
            // What stands first is meant as the command, and the options behind it are that command's.
            string what = parsed.UnmatchedTokens.Count == 0 ? "No command was given."
                : UnknownOption(parsed.UnmatchedTokens.Take(1))
                    ?? $"The command '{Redaction.Redact(parsed.UnmatchedTokens[0])}' does not exist.";
            return (what, $"Use one of: {verbs}; run '{ToolCommand.Name} <command> --help' for their options.");
        }

        return (
            UnknownOption(parsed.UnmatchedTokens) ?? WithoutValue(parsed) ?? Texts(parsed),
            $"Run '{ToolCommand.Name} {PathOf(command)} --help' for the options."
        );
    }

    /// <summary>The message for an option that does not exist.</summary>
    public static string NoOption(string token) => $"The option '{token.Split('=', ':')[0]}' does not exist.";

    // A verb may be within another: pr list.
    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault(static parent => parent is not RootCommand) is { } outer
            ? $"{PathOf(outer)} {command.Name}"
            : command.Name;

    private static string? UnknownOption(IEnumerable<string> tokens) =>
        tokens.FirstOrDefault(static token => token.StartsWith('-')) is { } option ? NoOption(option) : null;

    // It took the option behind it for its value, and the value of that is left over.
    private static string? WithoutValue(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count > 0
        && parsed
            .CommandResult.Children.OfType<OptionResult>()
            .FirstOrDefault(static option => option.Tokens.Any(static token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            is { } hungry
            ? $"{hungry.Option.Name} requires a value, but another option follows it."
            : null;

    private static string Texts(ParseResult parsed)
    {
        IEnumerable<string> texts = parsed.Errors
            .Where(error => !parsed.UnmatchedTokens.Any(token => error.Message.Contains(token, StringComparison.Ordinal)))
            .Select(static error => error.Message.TrimEnd('.') + ".");
        if (parsed.UnmatchedTokens.Count > 0) texts = texts.Append("An argument does not belong to any option.");
        return string.Join(' ', texts.Distinct(StringComparer.Ordinal));
    }
}
