using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Connections;

public sealed class ProcessServicesTests : IDisposable
{
    private readonly TestProcess _process = new TestProcess().WithOrganization();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task End_Connection_DropsTokenAndCredential()
    {
        AdoConnection connection = await _process.ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;

        _process.Product.End(connection);

        Assert.False(_process.Product.Tokens.TryGetCached(identity, out _));
        Assert.NotSame(identity.Credential, _process.Product.Credentials.Take(_process.SignIn).Credential);
        Assert.Throws<AdoConnectionException>(() => connection.Session);
    }

    [Fact]
    public async Task End_ThenConnectAgain_GetsANewTokenFromTheSourceItself()
    {
        _process.Product.End(await _process.ConnectAsync());

        AdoConnection again = await _process.ConnectAsync();

        Assert.Equal([false, true], _process.Source.Requests.Select(static request => request.Fresh));
        Assert.NotNull(again.TokenExpiresOn);
    }

    [Fact]
    public async Task End_OneOfTwoSignIns_LeavesTheOther()
    {
        AdoConnection one = await _process.ConnectAsync();
        var otherSource = FakeSource.Counting(_process.Clock);
        AdoConnection other = await _process.ConnectAsync(
            new ConnectRequest(new TestSignIn("other", otherSource)) { Organization = "contoso", Name = "other" }
        );

        _process.Product.End(one);

        Assert.NotNull(other.TokenExpiresOn);
        Assert.Same(other.Session.Identity.Credential, _process.Product.Credentials.Take(new TestSignIn("other", otherSource)).Credential);
    }

    // By then its source may have nothing to give any more: a secret that has expired, a token that was given.
    [Fact]
    public async Task End_OneOfTwoConnectionsOfOneSignIn_LeavesTheOtherItsToken()
    {
        AdoConnection one = await _process.ConnectAsync();
        AdoConnection two = await _process.ConnectAsync(new ConnectRequest(_process.SignIn) { Organization = "contoso", Name = "two" });

        _process.Product.End(one);

        CachedToken token = await _process.Product.Tokens.GetAsync(two.Session.Identity, default);
        Assert.Equal("token-1", token.Value);
        TokenIdentity identity = two.Session.Identity;
        _process.Product.End(two);
        Assert.False(_process.Product.Tokens.TryGetCached(identity, out _));
    }

    [Fact]
    public void Current_IsOneForTheProcess() => Assert.Same(ProcessServices.Current, ProcessServices.Current);

    [Fact]
    public async Task Connect_TwoSignIns_SendTheirOwnTokens()
    {
        var other = new FakeSource(_ => FakeSource.Token("of-another", _process.Clock.Now.AddHours(1)));

        await _process.ConnectAsync();
        await _process.ConnectAsync(new ConnectRequest(new TestSignIn("another", other)) { Organization = "contoso" });

        Assert.Equal(
            ["Bearer token-1", "Bearer of-another"],
            _process
                .Server.Requests.Where(static request => request.Uri.AbsolutePath.EndsWith("connectionData", StringComparison.Ordinal))
                .Select(static request => request.Header("Authorization"))
        );
    }
}
