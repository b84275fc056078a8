using System.Diagnostics;
using System.Text;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.DeveloperTools;

namespace AdoEntra.Tool.Git;

/// <summary>
/// The git of this machine, started in a folder. Its arguments go to it as they are, not through a shell; what it must not find on its
/// command line, where other users see it, goes into its environment.
/// </summary>
internal sealed class GitProgram
{
    private readonly string _program;
    private readonly string _folder;

    private GitProgram(string program, string folder)
    {
        _program = program;
        _folder = folder;
    }

    /// <summary>Finds it.</summary>
    /// <param name="variables">The environment, with the folders of programs.</param>
    /// <param name="folder">Where it is to work.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is none.</exception>
    public static GitProgram Find(VariableReader variables, string folder) =>
        new(
            ProgramPath.Find(variables, IsProgram, "git") ?? throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                "The program git was not found in any folder of PATH.",
                "Install git (https://git-scm.com/downloads, or the package git of this system), or add its folder to PATH.")
            {
                Target = "git",
            },
            folder
        );

    /// <summary>Runs it, and gives what it wrote; it has to end well.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="what">What it was to do, for the message: <c>fetch the branch 'topic'</c>.</param>
    /// <param name="environment">Variables for this one run; null for no further ones.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoConnectionException"><c>Conflict</c>: it ended with an error, which is in the message.</exception>
    public async Task<string> RunAsync(
        IReadOnlyList<string> arguments,
        string what,
        IReadOnlyDictionary<string, string>? environment,
        CancellationToken cancellationToken
    )
    {
        GitOutcome outcome = await TryAsync(arguments, environment, cancellationToken);
        return outcome.ExitCode == 0 ? outcome.Output : throw Failed(what, outcome);
    }

    /// <summary>That it ended with an error, which is in the message.</summary>
    /// <param name="what">What it was to do: <c>fetch the branch 'topic'</c>.</param>
    /// <param name="outcome">How it ended.</param>
    public static AdoConnectionException Failed(string what, GitOutcome outcome) => new(
        ErrorIds.Conflict,
        $"git could not {what}: {Redaction.Redact(outcome.Reason)}",
        "Do what git says, then try again.")
    {
        Target = "git",
    };

    /// <summary>Runs it, however it ends.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<GitOutcome> TryAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(_program)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);

        // No terminal to ask at; messages in the language that is expected here.
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // Windows would put a script through its command processor, which reads arguments in a way of its own.
    private static bool IsProgram(string path) =>
        File.Exists(path) && (!OperatingSystem.IsWindows() || path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase));
}

/// <summary>How a run of git ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote as data.</param>
/// <param name="Errors">What it wrote besides.</param>
internal sealed record GitOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Whether the other side does not have what was to be fetched.</summary>
    public bool IsMissing => Errors.Contains("couldn't find remote ref", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why it failed: its last words, without its own headings.</summary>
    public string Reason
    {
        get
        {
            string[] lines = Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            int first = Array.FindIndex(lines, static line => Heading(line) is not null);
            if (first < 0) return lines.Length == 0 ? $"it ended with {ExitCode}." : string.Join(' ', lines);
            return string.Join(' ', lines.Skip(first).Select(static line => Heading(line) ?? line));
        }
    }

    private static string? Heading(string line) =>
        line.StartsWith("fatal: ", StringComparison.Ordinal) ? line["fatal: ".Length..]
        : line.StartsWith("error: ", StringComparison.Ordinal) ? line["error: ".Length..]
        : null;
}
