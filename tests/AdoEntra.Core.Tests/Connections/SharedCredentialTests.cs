using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Connections;

/// <summary>What several connections of one sign-in share, and what a failed Connect and a Disconnect leave alone.</summary>
public sealed class SharedCredentialTests : IDisposable
{
    private readonly TestProcess _process = new TestProcess().WithOrganization();

    public SharedCredentialTests()
    {
        _process.Server.On(HttpMethod.Head, "https://dev.azure.com/nosuchorg/", static _ => Answer.Empty(404));
        _process.Server.OnGet("https://dev.azure.com/nosuchorg/_apis/connectionData", static _ => Answer.Html(404));
    }

    public void Dispose() => _process.Dispose();

    // The proof has ended meanwhile: a federated token of minutes, a secret, a host that refuses.
    [Fact]
    public async Task Connect_FailsForOneThatOthersUse_LeavesThemTheirToken()
    {
        bool isOver = false;
        _process.Source = new FakeSource(_ =>
            isOver
                ? throw new AdoSignInException(ErrorIds.FederationMismatch, "AADSTS700024.", "Get another.")
                : FakeSource.Token("good", _process.Clock.Now.AddHours(1))
        );
        AdoConnection connection = await _process.ConnectAsync();
        isOver = true;

        await Assert.ThrowsAsync<AdoServiceException>(() =>
            _process.ConnectAsync(new ConnectRequest(_process.SignIn) { Organization = "nosuchorg" })
        );

        Assert.Equal("good", (await _process.Product.Tokens.GetAsync(connection.Session.Identity, default)).Value);
    }

    [Fact]
    public async Task Connect_TokenIsRefusedForOneThatOthersUse_LeavesThemTheirToken()
    {
        bool isOver = false;
        _process.Source = new FakeSource(request =>
            isOver
                ? throw new AdoSignInException(ErrorIds.InvalidCredential, "AADSTS7000222.", "Make another.")
                : FakeSource.Token("good", _process.Clock.Now.AddHours(1))
        );
        AdoConnection connection = await _process.ConnectAsync();
        isOver = true;
        _process.Server.OnGet("https://dev.azure.com/nosuchorg/_apis/connectionData", static _ => Answer.Empty(401));

        await Assert.ThrowsAsync<AdoSignInException>(() =>
            _process.ConnectAsync(new ConnectRequest(_process.SignIn) { Organization = "nosuchorg" })
        );

        Assert.Equal("good", (await _process.Product.Tokens.GetAsync(connection.Session.Identity, default)).Value);
    }

    [Fact]
    public async Task Connect_SecondOfOneSignIn_AsksTheSourceOnce()
    {
        await _process.ConnectAsync();
        await _process.ConnectAsync(new ConnectRequest(_process.SignIn) { Organization = "contoso", Name = "two" });

        Assert.Single(_process.Source.Requests);
    }

    // A second one by the same name takes the place of the first, which a caller may still hold.
    [Fact]
    public async Task End_OneThatTookTheNameOfAnother_LeavesTheHoldersOfThatTheirToken()
    {
        AdoConnection first = await _process.ConnectAsync();
        AdoConnection second = await _process.ConnectAsync();

        _process.Product.End(second);

        Assert.Equal("token-1", (await _process.Product.Tokens.GetAsync(first.Session.Identity, default)).Value);
    }

    // A user who signs in with a device code or by az is asked, whatever is connected already.
    [Fact]
    public async Task Connect_SignInOfItsOwn_AsksEachTimeAndSharesNothing()
    {
        var signIn = new TestSignIn(null, _process.Source);
        AdoConnection one = await _process.ConnectAsync(new ConnectRequest(signIn) { Organization = "contoso", Name = "one" });
        AdoConnection two = await _process.ConnectAsync(new ConnectRequest(signIn) { Organization = "contoso", Name = "two" });

        _process.Product.End(one);

        Assert.Equal("token-2", (await _process.Product.Tokens.GetAsync(two.Session.Identity, default)).Value);
        Assert.Equal(2, _process.Source.Requests.Count);
    }

    [Fact]
    public async Task Connect_JobTokenHasChanged_IsTheNewOne()
    {
        string token = "job-1";
        using TestProcess process = new TestProcess(name => name == "SYSTEM_ACCESSTOKEN" ? token : null).WithOrganization();
        AdoConnection one = await process.ConnectAsync(
            new ConnectRequest(new SystemAccessTokenSignIn()) { Organization = "contoso", Name = "one" }
        );
        token = "job-2";

        AdoConnection two = await process.ConnectAsync(
            new ConnectRequest(new SystemAccessTokenSignIn()) { Organization = "contoso", Name = "two" }
        );

        Assert.Equal("job-1", (await process.Product.Tokens.GetAsync(one.Session.Identity, default)).Value);
        Assert.Equal("job-2", (await process.Product.Tokens.GetAsync(two.Session.Identity, default)).Value);
    }

    // There is no source to go back to: what was given is all there is.
    [Fact]
    public async Task Forget_GivenToken_ServesOn()
    {
        AdoConnection connection = await _process.ConnectAsync(
            new ConnectRequest(new PersonalAccessTokenSignIn(new Secret("a-given-token"))) { Organization = "contoso" }
        );

        _process.Product.Tokens.Forget(connection.Session.Identity);

        Assert.Equal("a-given-token", (await _process.Product.Tokens.GetAsync(connection.Session.Identity, default)).Value);
    }

    [Fact]
    public async Task End_GivenToken_CanBeGivenAgain()
    {
        var request = new ConnectRequest(new PersonalAccessTokenSignIn(new Secret("a-given-token"))) { Organization = "contoso" };
        _process.Product.End(await _process.ConnectAsync(request));

        AdoConnection again = await _process.ConnectAsync(request);

        Assert.Equal("build-identity", again.IdentityName);
    }

    // It was asked for before, by a connection that has ended: it could not be dropped again.
    [Fact]
    public async Task End_WhileATokenIsOnItsWay_ItIsNotKept()
    {
        var gate = new Gate();
        _process.Source = new FakeSource(async (request, stop) =>
        {
            if (request.IsForAnother) await gate.PassAsync(stop);
            return FakeSource.Token("token", _process.Clock.Now.AddHours(1));
        });
        AdoConnection connection = await _process.ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        Task<CachedToken> late = _process.Product.Tokens.RefreshAsync(identity, default);
        await gate.Reached.OrFail();

        _process.Product.End(connection);
        gate.Open();
        await late.OrFail();

        Assert.False(_process.Product.Tokens.TryGetCached(identity, out _));
    }
}
