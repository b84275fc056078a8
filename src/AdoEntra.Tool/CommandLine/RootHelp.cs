using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Tool.CommandLine;

/// <summary>The usual help under the name that the tool is installed by and, for the program as a whole, with the exit codes.</summary>
internal sealed class RootHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.Write(Usual(parseResult));
        if (parseResult.CommandResult.Command is RootCommand) WriteExitCodes(output);
        return ExitCodes.Ok;
    }

    // The library takes the name from the program's file (dotnet/command-line-api#2365).
    private string Usual(ParseResult parseResult)
    {
        InvocationConfiguration configuration = parseResult.InvocationConfiguration;
        TextWriter output = configuration.Output;
        using var text = new StringWriter { NewLine = output.NewLine };
        try
        {
            configuration.Output = text;
            usual.Invoke(parseResult);
        }
        finally
        {
            configuration.Output = output;
        }

        return text.ToString().Replace($"  {RootCommand.ExecutableName} ", $"  {ToolCommand.Name} ", StringComparison.Ordinal);
    }

    private static void WriteExitCodes(TextWriter output)
    {
        output.WriteLine("Exit codes:");
        foreach ((int code, string meaning) in ExitCodes.Meanings)
        {
            string ids = string.Join(", ", ExitCodes.ByErrorId.Where(entry => entry.Value == code).Select(static entry => entry.Key));
            output.WriteLine($"  {code,3}  {meaning}{(ids.Length > 0 ? $" ({ids})" : string.Empty)}");
        }
    }
}
