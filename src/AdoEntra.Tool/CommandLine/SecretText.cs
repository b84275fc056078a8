using AdoEntra.Errors;
using AdoEntra.Identity;

namespace AdoEntra.Tool.CommandLine;

/// <summary>
/// Where a secret comes from: <c>env:NAME</c>, <c>file:PATH</c> or <c>-</c> for standard input. Never the command line itself, which everybody on
/// the machine can read and the shell keeps in its history.
/// </summary>
internal static class SecretText
{
    public const string Form = "env:NAME | file:PATH | -";

    // A token or a password, not somebody's disk.
    private const int Longest = 1024 * 1024;

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: no source, or nothing there.</exception>
    public static Secret Read(string option, string source, TextReader standardInput)
    {
        string text = source switch
        {
            "-" => standardInput.ReadToEnd(),
            _ when source.StartsWith("env:", StringComparison.Ordinal) => Environment.GetEnvironmentVariable(source[4..]) ?? throw Wrong($"The variable {source[4..]} that {option} names is not set.", "Set it, or check its name."),
            _ when source.StartsWith("file:", StringComparison.Ordinal) => ReadFile(option, source[5..]),
            // Not repeated: it may be the secret itself.
            _ => throw Wrong($"{option} takes no secret on the command line, where others can read it.", $"Say where the secret is: {Form}."),
        };
        return Secret.From(text.Trim('\r', '\n', '\uFEFF')) ?? throw Wrong($"There is nothing in what {option} names.", "Check what should have put the secret there.");
    }

    private static string ReadFile(string option, string path)
    {
        try
        {
            if (new FileInfo(path).Length > Longest) throw Wrong($"The file '{path}' that {option} names is too large for a secret.", "Check the path.");
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Wrong($"The file '{path}' that {option} names cannot be read ({exception.GetType().Name}).", "Check the path and who may read it.");
        }
    }

    private static AdoConnectionException Wrong(string what, string advice) => new(ErrorIds.InvalidRequest, what, advice);
}
