using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Identity;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Tokens;

public sealed class TokenCacheTests : IDisposable
{
    private static readonly TokenKey s_key = new(new Credential("sign-in", "Test", FakeSource.Counting(new TestClock())), "scope");
    private readonly TestClock _clock = new();
    private readonly TokenCache _cache;

    public TokenCacheTests() => _cache = new TokenCache(() => _clock.Now);

    public void Dispose() => _cache.Dispose();

    [Fact]
    public void TryGet_NothingSet_IsFalse()
    {
        Assert.False(_cache.TryGet(s_key, out CachedToken? token));
        Assert.Null(token);
    }

    [Fact]
    public void TryGet_BeforeUseUntil_IsTheToken()
    {
        CachedToken token = Token(60);
        _cache.Set(s_key, token);
        _clock.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromTicks(1));

        Assert.True(_cache.TryGet(s_key, out CachedToken? found));
        Assert.Same(token, found);
    }

    [Fact]
    public void TryGet_AtUseUntil_IsFalse()
    {
        _cache.Set(s_key, Token(60));
        _clock.Advance(TimeSpan.FromMinutes(55));

        Assert.False(_cache.TryGet(s_key, out CachedToken? found));
        Assert.Null(found);
    }

    [Fact]
    public void Set_TokenPastItsUse_DropsTheOneBefore()
    {
        _cache.Set(s_key, Token(60));

        _cache.Set(s_key, Token(5));

        Assert.False(_cache.TryGet(s_key, out _));
    }

    [Fact]
    public void Set_Again_TakesTheNewOne()
    {
        _cache.Set(s_key, Token(60));
        CachedToken second = Token(90);

        _cache.Set(s_key, second);

        Assert.True(_cache.TryGet(s_key, out CachedToken? found));
        Assert.Same(second, found);
    }

    // An equal credential is another object, and may be another identity.
    [Fact]
    public void TryGet_KeyDiffersInOnePart_IsFalse()
    {
        _cache.Set(s_key, Token(60));

        Assert.False(_cache.TryGet(s_key with { Credential = new Credential("sign-in", "Test", s_key.Credential.Source) }, out _));
        Assert.False(_cache.TryGet(s_key with { Scope = "other" }, out _));
        Assert.True(_cache.TryGet(new TokenKey(s_key.Credential, "scope"), out _));
    }

    [Fact]
    public void Remove_LeavesOthers()
    {
        TokenKey other = s_key with { Scope = "other" };
        _cache.Set(s_key, Token(60));
        _cache.Set(other, Token(60));

        _cache.Remove(s_key);

        Assert.False(_cache.TryGet(s_key, out _));
        Assert.True(_cache.TryGet(other, out _));
    }

    private CachedToken Token(int minutes) => new(FakeSource.Token("t", _clock.Now.AddMinutes(minutes)));
}
