using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Identity;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Tokens;

public sealed class RenewalLogTests
{
    private static readonly TokenKey s_key = new(new Credential("sign-in", "Test", FakeSource.Counting(new TestClock())), "scope");
    private readonly TestClock _clock = new();
    private readonly RenewalLog _log;

    public RenewalLogTests() => _log = new RenewalLog(() => _clock.Now);

    [Fact]
    public void TryStart_IsForOneAtATime()
    {
        Assert.True(_log.TryStart(s_key));
        Assert.False(_log.TryStart(s_key));

        _log.Ended(s_key);

        Assert.True(_log.TryStart(s_key));
    }

    [Fact]
    public void TryStart_AfterAFailure_WaitsHalfAMinute()
    {
        Fail();

        Assert.False(_log.TryStart(s_key));
        Assert.False(_log.MayTry(s_key));
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(_log.MayTry(s_key));
        Assert.True(_log.TryStart(s_key));
    }

    [Fact]
    public void TryStart_AfterASuccess_NeedsNoWait()
    {
        Fail();

        _log.Succeeded(s_key);

        Assert.True(_log.TryStart(s_key));
        Assert.Null(_log.TakeFailure(s_key));
    }

    [Fact]
    public void TakeFailure_SaysUntilWhenTheOldTokenServes()
    {
        Fail();

        Assert.Contains($"one is valid until {_clock.Now.AddHours(1).UtcDateTime:HH:mm} UTC", _log.TakeFailure(s_key)!.ToString());
        Assert.Null(_log.TakeFailure(s_key));
    }

    private void Fail()
    {
        _log.TryStart(s_key);
        _log.Failed(s_key, new TimeoutException("x"), new CachedToken(FakeSource.Token("t", _clock.Now.AddHours(1))));
        _log.Ended(s_key);
    }
}
