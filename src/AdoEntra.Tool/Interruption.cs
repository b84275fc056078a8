using System.Runtime.InteropServices;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Tool;

/// <summary>Ctrl+C and a polite kill. The first ends the requests under way; the second does what the system does by itself.</summary>
internal sealed class Interruption : IDisposable
{
    // What is not over by then is not waited for.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _graceOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;
    private int _exitCode;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>
    /// The exit code of the work; after a signal that of the signal (128 and its number), after the grace period at the latest.
    /// </summary>
    public async Task<int> ExitCodeOfAsync(Task<int> work)
    {
        await Task.WhenAny(work, _graceOver.Task);
        return _cancellation.IsCancellationRequested ? _exitCode : await work;
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals) signal.Dispose();
        // The source is not disposed: work that was not waited for may still look at it.
    }

    private void Stop(PosixSignalContext context)
    {
        if (_cancellation.IsCancellationRequested) return;
        context.Cancel = true;
        _exitCode = context.Signal == PosixSignal.SIGINT ? ExitCodes.Interrupted : ExitCodes.Terminated;
        _ = _cancellation.CancelAsync();
        _ = Task.Delay(s_grace).ContinueWith(_ => _graceOver.TrySetResult(), TaskScheduler.Default);
    }
}
