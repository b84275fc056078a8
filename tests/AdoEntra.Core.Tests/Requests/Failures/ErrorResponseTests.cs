using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Requests.Failures;

/// <summary>What a rejected call looks like (protocol 3.3), and what it becomes.</summary>
public sealed partial class ErrorResponseTests
{
    private const string Member = "11111111-0000-0000-0000-000000000001";

    // Status, TF/VS text of the usual body (empty: no body); the id, a part of what happened, a part of the advice.
    public static TheoryData<int, string, string, string, string> Rows =>
        new()
        {
            { 401, "", ErrorIds.NotSignedIn, "did not accept the token for 'contoso' (401)", "organization's tenant" },
            {
                401,
                "TF400813: Resource not available for anonymous access. Client authentication required.",
                ErrorIds.NotSignedIn,
                "(401)",
                "Connect-AdoEntra again"
            },
            { 401, "TF400813: The user '' is not authorized to access this resource.", ErrorIds.NotSignedIn, "(401)", "tenant" },
            {
                401,
                "TF400813: The user 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa' is not authorized to access this resource.",
                ErrorIds.NotSignedIn,
                "(401)",
                "tenant"
            },
            {
                401,
                $"TF400813: The user '{Member}' is not authorized to access this resource.",
                ErrorIds.NotInOrganization,
                "not a member of the organization 'contoso'",
                "Project Collection Administrator"
            },
            {
                401,
                "TF401444: Please sign-in at least once as tenant\\tenant\\object in a web browser to enable access to the service.",
                ErrorIds.NotInOrganization,
                "not a member",
                "Basic access"
            },
            { 401, "VS800999: Something else", ErrorIds.NotSignedIn, "(401)", "tenant" },
            {
                400,
                "VS402375: The api-version is missing.",
                ErrorIds.InvalidRequest,
                "rejected the request for the projects",
                "Check the names"
            },
            {
                403,
                "TF50309: The following account does not have sufficient permissions",
                ErrorIds.NotPermitted,
                "is not allowed to read the projects",
                "An administrator of the project or of 'contoso'"
            },
            {
                403,
                "VS403463: The conditional access policy defined by your administrator has failed.",
                ErrorIds.ConditionalAccess,
                "conditional access policy",
                "An Entra administrator"
            },
            { 403, "", ErrorIds.NotPermitted, "probably not by Azure DevOps", "proxy" },
            {
                404,
                "VS800075: The project with id 'vstfs:///1' does not exist, or you do not have permission to access it.",
                ErrorIds.NotFound,
                "did not find the projects, or this identity is not allowed to see it",
                "Check the name"
            },
            {
                404,
                "TF401019: The Git repository with name or identifier x does not exist or you do not have permissions",
                ErrorIds.NotFound,
                "the service does not say which",
                "a project administrator has to add this identity"
            },
            { 409, "TF400948: exists", ErrorIds.Conflict, "conflicts with its current state in Azure DevOps (409)", "Read it again" },
            { 412, "", ErrorIds.Conflict, "(412)", "Read it again" },
            {
                429,
                "TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource 'Concurrency'",
                ErrorIds.Throttled,
                "throttling this identity (429)",
                "Wait"
            },
            { 503, "TF400733: The request has been canceled", ErrorIds.Throttled, "throttling this identity (503)", "Wait" },
            { 503, "", ErrorIds.Transient, "(503) and did not return the projects.", "https://status.dev.azure.com" },
            { 500, "VS402335: The query timed out", ErrorIds.Transient, "(500)", "Retry" },
            { 502, "", ErrorIds.Transient, "(502)", "Retry" },
            { 408, "", ErrorIds.Transient, "(408)", "Retry" },
            { 407, "", ErrorIds.ProxyRefused, "it requires credentials (407)", "HTTPS_PROXY" },
            { 405, "", ErrorIds.InvalidRequest, "The address of the projects does not support GET (405).", "Check the method" },
            { 406, "", ErrorIds.InvalidRequest, "cannot return the projects in the requested media type (406)", "header Accept" },
            { 413, "", ErrorIds.InvalidRequest, "The body of the request for the projects is too large (413)", "Send less at once" },
            { 414, "", ErrorIds.InvalidRequest, "The address of the request for the projects is too long (414)", "shorten the query" },
            {
                415,
                "TF1: no",
                ErrorIds.InvalidRequest,
                "does not accept the media type of the body in the request for the projects (415). Azure DevOps said: TF1: no.",
                "-ContentType"
            },
            {
                431,
                "",
                ErrorIds.InvalidRequest,
                "The headers of the request for the projects are too large (431)",
                "fewer or shorter headers"
            },
            {
                494,
                "",
                ErrorIds.InvalidRequest,
                "The headers of the request for the projects are too large (494)",
                "the token is too long"
            },
            { 418, "", ErrorIds.UnexpectedResponse, "did not come from Azure DevOps (418", "proxy" },
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

    // The service's own words on a status that it rarely has: it is the service that answers.
    [Theory]
    [InlineData(410, ErrorIds.NotFound)]
    [InlineData(418, ErrorIds.InvalidRequest)]
    [InlineData(423, ErrorIds.Conflict)]
    [InlineData(451, ErrorIds.InvalidRequest)]
    public async Task Read_RareStatusWithTheServicesWords_SaysThem(int status, string id)
    {
        using HttpResponseMessage response = Answer.Json("""{"message":"TF1: not so","typeKey":"NotSo"}""", status);

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Equal(id, failure.ErrorId);
        Assert.Contains($"({status})", failure.Summary);
        Assert.Contains("TF1: not so", failure.Summary);
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
        Assert.Contains("to the sign-in page (302)", failure.Summary);
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

    // A 500 that names what is no outage comes again each time.
    [Theory]
    [InlineData("NotSupportedException", "The object type ISecuredObject is not supported", false)]
    [InlineData("ArgumentNullException", "Value cannot be null", false)]
    [InlineData("InvalidOperationException", "Sequence contains no elements", false)]
    [InlineData("SomeException", "The object type ISecuredObject is not supported", false)]
    [InlineData("VssServiceException", "Value cannot be null. (Parameter 'x')", false)]
    [InlineData(
        "InvalidOperationException",
        "Timeout expired. The timeout period elapsed prior to obtaining a connection from the pool.",
        true
    )]
    [InlineData("SomeException", "words", true)]
    [InlineData("VssServiceException", "words", true)]
    [InlineData("TeamFoundationServerException", "words", true)]
    [InlineData("SomeException", "VS402335: The query timed out", true)]
    [InlineData("DatabaseConnectionException", "words", true)]
    [InlineData("CircuitBreakerExceededConcurrencyException", "words", true)]
    [InlineData("WorkItemTrackingQueryTimeoutException", "words", true)]
    [InlineData("ServiceUnavailableException", "words", true)]
    [InlineData("RequestCanceledException", "words", true)]
    public async Task Read_ServerFailure_MayPassOrNot(string typeKey, string message, bool mayPass)
    {
        using HttpResponseMessage response = Answer.Json($$"""{"message":"{{message}}","typeKey":"{{typeKey}}"}""", 500);

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Equal(mayPass ? ErrorIds.Transient : ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Equal(!mayPass, failure.Summary.Contains($"(500, {typeKey})"));
    }

    [Fact]
    public async Task Read_ServerFailureOfAChange_SaysThatItMayBeDone()
    {
        using HttpResponseMessage response = Answer.Json("""{"message":"words","typeKey":"NotSupportedException"}""", 500);

        AdoServiceException failure = (
            await ReadAsync(response, new ServiceRequest("_apis/projects", "the projects") { Method = HttpMethod.Post })
        )!;

        Assert.StartsWith("The change may already have been made", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("7", 7)]
    [InlineData("99999", 99999)]
    public async Task Read_RetryAfter_IsReadToItsParts(string value, double seconds)
    {
        using HttpResponseMessage response = Answer.Empty(503).With("Retry-After", value);

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Equal((ErrorIds.Throttled, TimeSpan.FromSeconds(seconds)), (failure.ErrorId, failure.RetryAfter));
        Assert.Contains($"Wait {value} s", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("namespace 'User'", null, "throttling this identity")]
    [InlineData("namespace 'IPAddress'", null, "throttling all requests from this network address")]
    [InlineData("words", "TSTUs in namespace IPAddress", "Limit reached: TSTUs in namespace IPAddress.")]
    [InlineData("words", "Concurrency", "(429) and refused the request for the projects. Limit reached: Concurrency.")]
    public async Task Read_Throttled_SaysWhomAndWhatFor(string message, string? resource, string what)
    {
        using HttpResponseMessage response = Answer.Json(
            Body("TF400733: Request was blocked due to exceeding usage of resource in " + message),
            429
        );
        if (resource is not null)
            response.With("X-RateLimit-Resource", resource);

        Assert.Contains(what, (await RefusedAsync(response)).Summary);
    }

    [Theory]
    [InlineData("https://dev.azure.com/fabrikam/_apis/projects", "'fabrikam'", "run Connect-AdoEntra fabrikam for")]
    [InlineData("https://vssps.dev.azure.com/fabrikam/_apis/graph/users", "'fabrikam'", "run Connect-AdoEntra fabrikam for")]
    [InlineData("https://dev.azure.com/CONTOSO/_apis/projects", "'contoso'", "then run Connect-AdoEntra again")]
    [InlineData("https://contoso.visualstudio.com/_apis/projects", "'contoso'", "then run Connect-AdoEntra again")]
    [InlineData("https://app.vssps.visualstudio.com/_apis/profile/profiles/me", "'contoso'", "then run Connect-AdoEntra again")]
    public async Task Read_NotSignedIn_NamesTheOrganizationOfTheAddress(string address, string named, string advice)
    {
        using HttpResponseMessage response = Answer.Empty(401);

        AdoServiceException failure = (await ReadAsync(response, address: address))!;

        Assert.Contains("did not accept the token for " + named, failure.Summary);
        Assert.Contains(advice, failure.RecommendedAction);
    }

    internal static string Body(string message) =>
        $$"""{"$id":"1","innerException":null,"message":"{{message.Replace("\\", "\\\\")}}","typeName":"A.SomeException, A","typeKey":"SomeException","errorCode":0,"eventId":3000}""";

    internal static async Task<AdoServiceException> RefusedAsync(HttpResponseMessage response)
    {
        AdoServiceException? refusal = await ReadAsync(response).OrFail();
        Assert.NotNull(refusal);
        return refusal;
    }

    private static Task<AdoServiceException?> ReadAsync(
        HttpResponseMessage response,
        ServiceRequest? request = null,
        string? kind = null,
        string? address = null,
        bool isStorageHost = false,
        string token = "the-token"
    )
    {
        using var process = new TestProcess();
        var asked = new SentRequest(
            request ?? new ServiceRequest("_apis/projects", "the projects"),
            new Uri(address ?? "https://dev.azure.com/contoso/_apis/projects"),
            process.Session(kind is null ? null : new OtherSignIn(kind, process.Source)),
            isStorageHost ? null : new CachedToken(FakeSource.Token(token, DateTimeOffset.MaxValue)));
        return ErrorResponse.ReadAsync(response, asked, new Throttle(RequestClock.System), default);
    }

    private sealed record OtherSignIn(string Name, ITokenSource Source) : SignInOptions
    {
        public override string Kind => Name;

        public override string Key => "other|" + Name;

        public override ITokenSource CreateSource(TokenSourceServices services) => Source;
    }
}
