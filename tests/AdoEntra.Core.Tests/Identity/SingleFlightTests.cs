using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Identity;

public sealed class SingleFlightTests
{
    private readonly SingleFlight<string, int> _flights = new();
    private int _started;

    [Fact]
    public async Task RunAsync_ManyCallersAtOnce_ShareOneWork()
    {
        var gate = new Gate();
        Task<int>[] callers = [.. Enumerable.Range(0, 16).Select(_ => _flights.RunAsync("a", stop => Work(gate, stop), default))];

        gate.Open();

        Assert.All(await Task.WhenAll(callers).OrFail(), static result => Assert.Equal(1, result));
        Assert.Equal(1, _started);
    }

    [Fact]
    public async Task RunAsync_OtherKey_HasItsOwnWork()
    {
        var gate = new Gate();
        Task<int> a = _flights.RunAsync("a", stop => Work(gate, stop), default);
        Task<int> b = _flights.RunAsync("b", stop => Work(gate, stop), default);

        gate.Open();

        Assert.Equal(3, (await Task.WhenAll(a, b).OrFail()).Sum());
    }

    [Fact]
    public async Task RunAsync_AfterTheEnd_StartsAnew()
    {
        var open = new Gate();
        open.Open();

        Assert.Equal(1, await _flights.RunAsync("a", stop => Work(open, stop), default).OrFail());
        Assert.Equal(2, await _flights.RunAsync("a", stop => Work(open, stop), default).OrFail());
    }

    [Fact]
    public async Task RunAsync_FirstCallerCancels_OthersGetTheResult()
    {
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        bool cancelled = false;
        Task<int> first = _flights.RunAsync("a", token => Work(gate, token, () => cancelled = true), stop.Token);
        Task<int> second = _flights.RunAsync("a", token => Work(gate, token), default);
        await gate.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.OrFail());
        Assert.False(second.IsCompleted);
        gate.Open();
        Assert.Equal(1, await second.OrFail());
        Assert.False(cancelled);
    }

    [Fact]
    public async Task RunAsync_LastCallerCancels_CancelsTheWork()
    {
        var hanging = new Hanging();
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        Task<int> first = _flights.RunAsync("a", hanging.WaitAsync<int>, one.Token);
        Task<int> second = _flights.RunAsync("a", hanging.WaitAsync<int>, two.Token);
        await hanging.Reached.OrFail();

        one.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.OrFail());
        Assert.False(hanging.Cancelled.IsCompleted);
        two.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.OrFail());
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task RunAsync_WorkIgnoresCancellation_CallerIsFreeAndTheNextStartsAnew()
    {
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        Task<int> first = _flights.RunAsync("a", _ => Work(gate, default), stop.Token);
        await gate.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.OrFail());
        var open = new Gate();
        open.Open();
        Assert.Equal(2, await _flights.RunAsync("a", token => Work(open, token), default).OrFail());
        gate.Open();
    }

    [Fact]
    public async Task RunAsync_CancelledBefore_StartsNothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _flights.RunAsync("a", token => Work(new Gate(), token), stop.Token));

        Assert.Equal(0, _started);
    }

    [Fact]
    public async Task RunAsync_Failure_ReachesAllAndIsForgotten()
    {
        var gate = new Gate();
        async Task<int> Fail(CancellationToken stop)
        {
            await Work(gate, stop);
            throw new InvalidOperationException("refused");
        }

        Task<int>[] callers = [.. Enumerable.Range(0, 16).Select(_ => _flights.RunAsync("a", Fail, default))];
        gate.Open();

        foreach (Task<int> caller in callers)
            Assert.Equal("refused", (await Assert.ThrowsAsync<InvalidOperationException>(() => caller.OrFail())).Message);
        Assert.Equal(1, _started);
        Assert.Equal(2, await _flights.RunAsync("a", stop => Work(gate, stop), default).OrFail());
    }

    // One of those who shared the work has left, the other has not yet: the next neither joins what is over nor loses its place to him who
    // leaves. Whether the other really is that late is chance, mostly; so it is tried several times.
    [Fact]
    public async Task RunAsync_BetweenTheFirstAndTheLastToLeave_StartsAnewAndIsShared()
    {
        for (int round = 1; round <= 20; round++)
        {
            var gate = new Gate();
            var next = new Gate();
            Task<int>[] callers = [.. Enumerable.Range(0, 2).Select(_ => _flights.RunAsync("a", stop => Work(gate, stop), default))];
            // At once, on the thread of the first to leave.
            Task<int> between = Task
                .Factory.ContinueWhenAny(
                    callers,
                    _ => _flights.RunAsync("a", stop => Work(next, stop), default),
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                )
                .Unwrap();
            await gate.Reached.OrFail();

            gate.Open();

            await Task.WhenAll(callers).OrFail();
            Assert.False(between.IsCompleted, "It has joined what was over.");
            Task<int> later = _flights.RunAsync("a", stop => Work(next, stop), default);
            next.Open();
            Assert.Equal((2 * round, 2 * round), (await between.OrFail(), await later.OrFail()));
            Assert.Equal(2 * round, _started);
        }
    }

    [Fact]
    public async Task RunAsync_WorkThatBlocks_DoesNotBlockTheCaller()
    {
        using var release = new ManualResetEventSlim();

        Task<int> caller = _flights.RunAsync(
            "a",
            _ =>
            {
                Assert.True(release.Wait(Soon.Limit, CancellationToken.None), "It was not released.");
                return Task.FromResult(7);
            },
            default);

        Assert.False(caller.IsCompleted);
        release.Set();
        Assert.Equal(7, await caller.OrFail());
    }

    private async Task<int> Work(Gate gate, CancellationToken stop, Action? cancelled = null)
    {
        int number = Interlocked.Increment(ref _started);
        using CancellationTokenRegistration registration = stop.Register(() => cancelled?.Invoke());
        await gate.PassAsync(stop);
        return number;
    }
}
