namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>Work that never ends by itself. Tells when it was reached and when its caller gave it up.</summary>
internal sealed class Hanging
{
    private readonly TaskCompletionSource<bool> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public Task Cancelled => _cancelled.Task;

    public async Task<T> WaitAsync<T>(CancellationToken stop)
    {
        _reached.TrySetResult(true);
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult(true);
            throw;
        }

        throw new InvalidOperationException("Waited for ever, and yet it ended.");
    }
}
