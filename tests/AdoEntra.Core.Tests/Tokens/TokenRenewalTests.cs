using System.Diagnostics.CodeAnalysis;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Tokens;

/// <summary>Long jobs: renewed ahead, once for all, and a renewal that fails does no harm before the old token ends.</summary>
public sealed class TokenRenewalTests : IDisposable
{
    private static readonly TimeSpan s_life = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_halfLife = TimeSpan.FromHours(12);

    private readonly TestClock _clock = new();
    private readonly TokenCache _cache;
    private readonly TokenProvider _tokens;
    private readonly FakeSource _source;
    private readonly TokenIdentity _identity;
    private Func<CancellationToken, Task> _before = static _ => Task.CompletedTask;
    private int _count;

    public TokenRenewalTests()
    {
        _cache = new TokenCache(() => _clock.Now);
        _tokens = new TokenProvider(_cache, () => _clock.Now);
        _source = new FakeSource(async (_, stop) =>
        {
            await _before(stop);
            return FakeSource.Token($"token-{Interlocked.Increment(ref _count)}", _clock.Now + s_life, _clock.Now + s_halfLife);
        });
        _identity = new TokenIdentity(new CredentialUse(new Credential("key", "Test", _source)), AzureDevOpsResource.Scope);
    }

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task GetAsync_PastRefreshOn_GivesTheOldTokenWhileTheNewOneIsOnItsWay()
    {
        await _tokens.GetAsync(_identity, default);
        var gate = new Gate();
        _before = gate.PassAsync;
        _clock.Advance(s_halfLife);

        Assert.Equal("token-1", (await GetAsync()).Value);
        await gate.Reached.OrFail();
        Assert.Equal("token-1", (await GetAsync()).Value);
        gate.Open();

        await Eventually.EqualAsync("token-2", async () => (await GetAsync()).Value);
        Assert.Equal(2, _source.Requests.Count);
    }

    [Fact]
    public async Task GetAsync_ManyPastRefreshOn_RenewOnce()
    {
        await _tokens.GetAsync(_identity, default);
        var gate = new Gate();
        _before = gate.PassAsync;
        _clock.Advance(s_halfLife);

        CachedToken[] given = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(GetAsync)));
        gate.Open();

        Assert.All(given, static token => Assert.Equal("token-1", token.Value));
        await Eventually.EqualAsync("token-2", async () => (await GetAsync()).Value);
        Assert.Equal(2, _source.Requests.Count);
    }

    // The library below may give the one in the background what it had before.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Renewal_ThatLandsBehindANewerRequest_DoesNotReplaceItsToken(bool isRefused)
    {
        CachedToken first = await GetAsync();
        var gate = new Gate();
        _before = gate.PassAsync;
        _clock.Advance(s_halfLife);
        await GetAsync();
        await gate.Reached.OrFail();
        _before = static _ => Task.CompletedTask;
        // Joins the renewal that is under way.
        _clock.Advance(s_halfLife - TimeSpan.FromMinutes(2));
        Task<CachedToken> late = GetAsync();

        CachedToken newer = await (
            isRefused ? _tokens.ReplaceAsync(_identity, first, null, default) : _tokens.RefreshAsync(_identity, default)
        ).OrFail();
        gate.Open();

        Assert.Equal(("token-2", "token-2"), (newer.Value, (await late.OrFail()).Value));
        Assert.Equal(3, _count);
        Assert.Equal("token-2", _tokens.TryGetCached(_identity, out CachedToken? kept) ? kept.Value : null);
    }

    // Neither is more recent than what was asked for past all caches.
    [Fact]
    public async Task Refresh_ThatLandsBehindARenewal_IsKeptAllTheSame()
    {
        await GetAsync();
        _clock.Advance(s_halfLife);
        var gate = new Gate();
        _before = gate.PassAsync;
        Task<CachedToken> refresh = _tokens.RefreshAsync(_identity, default);
        await gate.Reached.OrFail();
        _before = static _ => Task.CompletedTask;
        await GetAsync();
        await Eventually.EqualAsync("token-2", async () => (await GetAsync()).Value);

        gate.Open();

        Assert.Equal("token-3", (await refresh.OrFail()).Value);
        Assert.Equal("token-3", (await GetAsync()).Value);
    }

    [Fact]
    public async Task Refresh_OfTwo_TheOneThatWasAskedForLaterIsKept()
    {
        await GetAsync();
        var gate = new Gate();
        _before = gate.PassAsync;
        Task<CachedToken> earlier = _tokens.ReplaceAsync(_identity, await GetAsync(), "{}", default);
        await gate.Reached.OrFail();
        _before = static _ => Task.CompletedTask;
        CachedToken later = await _tokens.RefreshAsync(_identity, default).OrFail();

        gate.Open();

        // A caller that requested more gets what was issued for that.
        Assert.Equal(("token-2", "token-3"), (later.Value, (await earlier.OrFail()).Value));
        Assert.Equal("token-2", (await GetAsync()).Value);
    }

    [Fact]
    public async Task GetAsync_RenewalInTheBackgroundHasFailed_SendsNoRequestForHalfAMinute()
    {
        await GetAsync();
        _before = static _ => throw new AdoSignInException(ErrorIds.Transient, "The host is asleep.", "Wake it.");
        _clock.Advance(s_halfLife);
        await GetAsync();
        await Eventually.SomeAsync(() => _tokens.TakeFailure(_identity));
        var gate = new Gate();
        _before = gate.PassAsync;

        await GetAsync();
        await Task.WhenAny(gate.Reached, Task.Delay(200));

        Assert.False(gate.Reached.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await Eventually.EqualAsync(true, async () => await GetAsync() is not null && gate.Reached.IsCompleted);
        gate.Open();
    }

    // At that very moment too.
    [Fact]
    public async Task GetAsync_TokenThatIsDueAtOnce_IsNotAskedForAtEachCall()
    {
        int asked = 0;
        var source = new FakeSource(_ => FakeSource.Token($"due-{++asked}", _clock.Now + s_life, _clock.Now));
        var identity = new TokenIdentity(new CredentialUse(new Credential("key", "Test", source)), AzureDevOpsResource.Scope);
        await _tokens.GetAsync(identity, default).AsTask().OrFail();

        await _tokens.GetAsync(identity, default).AsTask().OrFail();
        await Task.Delay(200);

        Assert.Single(source.Requests);
    }

    [Fact]
    public async Task GetAsync_AnotherLandsBetweenTheLookAndTheQuestion_SendsNoRequest()
    {
        var present = new CachedToken(FakeSource.Token("present", _clock.Now + s_life));
        var tokens = new TokenProvider(new LateCache(present), () => _clock.Now);

        Assert.Same(present, await tokens.GetAsync(_identity, default).AsTask().OrFail());
        Assert.Empty(_source.Requests);
    }

    [Fact]
    public async Task Renewal_ThatFailsBehindANewerRequest_IsNoNews()
    {
        await GetAsync();
        var gate = new Gate();
        _before = async stop =>
        {
            await gate.PassAsync(stop);
            throw new AdoSignInException(ErrorIds.Transient, "The host is asleep.", "Wake it.");
        };
        _clock.Advance(s_halfLife);
        await GetAsync();
        await gate.Reached.OrFail();
        _before = static _ => Task.CompletedTask;
        await _tokens.RefreshAsync(_identity, default).OrFail();

        gate.Open();
        await Task.Delay(100);

        Assert.Null(_tokens.TakeFailure(_identity));
        Assert.Equal("token-2", (await GetAsync()).Value);
    }

    [Fact]
    public async Task GetAsync_RenewalInTheBackgroundFails_SaysSoOnceAndTriesAgainLater()
    {
        await _tokens.GetAsync(_identity, default);
        _before = static _ => throw new AdoSignInException(ErrorIds.Transient, "The host is asleep.", "Wake it.");
        _clock.Advance(s_halfLife);

        Assert.Equal("token-1", (await GetAsync()).Value);
        RenewalFailure failure = await Eventually.SomeAsync(() => _tokens.TakeFailure(_identity));
        Assert.Contains("The host is asleep. Wake it.", failure.ToString());
        Assert.Equal("token-1", (await GetAsync()).Value);
        Assert.Equal(2, _source.Requests.Count);
        Assert.Null(_tokens.TakeFailure(_identity));

        _before = static _ => Task.CompletedTask;
        _clock.Advance(TimeSpan.FromSeconds(31));
        await Eventually.EqualAsync("token-2", async () => (await GetAsync()).Value);
        Assert.Null(_tokens.TakeFailure(_identity));
    }

    [Fact]
    public async Task GetAsync_RenewalBeforeTheEndFails_GivesTheOldTokenUntilItEnds()
    {
        await _tokens.GetAsync(_identity, default);
        _before = static _ => throw new AdoSignInException(ErrorIds.InvalidCredential, "The secret has expired.", "Make another.");
        _clock.Advance(s_life - TimeSpan.FromMinutes(4));

        Assert.Equal("token-1", (await GetAsync()).Value);
        Assert.Contains("The secret has expired.", _tokens.TakeFailure(_identity)!.ToString());
        Assert.Equal("token-1", (await GetAsync()).Value);
        Assert.Equal(2, _source.Requests.Count);

        _clock.Advance(TimeSpan.FromMinutes(4));
        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => _tokens.GetAsync(_identity, default).AsTask());
        Assert.Equal(ErrorIds.InvalidCredential, failure.ErrorId);
    }

    [Fact]
    public async Task GetAsync_BeforeTheEnd_WaitsForTheNewToken()
    {
        await _tokens.GetAsync(_identity, default);
        _clock.Advance(s_life - TimeSpan.FromMinutes(4));

        Assert.Equal("token-2", (await GetAsync()).Value);
    }

    [Fact]
    public async Task Forget_AFailedRenewal_IsForgottenToo()
    {
        await _tokens.GetAsync(_identity, default);
        _before = static _ => throw new AdoSignInException(ErrorIds.Transient, "Not now.", "Later.");
        _clock.Advance(s_life - TimeSpan.FromMinutes(4));
        await _tokens.GetAsync(_identity, default);

        _tokens.Forget(_identity);

        Assert.Null(_tokens.TakeFailure(_identity));
        await Assert.ThrowsAsync<AdoSignInException>(() => _tokens.GetAsync(_identity, default).AsTask());
    }

    [Fact]
    public async Task GetAsync_GivenToken_ServesWhateverItSaysOfItself()
    {
        var source = new FakeSource(_ => new SourceToken("given", _clock.Now - TimeSpan.FromHours(1), null, SourceToken.Bearer)
        {
            IsFixed = true,
        });
        var identity = new TokenIdentity(new CredentialUse(new Credential("given", "AccessToken", source)), AzureDevOpsResource.Scope);

        await _tokens.GetAsync(identity, default);
        _clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal("given", (await _tokens.GetAsync(identity, default)).Value);
        Assert.Single(source.Requests);
    }

    [Fact]
    public async Task ReplaceAsync_WithClaims_HandsThemToTheSource()
    {
        CachedToken refused = await _tokens.GetAsync(_identity, default);

        CachedToken other = await _tokens.ReplaceAsync(_identity, refused, """{"access_token":{"nbf":1}}""", default);

        Assert.Equal("token-2", other.Value);
        Assert.Equal((true, """{"access_token":{"nbf":1}}"""), (_source.Requests[1].Fresh, _source.Requests[1].Claims));
    }

    private Task<CachedToken> GetAsync() => _tokens.GetAsync(_identity, default).AsTask().OrFail();

    // Has the token from the second look on.
    private sealed class LateCache(CachedToken present) : ITokenCache
    {
        private int _looks;

        public bool TryGet(TokenKey key, [NotNullWhen(true)] out CachedToken? token) => (token = ++_looks > 1 ? present : null) is not null;

        public bool TryGetOld(TokenKey key, [NotNullWhen(true)] out CachedToken? token) =>
            (token = _looks > 1 ? present : null) is not null;

        public void Set(TokenKey key, CachedToken token)
        {
        }

        public void Remove(TokenKey key)
        {
        }
    }
}
