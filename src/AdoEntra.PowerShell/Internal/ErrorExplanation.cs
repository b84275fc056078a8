using System.Management.Automation;
using System.Text;
using AdoEntra.Diagnosis.Explaining;

namespace AdoEntra.Internal;

/// <summary>What an error of the shell means. One of ours knows its cause; of any other the text is looked at.</summary>
internal static class ErrorExplanation
{
    // The ids that the shell gives to a line of a native program's stderr, and to its exit code.
    private const string NativeLine = "NativeCommandError";
    private const string NativeExit = "ProgramExitedWithNonZeroCode";

    private const string OwnCommand = ",AdoEntra.Commands.";

    /// <summary>Whether it is a line that a native program has written to stderr.</summary>
    public static bool IsNativeLine(ErrorRecord record) => record.FullyQualifiedErrorId.StartsWith(NativeLine, StringComparison.Ordinal);

    /// <summary>The program whose exit code an error reports; null for any other error.</summary>
    public static string? NativeProgram(ErrorRecord record) =>
        record.FullyQualifiedErrorId == NativeExit && Property(record.Exception, "Path") is { } path
            ? Path.GetFileNameWithoutExtension(path)
            : null;

    /// <summary>What an error means.</summary>
    public static AdoExplanation Of(ErrorRecord record)
    {
        if (Failure(record.Exception) is { } failure) return Explainer.Explain(failure);
        if (NativeProgram(record) is { } program) return Explainer.WithoutOutput(program, $"{program} ... 2>&1 | Resolve-AdoError");
        int ours = record.FullyQualifiedErrorId.IndexOf(OwnCommand, StringComparison.Ordinal);
        if (ours > 0)
        {
            ErrorDetails? details = record.ErrorDetails;
            string id = record.FullyQualifiedErrorId.Substring(0, ours);
            return Explainer.Explain("AdoEntra", id, details?.Message ?? record.Exception.Message, details?.RecommendedAction);
        }

        return Explainer.Explain(Text(record));
    }

    /// <inheritdoc cref="Of(ErrorRecord)"/>
    public static AdoExplanation Of(Exception exception) =>
        exception is IContainsErrorRecord { ErrorRecord: { } record } && record.Exception != exception
            ? Of(record)
            : Failure(exception) is { } failure ? Explainer.Explain(failure) : Explainer.Explain(Messages(exception).ToString());

    private static AdoEntraException? Failure(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is AdoEntraException failure) return failure;
        }

        return null;
    }

    // With the address that a web request was sent to: it says whether the error is about Azure DevOps.
    private static string Text(ErrorRecord record)
    {
        StringBuilder text = Messages(record.Exception);
        if (record.ErrorDetails?.Message is { } details) text.AppendLine(details);
        if (Property(record.TargetObject, "RequestUri") is { } address) text.AppendLine(address);
        return text.ToString();
    }

    private static StringBuilder Messages(Exception? exception)
    {
        var text = new StringBuilder();
        for (; exception is not null; exception = exception.InnerException) text.AppendLine(exception.Message);
        return text;
    }

    private static string? Property(object? value, string name) =>
        value is null ? null : new PSObject(value).Properties[name]?.Value?.ToString();
}
