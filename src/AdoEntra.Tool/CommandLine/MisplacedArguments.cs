using System.CommandLine.Parsing;
using AdoEntra.Identity.Secrets;
using AdoEntra.Tool.Commands;

namespace AdoEntra.Tool.CommandLine;

/// <summary>
/// A token or another secret in the place of a name, a path or a number: found before anything is sent, and never shown.
/// </summary>
internal static class MisplacedArguments
{
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: one of the values is a secret by its form.</exception>
    public static void Ensure(System.CommandLine.ParseResult parsed)
    {
        foreach (SymbolResult given in parsed.CommandResult.Children)
        {
            if (!given.Tokens.Any(token => IsSecret(given, token.Value))) continue;
            string source = given is OptionResult option ? option.Option.Name : $"The argument '{((ArgumentResult)given).Argument.Name}'";
            throw MisplacedSecret.Refusal(source, "another value", MisplacedSecret.NameAdvice);
        }
    }

    private static bool IsSecret(SymbolResult given, string value) => given switch
    {
        // It has its own message for a secret in the place of its source.
        OptionResult { Option.HelpName: SecretText.Form } => false,
        // Any text, of which nothing is repeated.
        OptionResult { Option.Name: CallArguments.BodyOption } => false,
        // The value of a pair is the caller's.
        OptionResult { Option.HelpName: CallArguments.Pair } => MisplacedSecret.IsKnown(value.Split('=')[0]),
        OptionResult => MisplacedSecret.IsKnown(value),
        // The output of a program may contain a secret, which is hidden before anything looks at the text.
        ArgumentResult { Argument.Name: ExplainCommand.Text } => false,
        ArgumentResult => MisplacedSecret.IsKnownInPath(value),
        _ => false,
    };
}
