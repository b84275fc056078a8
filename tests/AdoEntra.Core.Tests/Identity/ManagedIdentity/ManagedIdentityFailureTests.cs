using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>What a host's refusals and wrong answers become: an id, what happened, what to do, and nothing of the host's secret.</summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class ManagedIdentityFailureTests : IDisposable
{
    private const string Endpoint = "http://127.0.0.1:41999/msi/token";
    private const string Secret = "header-value-77";
    private const string Echo = "your header was " + Secret;
    private readonly HostEnvironment _environment = new(("IDENTITY_ENDPOINT", Endpoint), ("IDENTITY_HEADER", Secret));
    private readonly FakeServer _server = new();

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
    }

    // Status, media type, body; the id, a part of what happened, a part of the advice.
    public static TheoryData<int, string, string, string, string, string> Answers =>
        new()
        {
            {
                200,
                "text/html",
                $"<html>{Echo}</html>",
                ErrorIds.UnexpectedResponse,
                "did not return a token (text/html)",
                "IDENTITY_ENDPOINT and IDENTITY_HEADER point to"
            },
            {
                200,
                "application/json",
                "",
                ErrorIds.UnexpectedResponse,
                "did not return a token (an empty body)",
                "not to another web server"
            },
            {
                200,
                "application/json",
                "{}",
                ErrorIds.UnexpectedResponse,
                "did not return a token (application/json)",
                "not to another web server"
            },
            {
                200,
                "application/json",
                """{"token_type":"Bearer","expires_on":"4102444800"}""",
                ErrorIds.UnexpectedResponse,
                "did not return a token",
                "not to another web server"
            },
            {
                200,
                "application/json",
                """{"access_token":"","token_type":"Bearer","expires_on":"4102444800"}""",
                ErrorIds.UnexpectedResponse,
                "token",
                "Check"
            },
            {
                200,
                "application/json",
                """{"access_token":"late","token_type":"Bearer","expires_on":"1700000000"}""",
                ErrorIds.UnexpectedResponse,
                "a token that has already expired: it ended at 2023-11-14 22:13:20Z, and the clock of this machine says",
                "Correct the clock of this machine"
            },
            {
                400,
                "application/json",
                $$"""{"statusCode":400,"message":"No User Assigned or Delegated Managed Identity found. {{Echo}}"}""",
                ErrorIds.IdentityNotFound,
                "App Service has no such identity",
                "has to assign that identity"
            },
            {
                400,
                "application/json",
                """{"error":"invalid_request","error_description":"Identity not found"}""",
                ErrorIds.IdentityNotFound,
                "App Service has no such identity",
                "has to assign that identity"
            },
            {
                400,
                "application/json",
                """{"error":"something_else"}""",
                ErrorIds.IdentityNotFound,
                "App Service refused the request",
                "has to assign that identity"
            },
            {
                400,
                "application/json",
                $$"""{"error":"invalid_resource","error_description":"AADSTS500011: The resource principal was not found. {{Echo}}"}""",
                ErrorIds.WrongResource,
                "did not find the resource Azure DevOps",
                "administrator of that tenant"
            },
            {
                400,
                "application/json",
                """{"error":{"code":"invalid_resource","message":"AADSTS50001: unknown"}}""",
                ErrorIds.WrongResource,
                "AADSTS50001",
                "administrator of that tenant"
            },
            {
                401,
                "application/json",
                $$"""{"statusCode":401,"message":"{{Echo}}"}""",
                ErrorIds.CredentialUnavailable,
                "refused this process (401)",
                "start a new process"
            },
            { 403, "text/plain", Echo, ErrorIds.CredentialUnavailable, "refused this process (403)", "start a new process" },
            { 302, "text/plain", Echo, ErrorIds.UnexpectedResponse, "unexpected response: 302", "not to another web server" },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task GetToken_WrongAnswer_SaysWhatAndWhatToDo(
        int status,
        string mediaType,
        string body,
        string id,
        string what,
        string advice
    )
    {
        _server.OnGet(Endpoint, _ => Answer.Text(body, mediaType, status));

        AdoSignInException failure = await FailAsync(HostEnvironment.NewIdentity());

        Check(failure, id, what, advice);
        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(Endpoint, failure.Target);
        // A good answer with nothing in it may have something in it the next time.
        Assert.Equal(status == 200 && body is "" or "{}" ? 4 : 1, _server.Requests.Count);
    }

    [Theory]
    [InlineData("AADSTS500011: The resource principal was not found.", "AADSTS500011")]
    [InlineData("no code", null)]
    public async Task GetToken_RefusedWithAnEntraCode_GivesTheCode(string text, string? code)
    {
        _server.OnGet(Endpoint, _ => Answer.Json($$"""{"error":"invalid_resource","error_description":"{{text}}"}""", 400));

        AdoSignInException failure = await FailAsync(HostEnvironment.NewIdentity());

        Assert.Equal(code, failure.ServiceCode);
        Assert.Contains(text, failure.ServiceMessage);
    }

    [Theory]
    [InlineData(false, "as -ClientId, -ObjectId or -ResourceId.")]
    [InlineData(true, "as -FederatedIdentityClientId.")]
    public async Task GetToken_NoSystemAssignedIdentity_TellsToTurnItOnOrNameAnother(bool forFederation, string parameters)
    {
        _server.OnGet(Endpoint, static _ => Answer.Json("""{"statusCode":400,"message":"No Managed Identity found"}""", 400));
        ManagedIdentityReference identity = forFederation
            ? ManagedIdentityReference.ForFederation(null)
            : ManagedIdentityReference.SystemAssigned;

        // Fresh, since the library's cache has one place for the system-assigned identity of the whole process.
        var failure = await Assert.ThrowsAsync<AdoSignInException>(
            () => HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(fresh: true), default));

        Check(failure, ErrorIds.IdentityNotFound, "no such identity: the system-assigned identity", "Turn on the system-assigned identity");
        Assert.EndsWith(parameters, failure.RecommendedAction);
    }

    [Fact]
    public async Task GetToken_EndpointWithAQuery_IsShownWithout()
    {
        const string Query = "code=of-the-endpoint";
        _environment.Set("IDENTITY_ENDPOINT", Endpoint + "?" + Query);
        _server.OnGet(Endpoint, static _ => Answer.Empty(418));

        AdoSignInException failure = await FailAsync(HostEnvironment.NewIdentity());

        Assert.Equal("of-the-endpoint", Assert.Single(_server.Requests).Query("code"));
        Assert.Equal(Endpoint, failure.Target);
        Assert.Contains($"at {Endpoint} returned an unexpected response: 418", failure.Message);
        Assert.DoesNotContain("of-the-endpoint", failure.Message + ManagedIdentitySignIn.Host(Environment.GetEnvironmentVariable));
    }

    // S20: which of several, and which id of it.
    [Fact]
    public async Task GetToken_SeveralIdentities_TellsToNameOne()
    {
        _server.OnGet(
            Endpoint,
            static _ =>
                Answer.Json(
                    """{"error":"invalid_request","error_description":"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"}""",
                    400
                )
        );

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            HostEnvironment
                .Source(_server, ManagedIdentityReference.SystemAssigned)
                .GetTokenAsync(HostEnvironment.Request(fresh: true), default)
        );

        Check(
            failure,
            ErrorIds.IdentityNotFound,
            "has several user-assigned identities, and none was specified",
            "Pass one of them as -ClientId, -ObjectId or -ResourceId"
        );
    }

    [Theory]
    [InlineData("client", "An object id is -ObjectId")]
    [InlineData("object", "A client id is -ClientId")]
    public async Task GetToken_NoSuchIdentity_AsksForTheOtherId(string kind, string advice)
    {
        _server.OnGet(Endpoint, static _ => Answer.Json("""{"error":"invalid_request","error_description":"Identity not found"}""", 400));

        Check(await FailAsync(KnownHost.NewIdentity(kind)), ErrorIds.IdentityNotFound, "has no such identity", advice);
    }

    // Zero stands for a connection that is refused.
    [Theory]
    [InlineData(404, ErrorIds.Transient, "temporarily unavailable (404), tried 4 times. It said: ", "Try again in a minute")]
    [InlineData(410, ErrorIds.Transient, "temporarily unavailable (410), tried 4 times", "Try again in a minute")]
    [InlineData(429, ErrorIds.Throttled, "throttling requests (429), tried 4 times", "Wait a minute")]
    [InlineData(500, ErrorIds.Transient, "temporarily unavailable (500), tried 4 times", "Try again in a minute")]
    [InlineData(502, ErrorIds.Transient, "temporarily unavailable (502), tried 4 times", "Try again in a minute")]
    [InlineData(0, ErrorIds.Transient, "did not respond, tried 4 times. (Connection refused)", "identity endpoint of this host is running")]
    public async Task GetToken_HostStaysOutOfOrder_TriesAgainThenSaysSo(int status, string id, string what, string advice)
    {
        _server.OnGet(Endpoint, _ => status > 0
            ? Answer.Json($$"""{"statusCode":{{status}},"message":"{{Echo}}"}""", status)
            : throw new HttpRequestException("Connection refused"));

        AdoSignInException failure = await FailAsync(HostEnvironment.NewIdentity());

        Check(failure, id, what, advice);
        Assert.Equal(status > 0 ? status : null, failure.StatusCode);
        Assert.Equal(4, _server.Requests.Count);
    }

    // Machine Learning has its secret in another variable.
    [Fact]
    public async Task GetToken_HostWithTheOtherSecret_ShowsNoneOfIt()
    {
        _environment.Set("IDENTITY_ENDPOINT", null);
        _environment.Set("IDENTITY_HEADER", null);
        _environment.Set("MSI_ENDPOINT", Endpoint);
        _environment.Set("MSI_SECRET", Secret);
        _server.OnGet(Endpoint, static _ => Answer.Json($$"""{"error":"Bad","error_description":"{{Echo}}"}""", 400));

        AdoSignInException failure = await FailAsync(HostEnvironment.NewIdentity());

        Assert.Equal(Secret, Assert.Single(_server.Requests).Header("secret"));
        Assert.Contains("your header was [redacted]", failure.ServiceMessage);
        Assert.DoesNotContain(Secret, failure.ToString());
    }

    [Fact]
    public async Task GetToken_TwoFailuresAtOnce_EachGetsItsOwnAnswer()
    {
        ManagedIdentityReference one = HostEnvironment.NewIdentity();
        ManagedIdentityReference two = HostEnvironment.NewIdentity();
        _server.OnGet(
            Endpoint,
            static request =>
                Answer.Json(
                    $$"""{"error":"invalid_request","error_description":"Identity not found: {{request.Query("client_id")}}"}""",
                    400
                )
        );

        AdoSignInException[] failures = await Task.WhenAll(FailAsync(one), FailAsync(two)).OrFail();

        Assert.Contains(one.Value!, failures[0].ServiceMessage);
        Assert.Contains(two.Value!, failures[1].ServiceMessage);
    }

    private Task<AdoSignInException> FailAsync(ManagedIdentityReference identity) =>
        Assert.ThrowsAsync<AdoSignInException>(() => KnownHost.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(), default));

    private static void Check(AdoSignInException failure, string id, string what, string advice)
    {
        Assert.Equal(id, failure.ErrorId);
        Assert.Contains(what, failure.Summary);
        Assert.Contains(advice, failure.RecommendedAction);
        Assert.Equal(failure.Summary + " " + failure.RecommendedAction, failure.Message);
        Assert.DoesNotContain(Secret, failure.ToString());
        Assert.DoesNotContain(Secret, failure.ServiceMessage ?? string.Empty);
        // An exception of the library would put types into the user's session that it cannot see, and text that was not redacted.
        Assert.Null(failure.InnerException);
    }
}
