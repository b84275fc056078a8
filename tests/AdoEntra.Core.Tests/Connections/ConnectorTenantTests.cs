using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Secrets;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Connections;

/// <summary>Signing in where a tenant has to be known first, and to whom a secret goes.</summary>
public sealed class ConnectorTenantTests : IDisposable
{
    private readonly TestProcess _process = new();
    private readonly FakeEntra _entra;

    public ConnectorTenantTests()
    {
        _entra = new FakeEntra(_process.Server);
        _process.WithOrganization(_entra.TenantId);
    }

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task Connect_NoTenantGiven_AsksTheOrganizationFirst()
    {
        AdoConnection connection = await ConnectAsync();

        Assert.Equal(_entra.TenantId, connection.TenantId);
        Assert.Single(_entra.TokenRequests);
        int discovery = Index(static request => request.Method == HttpMethod.Head);
        Assert.InRange(Index(static request => request.Method == HttpMethod.Post), discovery + 1, int.MaxValue);
        Assert.Equal("Bearer token-1", Who().Header("Authorization"));
    }

    [Fact]
    public async Task Connect_TenantGiven_IsTheOneThatIsAsked()
    {
        _process.WithOrganization("22222222-2222-2222-2222-222222222222");

        AdoConnection connection = await ConnectAsync(_entra.TenantId);

        Assert.Equal(_entra.TenantId, connection.TenantId);
        Assert.Single(_entra.TokenRequests);
    }

    [Fact]
    public async Task Connect_TenantsDifferAndTheOrganizationRefuses_NamesBoth()
    {
        _process.WithOrganization("22222222-2222-2222-2222-222222222222");
        _process.Server.OnGet(TestProcess.WhoAddress, static _ => Answer.Empty(401));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ConnectAsync(_entra.TenantId));

        Assert.Equal(ErrorIds.WrongTenant, failure.ErrorId);
        Assert.Contains("22222222-2222-2222-2222-222222222222", failure.Message);
        Assert.Contains(_entra.TenantId, failure.Message);
        Assert.Contains("-TenantId", failure.RecommendedAction);
    }

    [Fact]
    public async Task Connect_OrganizationSaysNoTenant_SaysToPassIt()
    {
        _process.WithOrganization(tenant: null);

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => ConnectAsync());

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("-TenantId", failure.RecommendedAction);
        Assert.Empty(_entra.TokenRequests);
    }

    // S5: the network's words and the service's, and never a wrong command line.
    [Theory]
    [InlineData(404, ErrorIds.OrganizationNotFound)]
    [InlineData(429, ErrorIds.Throttled)]
    [InlineData(503, ErrorIds.Transient)]
    [InlineData(0, ErrorIds.Transient)]
    public async Task Connect_TenantCannotBeFound_SaysWhy(int status, string errorId)
    {
        _process.Server.On(
            HttpMethod.Head,
            TestProcess.Organization,
            _ => status == 0 ? throw new HttpRequestException("Connection refused (proxy:9)") : Answer.Empty(status)
        );

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ConnectAsync());

        Assert.Equal(errorId, failure.ErrorId);
        if (status == 0) Assert.Contains("Connection refused (proxy:9)", failure.Message);
        Assert.Empty(_entra.TokenRequests);
    }

    [Fact]
    public async Task Connect_TenantCannotBeFoundOnce_GoesOn()
    {
        int calls = 0;
        _process.Server.On(
            HttpMethod.Head,
            TestProcess.Organization,
            _ => ++calls == 1 ? Answer.Empty(503) : Answer.Empty(401).With("X-VSS-ResourceTenant", _entra.TenantId)
        );

        Assert.Equal(_entra.TenantId, (await ConnectAsync()).TenantId);
    }

    [Fact]
    public async Task Connect_OrganizationWithoutEntra_SendsNoSecretAnywhere()
    {
        _process.WithOrganization(tenant: Guid.Empty.ToString());

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => ConnectAsync());

        Assert.Equal(ErrorIds.OrganizationNotInEntra, failure.ErrorId);
        Assert.Empty(_entra.TokenRequests);
    }

    // Two sign-ins that differ in nothing but the secret.
    [Fact]
    public async Task Connect_AnotherSecret_GetsAnotherToken()
    {
        AdoConnection first = await ConnectAsync(name: "first", secret: "one");
        AdoConnection second = await ConnectAsync(name: "second", secret: "two");

        Assert.Equal(["one", "two"], _entra.TokenRequests.Select(static request => request.Form("client_secret")));
        Assert.NotEqual((await TokenAsync(first)).Value, (await TokenAsync(second)).Value);
    }

    [Fact]
    public async Task End_LeavesNoTokenAndAsksAnewAfterwards()
    {
        AdoConnection connection = await ConnectAsync();
        _process.Product.End(connection);

        Assert.Null(connection.TokenExpiresOn);
        await ConnectAsync();
        Assert.Equal(2, _entra.TokenRequests.Count);
    }

    [Fact]
    public async Task Connect_ForeignAuthority_IsSaidBeforeTheSecretGoesThere()
    {
        using var process = new TestProcess(Variables.Of(("AZURE_AUTHORITY_HOST", "https://entra.example/")));
        process.WithOrganization(_entra.TenantId);
        var report = new TestReport();
        IReadOnlyList<string> saidBefore = [];
        process.Server.On(HttpMethod.Post, $"https://entra.example/{_entra.TenantId}/oauth2/v2.0/token", _ =>
        {
            saidBefore = report.Warnings;
            return FakeEntra.Token("token");
        });

        await process.ConnectAsync(Request(null, "contoso", "secret"), report);

        Assert.Contains("entra.example, which is not a Microsoft authority", Assert.Single(saidBefore));
    }

    [Theory]
    [InlineData("http://login.microsoftonline.com/")]
    [InlineData("not an address")]
    [InlineData("https://user@login.microsoftonline.com/")]
    public async Task Connect_AuthorityThatIsNone_IsRefusedBeforeAnythingIsSent(string authority)
    {
        using var process = new TestProcess(Variables.Of(("AZURE_AUTHORITY_HOST", authority)));
        process.WithOrganization(_entra.TenantId);

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => process.ConnectAsync(Request(null, "contoso", "secret")));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.DoesNotContain(process.Server.Requests, static request => request.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task Request_ClaimsChallenge_GetsATokenWithTheseClaimsOnce()
    {
        const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}""";
        int calls = 0;
        _process.Server.OnGet(
            TestProcess.WhoAddress,
            _ =>
                ++calls == 1
                    ? Answer
                        .Empty(401)
                        .With(
                            "WWW-Authenticate",
                            "Bearer realm=\"\", error=\"insufficient_claims\", "
                                + $"claims=\"{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Claims))}\""
                        )
                    : Answer.Json(TestProcess.Who("build-identity", Guid.NewGuid().ToString()))
        );

        await ConnectAsync();

        Assert.Equal(2, _entra.TokenRequests.Count);
        Assert.Contains("1700000000", _entra.TokenRequests[1].Form("claims"));
        Assert.Equal(2, calls);
    }

    private Task<AdoConnection> ConnectAsync(string? tenant = null, string name = "contoso", string secret = "secret") =>
        _process.ConnectAsync(Request(tenant, name, secret));

    private ConnectRequest Request(string? tenant, string name, string secret) =>
        new(new ClientSecretSignIn(_entra.ClientId, new Secret(secret)) { TenantId = tenant }) { Organization = "contoso", Name = name };

    private Task<CachedToken> TokenAsync(AdoConnection connection) =>
        _process.Product.Tokens.GetAsync(connection.Session.Identity, default).AsTask();

    private int Index(Func<RecordedRequest, bool> which) =>
        _process.Server.Requests.Select(static (request, index) => (request, index)).First(pair => which(pair.request)).index;

    private RecordedRequest Who() =>
        _process.Server.Requests.Single(static request =>
            request.Uri.AbsoluteUri.StartsWith(TestProcess.WhoAddress, StringComparison.Ordinal)
        );
}
