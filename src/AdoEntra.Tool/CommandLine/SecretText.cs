using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Secrets;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.CommandLine;

/// <summary>
/// Where a secret comes from: <c>env:NAME</c>, <c>file:PATH</c> or <c>-</c> for standard input. Never the command line itself, which
/// every user of the machine can read and the shell keeps in its history.
/// </summary>
internal static class SecretText
{
    public const string Form = "env:NAME | file:PATH | -";

    // A token or a password, not a disk image.
    private const int Longest = 1024 * 1024;

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: no source, or nothing there.</exception>
    public static Secret Read(string option, string source, SecretKind kind, VariableReader variables, ToolConsole console)
    {
        string text = source switch
        {
            "-" => console.In.ReadToEnd(),
            _ when source.StartsWith("env:", StringComparison.Ordinal) => variables(source[4..])
                ?? throw Wrong(option, $"the variable {source[4..]} is not set", "Set it, or check its name."),
            _ when source.StartsWith("file:", StringComparison.Ordinal) => ReadFile(option, source[5..]),
            // Not repeated: it may be the secret itself.
            _ => throw Wrong(
                option,
                "a secret on the command line can be read by others",
                $"Pass where the secret is: {Form}."
            ),
        };
        return GivenSecret.Find(text, $"The secret of {option}", kind)
            ?? throw Wrong(option, "the source is empty", "Check the step that should have written the secret.");
    }

    private static string ReadFile(string option, string path)
    {
        try
        {
            if (new FileInfo(path).Length > Longest) throw Wrong(option, $"the file '{path}' is too large for a secret", "Check the path.");
            return File.ReadAllText(path);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Wrong(option, $"the file '{path}' cannot be read ({exception.GetType().Name})", "Check the path and its permissions.");
        }
    }

    // No colon behind the option: what follows 'secret:' is treated as one, and hidden.
    private static AdoConnectionException Wrong(string option, string what, string advice) =>
        new(ErrorIds.InvalidRequest, $"The secret of {option} was not read, because {what}.", advice);
}
