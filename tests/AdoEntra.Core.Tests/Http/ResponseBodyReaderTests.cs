using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

/// <summary>A body that breaks, falls silent or is not wanted any more; and one whose reader takes his time.</summary>
public sealed class ResponseBodyReaderTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(1);

    private readonly byte[] _buffer = new byte[16];
    private readonly TestClock _clock = new();

    [Fact]
    public async Task Silence_HasAnEnd()
    {
        var gate = new Gate();
        using var body = new ChunkedBody("abc", "def") { BeforeTheLast = gate };
        using var reader = new ResponseBodyReader(body, "the things", s_short, default, _clock.ForRequests());
        Assert.Equal(3, await reader.ReadAsync(_buffer, 0, 16).AsTask().OrFail());
        Task<int> silent = reader.ReadAsync(_buffer, 0, 16).AsTask();
        await gate.Reached.OrFail();

        _clock.Advance(s_short);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => silent.OrFail());
        Assert.Equal((ErrorIds.TimedOut, "the things"), (failure.ErrorId, failure.Target));
        Assert.Contains("no data for 1 s", failure.Message);
    }

    // The limit is on the wire's silence, not on the consumer's.
    [Fact]
    public async Task SlowConsumer_IsNoSilence()
    {
        using var body = new ChunkedBody("abc", "def");
        using var reader = new ResponseBodyReader(body, "the things", s_short, default, _clock.ForRequests());
        Assert.Equal(3, await reader.ReadAsync(_buffer, 0, 16));

        _clock.Advance(s_short + s_short);

        Assert.Equal(3, await reader.ReadAsync(_buffer, 0, 16));
        Assert.Equal(0, await reader.ReadAsync(_buffer, 0, 16));
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(InvalidDataException))]
    public async Task Broken_IsAnErrorOfOurs(Type kind)
    {
        using var body = new ChunkedBody { InPlaceOfTheEnd = (Exception)Activator.CreateInstance(kind)! };
        using var reader = new ResponseBodyReader(body, "the things", s_short, default, _clock.ForRequests());

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => reader.ReadAsync(_buffer, 0, 16).AsTask());

        Assert.Equal((ErrorIds.Transient, "the things"), (failure.ErrorId, failure.Target));
        Assert.IsType(kind, failure.InnerException);
    }

    [Fact]
    public async Task Cancelled_IsNeitherBrokenNorSilent()
    {
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        using var body = new ChunkedBody("abc") { BeforeTheLast = gate };
        using var reader = new ResponseBodyReader(body, "the things", ResponseBodyReader.LongestSilence, stop.Token);
        Task<int> read = reader.ReadAsync(_buffer, 0, 16).AsTask();
        await gate.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.OrFail());
    }

    // On .NET Framework a read does not look at its token: the stream is closed under it, and that is no broken connection.
    [Fact]
    public async Task Cancelled_ByClosingTheStream_IsStillCancelled()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var body = new ChunkedBody { InPlaceOfTheEnd = new ObjectDisposedException("the stream") };
        using var reader = new ResponseBodyReader(body, "the things", s_short, stop.Token, _clock.ForRequests());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(_buffer, 0, 16).AsTask());
    }
}
