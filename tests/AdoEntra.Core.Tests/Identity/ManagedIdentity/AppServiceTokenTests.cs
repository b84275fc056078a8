using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>
/// Tokens of App Service, Functions, Container Apps and Automation: what is asked (protocol 1.13), what is taken for an answer.
/// </summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class AppServiceTokenTests : IDisposable
{
    private const string Endpoint = "http://127.0.0.1:41999/msi/token";
    private const string Secret = "header-value-77";
    private readonly HostEnvironment _environment = new(("IDENTITY_ENDPOINT", Endpoint + "?site=a"), ("IDENTITY_HEADER", Secret));
    private readonly FakeServer _server = new();

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData("client_id")]
    [InlineData("object_id")]
    [InlineData("mi_res_id")]
    public async Task GetToken_UserAssigned_SendsThatIdAndTheHeader(string field)
    {
        string id = Guid.NewGuid().ToString("D");
        string value =
            field == "mi_res_id"
                ? $"/subscriptions/{id}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/n"
                : id;
        ManagedIdentityReference identity = field switch
        {
            "client_id" => ManagedIdentityReference.Create(value, null, null),
            "object_id" => ManagedIdentityReference.Create(null, value, null),
            _ => ManagedIdentityReference.Create(null, null, value),
        };
        _server.OnGet(Endpoint, _ => HostEnvironment.TokenAnswer("opaque"));

        await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(), default);

        RecordedRequest request = Assert.Single(_server.Requests);
        Assert.Equal(Secret, request.Header("X-IDENTITY-HEADER"));
        Assert.Null(request.Header("Metadata"));
        Assert.Equal("2019-08-01", request.Query("api-version"));
        Assert.Equal("499b84ac-1321-427f-aa17-267ca6975798", request.Query("resource"));
        Assert.Equal("a", request.Query("site"));
        foreach (string name in new[] { "client_id", "object_id", "mi_res_id", "msi_res_id" })
            Assert.Equal(name == field ? value : null, request.Query(name));
    }

    [Fact]
    public async Task GetToken_SystemAssigned_SendsNoId()
    {
        _server.OnGet(Endpoint, _ => HostEnvironment.TokenAnswer("opaque"));

        // Fresh, since the library's cache has one place for the system-assigned identity of the whole process.
        await HostEnvironment
            .Source(_server, ManagedIdentityReference.SystemAssigned)
            .GetTokenAsync(HostEnvironment.Request(fresh: true), default);

        string query = Assert.Single(_server.Requests).Uri.Query;
        Assert.Equal("?site=a&api-version=2019-08-01&resource=499b84ac-1321-427f-aa17-267ca6975798", query);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("~not a JWT / at all~")]
    // A JWT that says it ended long ago: the host's word counts, not the token's.
    [InlineData("eyJhbGciOiJub25lIn0.eyJleHAiOjF9.c2ln")]
    public async Task GetToken_AnyText_IsTakenAsItIs(string text)
    {
        DateTimeOffset expiresOn = DateTimeOffset.UtcNow.AddHours(3);
        _server.OnGet(Endpoint, _ => HostEnvironment.TokenAnswer(text, expiresOn));

        SourceToken token = await HostEnvironment
            .Source(_server, HostEnvironment.NewIdentity())
            .GetTokenAsync(HostEnvironment.Request(), default);

        Assert.Equal((text, "Bearer"), (token.Token, token.TokenType));
        Assert.InRange(token.ExpiresOn, expiresOn.AddMinutes(-1), expiresOn.AddMinutes(1));
    }

    [Theory]
    [InlineData("\"expires_on\":{0}")]
    [InlineData("\"expires_on\":\"{0}\"")]
    [InlineData("\"expires_on\":\"{1}\"")]
    [InlineData("\"expires_in\":\"7200\"")]
    public async Task GetToken_EachFormOfExpiry_IsUnderstood(string field)
    {
        DateTimeOffset expected = DateTimeOffset.UtcNow.AddSeconds(7200);
        string expiry = field.Replace("{0}", $"{expected.ToUnixTimeSeconds()}")
            .Replace("{1}", expected.ToString("MM/dd/yyyy HH:mm:ss +00:00", System.Globalization.CultureInfo.InvariantCulture));
        _server.OnGet(Endpoint, _ => Answer.Json("{\"access_token\":\"opaque\",\"token_type\":\"Bearer\"," + expiry + "}"));

        SourceToken token = await HostEnvironment
            .Source(_server, HostEnvironment.NewIdentity())
            .GetTokenAsync(HostEnvironment.Request(), default);

        Assert.InRange(token.ExpiresOn, expected.AddMinutes(-1), expected.AddMinutes(1));
    }

    [Fact]
    public async Task GetToken_Fresh_AsksAgainAlthoughTheLibraryHasOne()
    {
        int count = 0;
        ManagedIdentityReference identity = HostEnvironment.NewIdentity();
        _server.OnGet(Endpoint, _ => HostEnvironment.TokenAnswer($"token-{++count}"));

        SourceToken first = await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(), default);
        SourceToken kept = await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(), default);
        SourceToken fresh = await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(fresh: true), default);
        SourceToken after = await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(), default);

        Assert.Equal(["token-1", "token-1", "token-2", "token-2"], new[] { first, kept, fresh, after }.Select(static token => token.Token));
        // What makes the library ask again does not reach the host.
        Assert.Equal(2, _server.Requests.Count);
        Assert.Equal(_server.Requests[0].Uri, _server.Requests[1].Uri);
    }

    [Fact]
    public async Task GetToken_TwoIdentities_NeverShareAToken()
    {
        _server.OnGet(Endpoint, static request => HostEnvironment.TokenAnswer("token-of-" + request.Query("client_id")));
        ManagedIdentityReference one = HostEnvironment.NewIdentity();
        ManagedIdentityReference two = HostEnvironment.NewIdentity();

        SourceToken first = await HostEnvironment.Source(_server, one).GetTokenAsync(HostEnvironment.Request(), default);
        SourceToken second = await HostEnvironment.Source(_server, two).GetTokenAsync(HostEnvironment.Request(), default);

        Assert.Equal(("token-of-" + one.Value, "token-of-" + two.Value), (first.Token, second.Token));
    }

    [Fact]
    public async Task GetToken_Success_ShowsNoTokenInText()
    {
        _server.OnGet(Endpoint, _ => HostEnvironment.TokenAnswer("very-secret-token"));

        SourceToken token = await HostEnvironment
            .Source(_server, HostEnvironment.NewIdentity())
            .GetTokenAsync(HostEnvironment.Request(), default);

        Assert.DoesNotContain("very-secret-token", token.ToString());
    }
}
