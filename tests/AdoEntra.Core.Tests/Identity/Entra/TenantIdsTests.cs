using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Identity.Entra;

namespace AdoEntra.Core.Tests.Identity.Entra;

/// <summary>What names a tenant, whoever names it.</summary>
public sealed class TenantIdsTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \r\n", null)]
    [InlineData(Id, Id)]
    [InlineData(" " + Id + "\r\n", Id)]
    [InlineData("\uFEFF" + Id + "\0", Id)]
    [InlineData("{" + Id + "}", Id)]
    [InlineData("contoso.onmicrosoft.com", "contoso.onmicrosoft.com")]
    [InlineData("organizations", "organizations")]
    public void Parse_IdOrDomain_IsTaken(string? text, string? tenant) => Assert.Equal(tenant, TenantIds.Parse(text));

    [Theory]
    [InlineData("https://login.microsoftonline.com/" + Id, "'https://login.microsoftonline.com/" + Id + "'")]
    [InlineData(Id + "/", "'" + Id + "/'")]
    [InlineData("{x}", "'{x}'")]
    [InlineData("con toso", "'con toso'")]
    [InlineData(".", "'.'")]
    [InlineData("a\nb", "The tenant is")]
    [InlineData("\U0001F511", "'\U0001F511'")]
    [InlineData("client_secret=kNoWn-kNoWn", "'client_secret=[redacted]'")]
    public void Parse_AnythingElse_IsRefused(string text, string said)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => TenantIds.Parse(text));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.Contains(said, refusal.Message);
        Assert.Contains("is neither the id nor a domain of a tenant. Check -TenantId", refusal.Message);
    }

    [Fact]
    public void Parse_TooLong_IsRefusedInShort() =>
        Assert.InRange(Assert.Throws<AdoConnectionException>(() => TenantIds.Parse(new string('a', 100_000))).Message.Length, 1, 400);

    // Every way to sign in: the library would say something of its own, and Auto would go on to another identity.
    [Fact]
    public void SignIns_TakeTenantsOnly()
    {
        Assert.Throws<AdoConnectionException>(() => new TestSignIn("x", FakeSource.Counting(new TestClock())) { TenantId = "x y" });
        Assert.Equal(Id, new TestSignIn("x", FakeSource.Counting(new TestClock())) { TenantId = Id + "\n" }.TenantId);
    }
}
