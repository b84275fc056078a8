using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Http;

/// <summary>What a rejected call looks like (protocol 3.3), and what it becomes.</summary>
public sealed class RefusalTests
{
    private const string Member = "11111111-0000-0000-0000-000000000001";

    // Status, TF/VS text of the usual body (empty: no body); the id, a part of what happened, a part of the advice.
    public static TheoryData<int, string, string, string, string> Rows => new()
    {
        { 401, "", ErrorIds.NotSignedIn, "the token was not accepted (401)", "organization's tenant" },
        { 401, "TF400813: Resource not available for anonymous access. Client authentication required.", ErrorIds.NotSignedIn, "(401)", "Connect-AdoEntra again" },
        { 401, "TF400813: The user '' is not authorized to access this resource.", ErrorIds.NotSignedIn, "(401)", "tenant" },
        { 401, "TF400813: The user 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa' is not authorized to access this resource.", ErrorIds.NotSignedIn, "(401)", "tenant" },
        { 401, $"TF400813: The user '{Member}' is not authorized to access this resource.", ErrorIds.NotInOrganization, "not a member of the organization 'contoso'", "Project Collection Administrator" },
        { 401, "TF401444: Please sign-in at least once as tenant\\tenant\\object in a web browser to enable access to the service.", ErrorIds.NotInOrganization, "not a member", "Basic access" },
        { 401, "VS800999: Something else", ErrorIds.NotSignedIn, "(401)", "tenant" },
        { 400, "VS402375: The api-version is missing.", ErrorIds.InvalidRequest, "did not take the request for the projects", "Check the names" },
        { 403, "TF50309: The following account does not have sufficient permissions", ErrorIds.NotPermitted, "may not read the projects", "An administrator of the project or of 'contoso'" },
        { 403, "VS403463: The conditional access policy defined by your administrator has failed.", ErrorIds.ConditionalAccess, "conditional access policy", "An Entra administrator" },
        { 403, "", ErrorIds.NotPermitted, "not in Azure DevOps' own words", "proxy" },
        { 404, "VS800075: The project with id 'vstfs:///1' does not exist, or you do not have permission to access it.", ErrorIds.NotFound, "does not find the projects, or this identity may not see it", "Check the name" },
        { 404, "TF401019: The Git repository with name or identifier x does not exist or you do not have permissions", ErrorIds.NotFound, "the service does not tell which", "Check the name" },
        { 409, "TF400948: exists", ErrorIds.Conflict, "another state than expected (409)", "Read it again" },
        { 412, "", ErrorIds.Conflict, "(412)", "Read it again" },
        { 429, "TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource 'Concurrency'", ErrorIds.Throttled, "slowing this identity down (429)", "Wait" },
        { 503, "TF400733: The request has been canceled", ErrorIds.Throttled, "slowing this identity down (503)", "Wait" },
        { 503, "", ErrorIds.Transient, "out of order for the moment (503)", "https://status.dev.azure.com" },
        { 500, "VS402335: The query timed out", ErrorIds.Transient, "(500)", "Try again" },
        { 502, "", ErrorIds.Transient, "(502)", "Try again" },
        { 408, "", ErrorIds.Transient, "(408)", "Try again" },
        { 407, "", ErrorIds.ProxyRefused, "it wants credentials (407)", "HTTPS_PROXY" },
        { 418, "", ErrorIds.UnexpectedResponse, "Something answered in Azure DevOps' place (418", "proxy" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Read_Refusal_SaysWhatAndWhoHasToDoWhat(int status, string text, string id, string what, string advice)
    {
        using HttpResponseMessage response = text.Length == 0 ? Answer.Empty(status) : Answer.Json(Body(text), status);

        AdoServiceException failure = await RefusedAsync(response.With("ActivityId", "activity-1"));

        Assert.Equal(id, failure.ErrorId);
        Assert.Contains(what, failure.Summary);
        Assert.Contains(advice, failure.RecommendedAction);
        Assert.EndsWith(failure.RecommendedAction, failure.Message);
        Assert.Equal((status, "activity-1", "the projects"), (failure.StatusCode, failure.ActivityId, failure.Target));
        Assert.Equal(text.Length == 0 ? null : text, failure.ServiceMessage);
        Assert.Equal(text.Length == 0 ? null : text.Substring(0, text.IndexOf(':')), failure.ServiceCode);
        Assert.Equal(text.Length == 0 ? null : "SomeException", failure.TypeKey);
        if (text.Length > 0 && id != ErrorIds.UnexpectedResponse) Assert.Contains("Azure DevOps said: " + text, failure.Message);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(204)]
    public async Task Read_GoodAnswer_Passes(int status)
    {
        using HttpResponseMessage response = Answer.Json("{}", status);

        Assert.Null(await ReadAsync(response));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(203)]
    [InlineData(401)]
    public async Task Read_SignInPage_IsNotSignedIn(int status)
    {
        using HttpResponseMessage response = Answer.Html(status);

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Contains($"({status})", failure.Summary);
        Assert.DoesNotContain("<html", failure.ToString());
        Assert.Null(failure.ServiceMessage);
    }

    [Fact]
    public async Task Read_203WithJson_IsNotSignedIn()
    {
        using HttpResponseMessage response = Answer.Json("{}", 203);

        Assert.Equal(ErrorIds.NotSignedIn, (await RefusedAsync(response)).ErrorId);
    }

    [Theory]
    [InlineData("https://spsprodweu1.vssps.visualstudio.com/_signin?realm=dev.azure.com&reply_to=x")]
    [InlineData("/_signin?realm=dev.azure.com")]
    public async Task Read_RedirectToSignIn_IsNotSignedIn(string location)
    {
        using HttpResponseMessage response = Answer.Empty(302).With("Location", location);

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Contains("sent on to the sign-in page (302)", failure.Summary);
    }

    [Fact]
    public async Task Read_NotFoundByAKnownIdentity_AdvisesThePermission()
    {
        using HttpResponseMessage response = Answer.Json(Body("VS800075: no"), 404).With("X-VSS-UserData", Member + ":builder");

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
        Assert.Contains("a project administrator has to add this identity", failure.RecommendedAction);
    }

    [Fact]
    public async Task Read_Throttled_TellsHowLongToWait()
    {
        using HttpResponseMessage response = Answer.Empty(429).With("Retry-After", "619");

        Assert.Contains("Wait 619 s", (await RefusedAsync(response)).RecommendedAction);
    }

    [Fact]
    public async Task Read_OnlyTheOtherCorrelationHeader_IsTaken()
    {
        using HttpResponseMessage response = Answer.Empty(500).With("X-VSS-E2EID", "e2e-1");

        Assert.Equal("e2e-1", (await RefusedAsync(response)).ActivityId);
    }

    internal static string Body(string message) =>
        $$"""{"$id":"1","innerException":null,"message":"{{message.Replace("\\", "\\\\")}}","typeName":"A.SomeException, A","typeKey":"SomeException","errorCode":0,"eventId":3000}""";

    internal static async Task<AdoServiceException> RefusedAsync(HttpResponseMessage response)
    {
        AdoServiceException? refusal = await ReadAsync(response).OrFail();
        Assert.NotNull(refusal);
        return refusal;
    }

    private static Task<AdoServiceException?> ReadAsync(HttpResponseMessage response, ServiceRequest? request = null, string? kind = null)
    {
        using var process = new TestProcess();
        var signIn = new TestSignIn(kind ?? "default", process.Source);
        var asked = new AskedRequest(
            request ?? new ServiceRequest("_apis/projects", "the projects"),
            new Uri("https://dev.azure.com/contoso/_apis/projects"),
            process.Session(signIn),
            new CachedToken(FakeSource.Token("the-token", DateTimeOffset.MaxValue)));
        return Refusal.ReadAsync(response, asked, new ServiceGate(RequestClock.System), default);
    }
}
