namespace AdoEntra.Core.Tests.Support;

/// <summary>A door that a test opens: what arrives is signalled, and waits until then.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource<bool> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public void Open() => _open.TrySetResult(true);

    public async Task PassAsync(CancellationToken stop = default)
    {
        _reached.TrySetResult(true);
        await _open.Task.WaitAsync(stop);
    }
}
