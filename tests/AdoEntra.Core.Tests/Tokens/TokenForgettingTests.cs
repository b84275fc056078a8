using System.Collections.Concurrent;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Tokens;

/// <summary>A token forgotten while one is on its way: what was asked for before is used by those who asked, and not cached.</summary>
public sealed class TokenForgettingTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly TokenCache _cache;
    private readonly TokenProvider _tokens;
    private readonly ConcurrentQueue<Gate> _gates = new();
    private readonly FakeSource _source;
    private readonly TokenIdentity _identity;
    private int _asked;

    public TokenForgettingTests()
    {
        _cache = new TokenCache(() => _clock.Now);
        _tokens = new TokenProvider(_cache, () => _clock.Now);
        // Each call waits at the next gate, and gives the token of its number.
        _source = new FakeSource(async (_, stop) =>
        {
            int number = Interlocked.Increment(ref _asked);
            if (_gates.TryDequeue(out Gate? gate)) await gate.PassAsync(stop);
            return FakeSource.Token($"token-{number}", _clock.Now.AddHours(1));
        });
        _identity = TokenProviderTests.Identity(_source);
    }

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Forget_WhileATokenIsOnItsWay_ItIsNotKept()
    {
        Gate gate = NewGate();
        Task<CachedToken> before = _tokens.GetAsync(_identity, default).AsTask();
        await gate.Reached.OrFail();

        _tokens.Forget(_identity);
        gate.Open();

        Assert.Equal("token-1", (await before.OrFail()).Value);
        Assert.False(_tokens.TryGetCached(_identity, out _));
        Assert.Equal("token-2", (await _tokens.GetAsync(_identity, default).AsTask().OrFail()).Value);
        Assert.Equal([false, true], _source.Requests.Select(static request => request.Fresh));
    }

    [Fact]
    public async Task Forget_WhileATokenIsOnItsWay_TheNextCallerDoesNotShareIt()
    {
        Gate gate = NewGate();
        Task<CachedToken> before = _tokens.GetAsync(_identity, default).AsTask();
        await gate.Reached.OrFail();

        _tokens.Forget(_identity);

        Assert.Equal("token-2", (await _tokens.GetAsync(_identity, default).AsTask().OrFail()).Value);
        gate.Open();
        Assert.Equal("token-1", (await before.OrFail()).Value);
    }

    [Fact]
    public async Task Forget_TokenAskedForBeforeLandsLast_DoesNotReplaceTheNewOne()
    {
        Gate gate = NewGate();
        Task<CachedToken> before = _tokens.RefreshAsync(_identity, default);
        await gate.Reached.OrFail();
        _tokens.Forget(_identity);
        await _tokens.GetAsync(_identity, default).AsTask().OrFail();

        gate.Open();
        await before.OrFail();

        Assert.True(_tokens.TryGetCached(_identity, out CachedToken? kept));
        Assert.Equal("token-2", kept.Value);
    }

    [Fact]
    public async Task End_WhileATokenIsOnItsWay_LeavesNoneBehind()
    {
        using TestProcess process = new TestProcess().WithOrganization();
        var gate = new Gate();
        process.Source = new FakeSource(async (request, stop) =>
        {
            if (request.Fresh) await gate.PassAsync(stop);
            return FakeSource.Token("token", process.Clock.Now.AddHours(1));
        });
        AdoConnection connection = await process.ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        Task<CachedToken> renewal = process.Product.Tokens.RefreshAsync(identity, default);
        await gate.Reached.OrFail();

        process.Product.End(connection);
        gate.Open();
        await renewal.OrFail();

        Assert.False(process.Product.Tokens.TryGetCached(identity, out _));
    }

    private Gate NewGate()
    {
        var gate = new Gate();
        _gates.Enqueue(gate);
        return gate;
    }
}
