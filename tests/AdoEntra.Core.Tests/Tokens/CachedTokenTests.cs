using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Tokens;

/// <summary>Until when the cache gives a token out (protocol 1.7), and that it does not give it out in text.</summary>
public sealed class CachedTokenTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    // Minutes until the end, minutes until the source wants it renewed (-1: it says nothing), minutes until which it is given out.
    [Theory]
    [InlineData(60, -1, 55)]
    [InlineData(60, 30, 30)]
    [InlineData(60, 55, 55)]
    [InlineData(60, 58, 55)]
    [InlineData(60, 90, 55)]
    [InlineData(5, -1, 0)]
    [InlineData(1, -1, -4)]
    public void UseUntil_IsRefreshOnOrFiveMinutesBeforeTheEnd(int expires, int refresh, int until)
    {
        var token = new CachedToken(FakeSource.Token("t", s_now.AddMinutes(expires), refresh < 0 ? null : s_now.AddMinutes(refresh)));

        Assert.Equal(s_now.AddMinutes(until), token.UseUntil);
        Assert.Equal(s_now.AddMinutes(expires), token.ExpiresOn);
    }

    [Fact]
    public void ToString_HasNoToken()
    {
        var token = new CachedToken(FakeSource.Token("very-secret-token", s_now));

        Assert.Equal("Bearer token until 2026-03-04 05:06:07Z", token.ToString());
    }
}
