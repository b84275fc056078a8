using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>Ctrl+C while a host is being asked: the wait ends at once, wherever it stands, and so does the request.</summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class ManagedIdentityCancellationTests : IDisposable
{
    private const string Endpoint = "http://127.0.0.1:41999/msi/token";
    private readonly HostEnvironment _environment = new(("IDENTITY_ENDPOINT", Endpoint), ("IDENTITY_HEADER", "header-value-77"));
    private readonly FakeServer _server = new();
    private readonly TestClock _clock = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task GetToken_CancelledWhileTheHostIsSilent_IsCancelled()
    {
        Hanging hanging = _server.Hang(HttpMethod.Get, Endpoint);
        Task<SourceToken> token = GetAsync();
        await hanging.Reached.OrFail();

        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => token.OrFail());
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task GetToken_CancelledWhileWaitingForTheNextTry_IsCancelled()
    {
        _clock.HoldsWaits = true;
        _server.OnGet(Endpoint, static _ => Answer.Json("""{"statusCode":429,"message":"slow down"}""", 429).With("Retry-After", "8"));
        Task<SourceToken> token = GetAsync();
        Assert.Equal(8, (await _clock.UnderWay.OrFail()).TotalSeconds);

        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => token.OrFail());
    }

    [Fact]
    public async Task GetToken_CancelledInTheMiddleOfTheAnswer_IsCancelled()
    {
        var gate = new Gate();
        var body = new ChunkedBody("{", "}") { BeforeTheLast = gate };
        _server.OnGet(Endpoint, _ => Answer.Body(body));
        Task<SourceToken> token = GetAsync();
        await gate.Reached.OrFail();

        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => token.OrFail());
        Assert.True(body.IsClosed);
    }

    [Fact]
    public async Task GetToken_CancelledBefore_SendsNoRequest()
    {
        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(GetAsync);

        Assert.Empty(_server.Requests);
    }

    // The library asks for one managed-identity token at a time in the whole process.
    [Fact]
    public async Task GetToken_CancelledBehindAnotherIdentity_IsCancelledAlone()
    {
        var gate = new Gate();
        _server.On(HttpMethod.Get, Endpoint, async (_, stop) =>
        {
            await gate.PassAsync(stop);
            return HostEnvironment.TokenAnswer("first");
        });
        Task<SourceToken> first = GetAsync(default);
        await gate.Reached.OrFail();
        Task<SourceToken> second = GetAsync(_stop.Token);

        _stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.OrFail());
        gate.Open();
        Assert.Equal("first", (await first.OrFail()).Token);
    }

    private Task<SourceToken> GetAsync() => GetAsync(_stop.Token);

    private Task<SourceToken> GetAsync(CancellationToken stop) =>
        HostEnvironment.Source(_server, HostEnvironment.NewIdentity(), _clock).GetTokenAsync(HostEnvironment.Request(), stop);
}
