using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Tokens;

/// <summary>When the source is asked, and what is kept of its answers.</summary>
public sealed class TokenProviderTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly TokenCache _cache;
    private readonly TokenProvider _tokens;

    public TokenProviderTests()
    {
        _cache = new TokenCache(() => _clock.Now);
        _tokens = new TokenProvider(_cache, () => _clock.Now);
    }

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task GetAsync_Twice_AsksTheSourceOnce()
    {
        FakeSource source = FakeSource.Counting(_clock);

        TokenIdentity identity = Identity(source);

        CachedToken first = await _tokens.GetAsync(identity, default);
        CachedToken second = await _tokens.GetAsync(identity, default);

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

    // az gives out the same one until shortly before its end, and takes seconds for it.
    [Fact]
    public async Task GetAsync_SourceHasNothingBetter_IsAskedAgainEachHalfMinuteOnly()
    {
        DateTimeOffset end = _clock.Now.AddMinutes(4);
        var source = new FakeSource(_ => FakeSource.Token("same", end));
        TokenIdentity identity = Identity(source);

        for (int call = 0; call < 6; call++) Assert.Equal("same", (await _tokens.GetAsync(identity, default)).Value);
        Assert.Single(source.Requests);
        _clock.Advance(TimeSpan.FromSeconds(30));
        for (int call = 0; call < 6; call++) Assert.Equal("same", (await _tokens.GetAsync(identity, default)).Value);

        Assert.Equal(2, source.Requests.Count);
    }

    // Five minutes before its end it is time for another, and there is none yet.
    [Fact]
    public async Task GetAsync_RenewalBringsTheSameEnd_IsNotTriedAtEachCall()
    {
        DateTimeOffset end = _clock.Now.AddHours(1);
        var source = new FakeSource(_ => FakeSource.Token("same", end));
        TokenIdentity identity = Identity(source);
        await _tokens.GetAsync(identity, default);
        _clock.Advance(TimeSpan.FromMinutes(56));

        for (int call = 0; call < 5; call++) await _tokens.GetAsync(identity, default);

        Assert.Equal(2, source.Requests.Count);
        end = _clock.Now.AddHours(1);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(end, (await _tokens.GetAsync(identity, default)).ExpiresOn);
    }

    // The source wants it renewed already, each time.
    [Fact]
    public async Task GetAsync_RenewalInTheBackgroundBringsNothing_IsNotTriedAtEachCall()
    {
        DateTimeOffset now = _clock.Now;
        var source = new FakeSource(_ => FakeSource.Token("same", now.AddHours(24), now.AddHours(12)));
        TokenIdentity identity = Identity(source);
        await _tokens.GetAsync(identity, default);
        _clock.Advance(TimeSpan.FromHours(13));

        await _tokens.GetAsync(identity, default);
        await Eventually.EqualAsync(2, () => Task.FromResult(source.Requests.Count));
        for (int call = 0; call < 5; call++) await _tokens.GetAsync(identity, default);

        Assert.Equal(2, source.Requests.Count);
    }

    public static TheoryData<string, int> Unusable => new() { { "", 3600 }, { "t", 0 }, { "t", -1 }, { "t", -86400 } };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task GetAsync_EmptyOrEndedToken_IsAnErrorAndNotKept(string text, int seconds)
    {
        TokenIdentity identity = Identity(new FakeSource(_ => FakeSource.Token(text, _clock.Now.AddSeconds(seconds))));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => _tokens.GetAsync(identity, default).AsTask());

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.StartsWith(
            "Signing in as Test returned " + (text.Length == 0 ? "an empty token." : "a token that expired at "),
            failure.Message
        );
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
    public async Task GetAsync_TwoCredentialsOfEqualKeys_NeverShare()
    {
        FakeSource one = FakeSource.Counting(_clock);
        var two = new FakeSource(_ => FakeSource.Token("of-two", _clock.Now.AddHours(1)));

        TokenIdentity first = Identity(one);

        Assert.Equal("token-1", (await _tokens.GetAsync(first, default)).Value);
        Assert.Equal("of-two", (await _tokens.GetAsync(Identity(two), default)).Value);
        Assert.Equal("token-1", (await _tokens.GetAsync(first, default)).Value);
    }

    [Fact]
    public async Task GetAsync_SameCredentialForTwoScopes_NeverShares()
    {
        FakeSource source = FakeSource.Counting(_clock);
        var use = new CredentialUse(new Credential("key", "Test", source));

        CachedToken one = await _tokens.GetAsync(new TokenIdentity(use, "scope-1"), default);
        CachedToken two = await _tokens.GetAsync(new TokenIdentity(use, "scope-2"), default);

        Assert.NotEqual(one.Value, two.Value);
    }

    internal static TokenIdentity Identity(ITokenSource source, string name = "one") =>
        new(new CredentialUse(new Credential("test|" + name, "Test", source)), AzureDevOpsResource.Scope);
}
