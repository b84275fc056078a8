using System.CommandLine;
using System.CommandLine.Invocation;
using AdoEntra.Connections;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool;

/// <summary><c>adoentra</c>: the main job for shells without PowerShell.</summary>
internal static class Program
{
    /// <summary>Runs one command line in this process.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="stdin">What it reads where an option says so.</param>
    /// <param name="stdout">Gets the data.</param>
    /// <param name="stderr">Gets everything else.</param>
    /// <param name="process">Core, and the variables that the command line is read with.</param>
    /// <param name="ct">Ends it, with the exit code of Ctrl+C.</param>
    /// <returns>The exit code.</returns>
    internal static Task<int> Run(
        string[] args, TextReader stdin, TextWriter stdout, TextWriter stderr, ProcessServices process, CancellationToken ct) =>
        RunAsync(args, new ToolConsole(() => stdin, stdout, stderr), process, ct);

    private static async Task<int> Main(string[] args)
    {
        using var interruption = new Interruption();
        return await interruption.ExitCodeOfAsync(RunAsync(args, ProcessConsole.Open(), ProcessServices.Current, interruption.Token));
    }

    private static async Task<int> RunAsync(string[] args, ToolConsole console, ProcessServices process, CancellationToken ct)
    {
        (RootCommand root, ToolHost host) = ToolCommand.Create(console, process);
        try
        {
            ParseResult parsed = root.Parse(args);
            if (parsed.Action is ParseErrorAction) return host.Messages.UsageError(UsageErrors.Of(parsed));
            MisplacedArguments.Ensure(parsed);
            var configuration = new InvocationConfiguration
            {
                Output = console.Out,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            int code = await parsed.InvokeAsync(configuration, ct);
            console.Deliver();
            return code;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (ReaderGoneException)
        {
            return ExitCodes.Ok;
        }
        catch (AdoEntraException exception)
        {
            return host.Messages.Failure(exception);
        }
        catch (Exception exception)
        {
            return host.Messages.Unexpected(exception);
        }
    }
}
