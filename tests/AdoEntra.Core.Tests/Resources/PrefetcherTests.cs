using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Resources;

/// <summary>Several fetches at once, their items one after the other.</summary>
public sealed class PrefetcherTests
{
    private readonly ListSink<int> _sink = new();
    private readonly Counter _running = new();

    [Fact]
    public async Task Items_ComeInTheOrderOfTheInput_WhicheverIsReadyFirst()
    {
        var ahead = new Prefetcher<int>(8, _sink);
        Gate[] gates = [.. Enumerable.Range(0, 6).Select(static _ => new Gate())];
        gates[0].Open();
        for (int input = 0; input < gates.Length; input++) await ahead.AddAsync(Gated(gates[input], input), default).OrFail();
        Task end = ahead.CompleteAsync(default);
        await Task.WhenAll(gates.Select(static gate => gate.Reached)).OrFail();

        foreach (Gate gate in Enumerable.Reverse(gates)) gate.Open();
        await end.OrFail();

        Assert.Equal([0, 100, 1, 101, 2, 102, 3, 103, 4, 104, 5, 105], _sink.All.Cast<int>());
    }

    // A consumer of only the beginning of the first has requested nothing else.
    [Fact]
    public async Task First_RunsAlone()
    {
        var ahead = new Prefetcher<int>(8, _sink);
        var gate = new Gate();
        Task first = ahead.AddAsync(Gated(gate, 0), default);
        await gate.Reached.OrFail();

        Assert.False(first.IsCompleted);

        gate.Open();
        await first.OrFail();
        Assert.Equal([0, 100], _sink.All.Cast<int>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task NoMoreThanTheLimit_RunAtOnce(int limit)
    {
        var ahead = new Prefetcher<int>(limit, _sink);
        Gate[] gates = [.. Enumerable.Range(0, 12).Select(static _ => new Gate())];
        gates[0].Open();
        Task all = AddAllAsync(ahead, gates);
        for (int input = 1; input < gates.Length; input++)
        {
            await gates[input].Reached.OrFail();
            if (input + limit < gates.Length) Assert.False(gates[input + limit].Reached.IsCompleted);
            gates[input].Open();
        }

        await all.OrFail();

        Assert.InRange(_running.Most, 1, limit);
        Assert.Equal(24, _sink.All.Count);
    }

    [Fact]
    public async Task FarAhead_Waits_UntilItsTurnComes()
    {
        var ahead = new Prefetcher<int>(8, _sink);
        var head = new Gate();
        int written = 0;
        await ahead.AddAsync(Items(0), default).OrFail();
        await ahead.AddAsync(Gated(head, 1), default).OrFail();
        await ahead.AddAsync(ManyAsync, default).OrFail();
        Task end = ahead.CompleteAsync(default);
        await head.Reached.OrFail();

        // Ten batches of a hundred fill the buffer; the fetch is held where it would write the next.
        Assert.Equal(10, Volatile.Read(ref written));
        head.Open();
        await end.OrFail();

        Assert.Equal(50, written);
        Assert.Equal([0, 1, 101, .. Enumerable.Range(1000, 5000)], _sink.All.Cast<int>());

        async Task ManyAsync(IItemSink<int> sink, CancellationToken stop)
        {
            for (int batch = 0; batch < 50; batch++)
            {
                Interlocked.Increment(ref written);
                await sink.WriteAsync([.. Enumerable.Range(1000 + (batch * 100), 100)]);
            }
        }
    }

    [Fact]
    public async Task Failure_ComesBehindWhatCameBefore_AndEndsIt()
    {
        var ahead = new Prefetcher<int>(8, _sink);
        var head = new Gate();
        await ahead.AddAsync(Items(0), default).OrFail();
        await ahead.AddAsync(Gated(head, 1), default).OrFail();
        await ahead.AddAsync(FailAsync, default).OrFail();
        await ahead.AddAsync(Items(9), default).OrFail();
        Task end = ahead.CompleteAsync(default);
        await head.Reached.OrFail();

        head.Open();
        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => end.OrFail());

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Equal([0, 1, 101, 2], _sink.All.Cast<int>());

        static async Task FailAsync(IItemSink<int> sink, CancellationToken stop)
        {
            await sink.WriteAsync([2]);
            throw Failure(ErrorIds.NotSignedIn);
        }
    }

    [Fact]
    public async Task Reports_KeepTheirPlace()
    {
        var ahead = new Prefetcher<int>(8, _sink);
        AdoServiceException gone = Failure(ErrorIds.NotFound);
        var head = new Gate();
        await ahead.AddAsync(Items(0), default).OrFail();
        await ahead.AddAsync(Gated(head, 1), default).OrFail();
        await ahead.AddAsync((sink, _) => sink.ReportAsync(gone).AsTask(), default).OrFail();
        await ahead.AddAsync(Items(3), default).OrFail();
        head.Open();

        await ahead.CompleteAsync(default).OrFail();

        Assert.Equal([0, 1, 101, gone, 3], _sink.All);
    }

    [Fact]
    public async Task Cancelled_EndsTheWaitAndWhatIsUnderWay()
    {
        var ahead = new Prefetcher<int>(2, _sink);
        Hanging[] hanging = [new(), new()];
        using var stop = new CancellationTokenSource();
        await ahead.AddAsync(Items(0), stop.Token).OrFail();
        foreach (Hanging one in hanging) await ahead.AddAsync((_, token) => one.WaitAsync<bool>(token), stop.Token).OrFail();
        Task third = ahead.AddAsync(Items(3), stop.Token);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third.OrFail());
        await Task.WhenAll(hanging.Select(static one => one.Cancelled)).OrFail();
        Assert.Equal([0], _sink.All.Cast<int>());
    }

    [Fact]
    public async Task Enough_AsksForNothingMore_AndWaitsForNothing()
    {
        var ahead = new Prefetcher<int>(8, new ItemWindow<int>(_sink, 3, 0));
        var hanging = new Hanging();
        int asked = 0;
        await ahead.AddAsync(Items(0), default).OrFail();
        await ahead.AddAsync(Items(1, 2), default).OrFail();
        using var stop = new CancellationTokenSource();

        await ahead.AddAsync((_, token) => ++asked == 0 ? Task.CompletedTask : hanging.WaitAsync<bool>(token), stop.Token).OrFail();
        await ahead.CompleteAsync(default).OrFail();

        Assert.Equal(0, asked);
        Assert.Equal([0, 1, 2], _sink.All.Cast<int>());
    }

    [Fact]
    public async Task EnoughWhileOthersRun_WaitsForNothing()
    {
        var ahead = new Prefetcher<int>(8, _sink);
        using var stop = new CancellationTokenSource();
        var hanging = new Hanging();
        await ahead.AddAsync(Items(0), stop.Token).OrFail();
        await ahead.AddAsync((_, token) => hanging.WaitAsync<bool>(token), stop.Token).OrFail();

        _sink.IsSatisfied = true;
        await ahead.CompleteAsync(stop.Token).OrFail();

        stop.Cancel();
        await hanging.Cancelled.OrFail();
    }

    private static AdoServiceException Failure(string id) => new(id, "It did not work.", "Try another.");

    private static Func<IItemSink<int>, CancellationToken, Task> Items(params int[] items) => (sink, _) => sink.WriteAsync(items).AsTask();

    private async Task AddAllAsync(Prefetcher<int> ahead, Gate[] gates)
    {
        for (int input = 0; input < gates.Length; input++) await ahead.AddAsync(Gated(gates[input], input), default);
        await ahead.CompleteAsync(default);
    }

    private Func<IItemSink<int>, CancellationToken, Task> Gated(Gate gate, int item) => async (sink, stop) =>
    {
        _running.Begin();
        await gate.PassAsync(stop);
        await sink.WriteAsync([item]);
        await sink.WriteAsync([100 + item]);
        _running.End();
    };

    private sealed class Counter
    {
        private readonly object _gate = new();
        private int _now;

        public int Most { get; private set; }

        public void Begin()
        {
            lock (_gate) Most = Math.Max(Most, ++_now);
        }

        public void End()
        {
            lock (_gate) _now--;
        }
    }
}
