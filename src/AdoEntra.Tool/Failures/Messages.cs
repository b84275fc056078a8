using System.CommandLine;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.Failures;

/// <summary>All messages to the user: on stderr, a line each, without secrets and without what could steer a terminal.</summary>
internal sealed class Messages(TextWriter error, Command root) : ISignInProgress
{
    private const int LongestText = 4000;

    /// <inheritdoc/>
    public bool IsInteractive => InteractiveSession.IsHere(Environment.GetEnvironmentVariable, Console.IsInputRedirected, []);

    /// <summary>Whether to tell what is done meanwhile.</summary>
    public bool IsVerbose { get; set; }

    /// <summary>The option that limits what is under way now, where it is not the one of signing in.</summary>
    public string? LimitOption { get; set; }

    /// <summary>Tells what is done, where that was asked for.</summary>
    public void Verbose(string text)
    {
        if (IsVerbose) error.WriteLine($"verbose: {Clean(text)}");
    }

    /// <summary>Tells what is done in another way than one would expect.</summary>
    public void Warning(string text) => error.WriteLine($"{ToolCommand.Name}: warning: {Clean(text)}");

    /// <summary>Tells what is waited for.</summary>
    public void Waiting(string text) => error.WriteLine($"{ToolCommand.Name}: waiting: {Clean(text)}");

    /// <summary>Tells a person what to do now.</summary>
    public void Prompt(string text) => error.WriteLine(Clean(text));

    /// <summary>Tells what failed on one line and what to do about it on the next, and gives the exit code for it.</summary>
    public int Failure(AdoEntraException failure)
    {
        string? limit = failure is AdoSignInException ? null : LimitOption;
        Write(failure.ErrorId, Wording.ForShell(failure.Summary, root, limit), Wording.ForShell(failure.RecommendedAction, root, limit));
        if (failure is AdoServiceException { StatusCode: { } status } service)
        {
            string codes = Part("code", service.ServiceCode) + Part("type", service.TypeKey) + Part("activity", service.ActivityId);
            Verbose($"HTTP {status}{codes}");
        }

        return ExitCodes.Of(failure);

        static string Part(string name, string? value) => value is null ? string.Empty : $", {name} {value}";
    }

    /// <summary>A text of Core as it is typed in this shell, without secrets.</summary>
    public string ForShell(string text) => Redaction.Redact(Wording.ForShell(text, root), LongestText, []);

    /// <summary>Tells what is wrong with the command line.</summary>
    public int UsageError((string What, string Advice) mistake)
    {
        Write(ErrorIds.InvalidRequest, mistake.What, mistake.Advice);
        return ExitCodes.Usage;
    }

    /// <summary>A failure that the product has no name for, so most likely its own defect.</summary>
    public int Unexpected(Exception exception)
    {
        string what = $"{exception.GetType().Name}: {exception.Message}";
        Write("Unexpected", what, "Try again; if it persists, report it with the output of --verbose.");
        if (IsVerbose && exception.StackTrace is { } trace) error.WriteLine(trace);
        return ExitCodes.Failed;
    }

    private void Write(string id, string what, string advice)
    {
        error.WriteLine($"{ToolCommand.Name}: {id}: {Clean(what)}");
        error.WriteLine(Clean(advice));
    }

    // Core has redacted what comes from elsewhere; what a user typed in the wrong place is seen here for the first time.
    private static string Clean(string text) => PlainText.OneLine(Redaction.Redact(text));
}
