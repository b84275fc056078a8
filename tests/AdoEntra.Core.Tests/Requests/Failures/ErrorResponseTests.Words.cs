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

/// <summary>The words of an error response, of the service or of who answers in its place, and where they are kept.</summary>
public sealed partial class ErrorResponseTests
{
    // The page says why.
    [Fact]
    public async Task Read_PageOfARefusal_IsSaid()
    {
        using HttpResponseMessage response = Answer.Text(
            "<html><title>A potentially dangerous Request.Path value was detected from the client (:).</title></html>",
            "text/html",
            400
        );

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("A potentially dangerous Request.Path value was detected from the client (:).", failure.Summary);
        Assert.Contains("pass the name in the query instead", failure.RecommendedAction);
        Assert.Equal("A potentially dangerous Request.Path value was detected from the client (:).", failure.ServiceMessage);
    }

    [Fact]
    public async Task Read_PageInTheServicesPlace_IsSaidToo()
    {
        using HttpResponseMessage response = Answer.Text("<title>Corporate gateway</title>", "text/html", 418);

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Contains("The title of the returned page: Corporate gateway.", failure.Summary);
        Assert.Null(failure.ServiceMessage);
    }

    [Fact]
    public async Task Read_PageAboutHeaders_IsTheirSize()
    {
        using HttpResponseMessage response = Answer.Text(
            "<html><title>400 Request Header Or Cookie Too Large</title></html>",
            "text/html",
            400
        );

        Assert.StartsWith("The headers of the request for the projects are too large (400)", (await RefusedAsync(response)).Summary);
    }

    [Fact]
    public async Task Read_PageWithoutATitle_IsSaid()
    {
        using HttpResponseMessage response = Answer.Text("<h1>Blocked by policy 42</h1>", "text/html", 400);

        AdoServiceException failure = await RefusedAsync(response);

        Assert.EndsWith("The returned page says: Blocked by policy 42.", failure.Summary);
        Assert.Equal("Blocked by policy 42", failure.ServiceMessage);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task Read_NameWithoutWords_IsSaid(int status)
    {
        using HttpResponseMessage response = Answer.Json("""{"message":null,"typeKey":"SomeException"}""", status);

        AdoServiceException failure = await RefusedAsync(response);

        Assert.EndsWith("Azure DevOps returned only the name of the error: SomeException.", failure.Summary);
        Assert.DoesNotContain("own words", failure.Summary);
    }

    [Fact]
    public async Task Read_Body_IsOnTheException()
    {
        using HttpResponseMessage response = Answer.Json("""{"message":"m","given":"the-token"}""", 400);

        Assert.Equal("""{"message":"m","given":"[redacted]"}""", (await RefusedAsync(response)).ResponseBody);
    }

    // Asked by a signed address and without the token: its words are not about the identity.
    [Theory]
    [InlineData(403, ErrorIds.NotPermitted, "The signed address of the projects was refused (403)")]
    [InlineData(401, ErrorIds.UnexpectedResponse, "returned no content (401)")]
    [InlineData(410, ErrorIds.NotFound, "no longer has the projects (410)")]
    [InlineData(404, ErrorIds.NotFound, "no longer has the projects (404)")]
    [InlineData(503, ErrorIds.Transient, "The storage host of the projects is unavailable (503)")]
    [InlineData(429, ErrorIds.Transient, "The storage host of the projects is unavailable (429)")]
    [InlineData(500, ErrorIds.Transient, "The storage host of the projects is unavailable (500)")]
    [InlineData(409, ErrorIds.UnexpectedResponse, "returned no content (409)")]
    public async Task Read_OfAStorageHost_IsNotAzureDevOps(int status, string id, string what)
    {
        using HttpResponseMessage response = Answer.Text("<Error/>", "application/xml", status).With("Retry-After", "7");

        AdoServiceException failure = (await ReadAsync(response, isStorageHost: true))!;

        Assert.Equal(id, failure.ErrorId);
        Assert.Contains(what, failure.Summary);
        Assert.DoesNotContain("Azure DevOps said", failure.Summary);
    }
}
