using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Tokens;

/// <summary>Many who want the same token at the same time, and those who want another one after a refusal.</summary>
public sealed class TokenSharingTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly TokenCache _cache;
    private readonly TokenProvider _tokens;
    private readonly Gate _gate = new();
    private int _count;

    public TokenSharingTests()
    {
        _cache = new TokenCache(() => _clock.Now);
        _tokens = new TokenProvider(_cache, () => _clock.Now);
    }

    public void Dispose() => _cache.Dispose();

    private FakeSource Gated => new(async (_, stop) =>
    {
        await _gate.PassAsync(stop);
        return FakeSource.Token($"token-{Interlocked.Increment(ref _count)}", _clock.Now.AddHours(1));
    });

    [Fact]
    public async Task GetAsync_SixteenCallers_AskTheSourceOnce()
    {
        FakeSource source = Gated;
        TokenIdentity identity = TokenProviderTests.Identity(source);
        Task<CachedToken>[] callers =
        [
            .. Enumerable.Range(0, 16).Select(_ => Task.Run(() => _tokens.GetAsync(identity, default).AsTask())),
        ];
        await _gate.Reached.OrFail();

        _gate.Open();

        Assert.All(await Task.WhenAll(callers).OrFail(), static token => Assert.Equal("token-1", token.Value));
        Assert.Single(source.Requests);
    }

    [Fact]
    public async Task GetAsync_SourceFails_AllWaitersAreTold()
    {
        var source = new FakeSource(async (_, stop) =>
        {
            await _gate.PassAsync(stop);
            throw new AdoSignInException(ErrorIds.IdentityNotFound, "No such identity.", "Assign it.");
        });
        TokenIdentity identity = TokenProviderTests.Identity(source);
        Task<CachedToken>[] callers = [.. Enumerable.Range(0, 16).Select(_ => _tokens.GetAsync(identity, default).AsTask())];
        await _gate.Reached.OrFail();

        _gate.Open();

        foreach (Task<CachedToken> caller in callers)
        {
            Assert.Equal(ErrorIds.IdentityNotFound, (await Assert.ThrowsAsync<AdoSignInException>(() => caller.OrFail())).ErrorId);
        }

        Assert.Single(source.Requests);
        Assert.False(_tokens.TryGetCached(identity, out _));
    }

    [Fact]
    public async Task GetAsync_OneOfTwoCancels_TheOtherGetsTheToken()
    {
        FakeSource source = Gated;
        TokenIdentity identity = TokenProviderTests.Identity(source);
        using var stop = new CancellationTokenSource();
        Task<CachedToken> first = _tokens.GetAsync(identity, stop.Token).AsTask();
        Task<CachedToken> second = _tokens.GetAsync(identity, default).AsTask();
        await _gate.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.OrFail());
        _gate.Open();
        Assert.Equal("token-1", (await second.OrFail()).Value);
        Assert.Single(source.Requests);
    }

    [Fact]
    public async Task GetAsync_AllCancel_TheSourceIsCancelled()
    {
        var hanging = new Hanging();
        TokenIdentity identity = TokenProviderTests.Identity(new FakeSource((_, stop) => hanging.WaitAsync<SourceToken>(stop)));
        using var stop = new CancellationTokenSource();
        Task<CachedToken>[] callers = [.. Enumerable.Range(0, 3).Select(_ => _tokens.GetAsync(identity, stop.Token).AsTask())];
        await hanging.Reached.OrFail();

        stop.Cancel();

        foreach (Task<CachedToken> caller in callers) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller.OrFail());
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task ReplaceAsync_RefusedIsInCache_GoesToTheSourceFresh()
    {
        FakeSource source = FakeSource.Counting(_clock);
        TokenIdentity identity = TokenProviderTests.Identity(source);
        CachedToken refused = await _tokens.GetAsync(identity, default);

        CachedToken other = await _tokens.ReplaceAsync(identity, refused, null, default);

        Assert.Equal("token-2", other.Value);
        Assert.True(source.Requests[1].Fresh);
    }

    [Fact]
    public async Task ReplaceAsync_AnotherCallerRenewedIt_UsesThat()
    {
        FakeSource source = FakeSource.Counting(_clock);
        TokenIdentity identity = TokenProviderTests.Identity(source);
        CachedToken refused = await _tokens.GetAsync(identity, default);
        CachedToken renewed = await _tokens.RefreshAsync(identity, default);

        Assert.Same(renewed, await _tokens.ReplaceAsync(identity, refused, null, default));
        Assert.Equal(2, source.Requests.Count);
    }

    [Fact]
    public async Task ReplaceAsync_ManyRefusedAtOnce_RenewOnce()
    {
        FakeSource source = Gated;
        TokenIdentity identity = TokenProviderTests.Identity(source);
        var refused = new CachedToken(FakeSource.Token("refused", _clock.Now.AddHours(1)));
        _cache.Set(identity.Key, refused);
        Task<CachedToken>[] callers = [.. Enumerable.Range(0, 16).Select(_ => _tokens.ReplaceAsync(identity, refused, null, default))];
        await _gate.Reached.OrFail();

        _gate.Open();

        Assert.All(await Task.WhenAll(callers).OrFail(), static token => Assert.Equal("token-1", token.Value));
        Assert.Single(source.Requests);
    }
}
