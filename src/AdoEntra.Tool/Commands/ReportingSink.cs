using AdoEntra.Resources;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.Commands;

/// <summary>Brings items to stdout and what failed for one of them to stderr, and remembers the exit code of the first failure.</summary>
internal sealed class ReportingSink<T>(ItemWriter<T> output, Messages messages) : IItemSink<T>
    where T : AdoResource
{
    /// <summary>The code of the first failure that was reported; 0 where there was none.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Ok;

    public bool IsSatisfied => false;

    public ValueTask WriteAsync(IReadOnlyList<T> items)
    {
        output.Write(items);
        return ValueTask.CompletedTask;
    }

    public ValueTask ReportAsync(AdoServiceException failure)
    {
        int code = messages.Failure(failure);
        if (ExitCode == ExitCodes.Ok) ExitCode = code;
        return ValueTask.CompletedTask;
    }
}
