using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Tokens;

/// <summary>When the source is asked, and what is kept of its answers.</summary>
public sealed class TokenProviderTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly MemoryTokenCache _cache;
    private readonly TokenProvider _tokens;

    public TokenProviderTests()
    {
        _cache = new MemoryTokenCache(() => _clock.Now);
        _tokens = new TokenProvider(_cache, () => _clock.Now);
    }

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task GetAsync_Twice_AsksTheSourceOnce()
    {
        FakeSource source = FakeSource.Counting(_clock);

        CachedToken first = await _tokens.GetAsync(Identity(source), default);
        CachedToken second = await _tokens.GetAsync(Identity(source), default);

        Assert.Same(first, second);
        SourceTokenRequest request = Assert.Single(source.Requests);
        Assert.Equal(("499b84ac-1321-427f-aa17-267ca6975798/.default", false), (request.Scope, request.Fresh));
    }

    [Fact]
    public async Task GetAsync_FiveMinutesBeforeTheEnd_AsksAgain()
    {
        FakeSource source = FakeSource.Counting(_clock, TimeSpan.FromMinutes(60));
        TokenIdentity identity = Identity(source);
        await _tokens.GetAsync(identity, default);

        _clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("token-1", (await _tokens.GetAsync(identity, default)).Value);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("token-2", (await _tokens.GetAsync(identity, default)).Value);
    }

    [Fact]
    public async Task GetAsync_TokenAboutToEnd_IsAskedForAgainEachTime()
    {
        FakeSource source = FakeSource.Counting(_clock, TimeSpan.FromMinutes(4));
        TokenIdentity identity = Identity(source);

        Assert.Equal("token-1", (await _tokens.GetAsync(identity, default)).Value);
        Assert.Equal("token-2", (await _tokens.GetAsync(identity, default)).Value);
    }

    public static TheoryData<string, int> Unusable => new() { { "", 3600 }, { "t", 0 }, { "t", -1 }, { "t", -86400 } };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task GetAsync_EmptyOrEndedToken_IsAnErrorAndNotKept(string text, int seconds)
    {
        TokenIdentity identity = Identity(new FakeSource(_ => FakeSource.Token(text, _clock.Now.AddSeconds(seconds))));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => _tokens.GetAsync(identity, default).AsTask());

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.StartsWith("Signing in as Test gave " + (text.Length == 0 ? "an empty token." : "a token that ended at "), failure.Message);
        Assert.Contains("Check the clock", failure.RecommendedAction);
        Assert.False(_tokens.TryGetCached(identity, out _));
    }

    // What the library gives for an answer without a token (protocol 1.5).
    [Fact]
    public async Task GetAsync_EmptyTokenOfTheYearOne_IsAnError()
    {
        TokenIdentity identity = Identity(new FakeSource(static _ => FakeSource.Token(string.Empty, DateTimeOffset.MinValue)));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => _tokens.GetAsync(identity, default).AsTask());

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
    }

    [Fact]
    public async Task GetAsync_SourceFails_IsNotRemembered()
    {
        int calls = 0;
        var source = new FakeSource(_ => ++calls == 1
            ? throw new AdoSignInException(ErrorIds.Transient, "Not now.", "Later.")
            : FakeSource.Token("token", _clock.Now.AddHours(1)));
        TokenIdentity identity = Identity(source);

        await Assert.ThrowsAsync<AdoSignInException>(() => _tokens.GetAsync(identity, default).AsTask());

        Assert.Equal("token", (await _tokens.GetAsync(identity, default)).Value);
    }

    [Fact]
    public async Task RefreshAsync_TokenInCache_GoesToTheSourceFresh()
    {
        FakeSource source = FakeSource.Counting(_clock);
        TokenIdentity identity = Identity(source);
        await _tokens.GetAsync(identity, default);

        CachedToken fresh = await _tokens.RefreshAsync(identity, default);

        Assert.Equal("token-2", fresh.Value);
        Assert.Equal([false, true], source.Requests.Select(static request => request.Fresh));
        Assert.Same(fresh, await _tokens.GetAsync(identity, default));
    }

    [Fact]
    public async Task RefreshAsync_SourceFails_OldTokenStays()
    {
        var source = new FakeSource(request => request.Fresh
            ? throw new AdoSignInException(ErrorIds.Transient, "Not now.", "Later.")
            : FakeSource.Token("old", _clock.Now.AddHours(1)));
        TokenIdentity identity = Identity(source);
        await _tokens.GetAsync(identity, default);

        await Assert.ThrowsAsync<AdoSignInException>(() => _tokens.RefreshAsync(identity, default));

        Assert.Equal("old", (await _tokens.GetAsync(identity, default)).Value);
    }

    [Fact]
    public async Task Forget_NextToken_ComesFreshAndOnlyThatOne()
    {
        FakeSource source = FakeSource.Counting(_clock, TimeSpan.FromMinutes(60));
        TokenIdentity identity = Identity(source);
        await _tokens.GetAsync(identity, default);

        _tokens.Forget(identity);

        Assert.False(_tokens.TryGetCached(identity, out _));
        Assert.Equal("token-2", (await _tokens.GetAsync(identity, default)).Value);
        _clock.Advance(TimeSpan.FromMinutes(60));
        await _tokens.GetAsync(identity, default);
        Assert.Equal([false, true, false], source.Requests.Select(static request => request.Fresh));
    }

    [Fact]
    public async Task Forget_FirstTryFails_NextIsFreshToo()
    {
        int calls = 0;
        var source = new FakeSource(_ => ++calls == 1
            ? throw new AdoSignInException(ErrorIds.Transient, "Not now.", "Later.")
            : FakeSource.Token("token", _clock.Now.AddHours(1)));
        TokenIdentity identity = Identity(source);
        _tokens.Forget(identity);

        await Assert.ThrowsAsync<AdoSignInException>(() => _tokens.GetAsync(identity, default).AsTask());
        await _tokens.GetAsync(identity, default);

        Assert.All(source.Requests, static request => Assert.True(request.Fresh));
    }

    [Fact]
    public async Task GetAsync_TwoSignIns_NeverShare()
    {
        FakeSource one = FakeSource.Counting(_clock);
        var two = new FakeSource(_ => FakeSource.Token("of-two", _clock.Now.AddHours(1)));

        Assert.Equal("token-1", (await _tokens.GetAsync(Identity(one, "one"), default)).Value);
        Assert.Equal("of-two", (await _tokens.GetAsync(Identity(two, "two"), default)).Value);
        Assert.Equal("token-1", (await _tokens.GetAsync(Identity(one, "one"), default)).Value);
    }

    [Fact]
    public async Task GetAsync_SameSignInForTwoTenants_NeverShares()
    {
        FakeSource source = FakeSource.Counting(_clock);
        var credential = new Credential("key", "Test", source);

        CachedToken one = await _tokens.GetAsync(new TokenIdentity(credential, "tenant-1", "scope"), default);
        CachedToken two = await _tokens.GetAsync(new TokenIdentity(credential, "tenant-2", "scope"), default);

        Assert.NotEqual(one.Value, two.Value);
    }

    internal static TokenIdentity Identity(ITokenSource source, string name = "one") =>
        new(new Credential("test|" + name, "Test", source), null, TokenProvider.AzureDevOpsScope);
}
