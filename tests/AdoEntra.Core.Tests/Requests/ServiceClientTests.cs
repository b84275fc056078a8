using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;

namespace AdoEntra.Core.Tests.Requests;

/// <summary>What every request carries, and how often it is sent.</summary>
public sealed class ServiceClientTests : IDisposable
{
    private static readonly ServiceRequest s_projects = new("_apis/projects?$top=2", "the projects");
    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task SendAsync_Request_CarriesTheHeaders()
    {
        _process.Server.OnGet(TestProcess.ProjectsAddress, static _ => Answer.Json("{}"));

        using HttpResponseMessage response = await SendAsync();

        RecordedRequest request = Assert.Single(_process.Server.Requests);
        Assert.Equal("https://dev.azure.com/contoso/_apis/projects?$top=2", request.Uri.AbsoluteUri);
        Assert.Equal("Bearer token-1", request.Header("Authorization"));
        Assert.Equal("application/json;api-version=7.1", request.Header("Accept")!.Replace(" ", ""));
        Assert.Equal("Suppress", request.Header("X-TFS-FedAuthRedirect"));
        Assert.True(Guid.TryParse(request.Header("X-TFS-Session"), out _));
        Assert.Matches(@"^AdoEntra/\d+\.\d+\.\d+$", request.Header("User-Agent"));
        Assert.Equal("gzip", request.Header("Accept-Encoding"));
        Assert.Equal(6, request.HeaderNames.Count);
    }

    [Fact]
    public async Task SendAsync_PreviewVersionAndMethod_AreTheRequestsOwn()
    {
        _process.Server.On(HttpMethod.Delete, TestProcess.ProjectsAddress, static _ => Answer.Json("{}"));

        using HttpResponseMessage response = await SendAsync(s_projects with { ApiVersion = "7.1-preview.4", Method = HttpMethod.Delete });

        Assert.Contains("api-version=7.1-preview.4", Assert.Single(_process.Server.Requests).Header("Accept"));
    }

    [Fact]
    public async Task SendAsync_TwoRequests_BelongToOneSession()
    {
        _process.Server.OnGet(TestProcess.ProjectsAddress, static _ => Answer.Json("{}"));

        using HttpResponseMessage first = await SendAsync();
        using HttpResponseMessage second = await SendAsync();

        Assert.Equal(_process.Server.Requests[0].Header("X-TFS-Session"), _process.Server.Requests[1].Header("X-TFS-Session"));
    }

    [Fact]
    public async Task SendAnonymousAsync_Request_CarriesNoToken()
    {
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, static _ => Answer.Empty(401));

        using HttpResponseMessage response = await _process.Product.Client.SendAnonymousAsync(
            _process.Session().Address, HttpMethod.Head, new Uri(TestProcess.Organization), default);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Null(Assert.Single(_process.Server.Requests).Header("Authorization"));
        Assert.Empty(_process.Source.Requests);
    }

    [Fact]
    public async Task SendAsync_RouteToAnotherHost_IsRefusedBeforeSending()
    {
        var refusal = await Assert.ThrowsAsync<AdoConnectionException>(() => SendAsync(new ServiceRequest("//evil.example/x", "a trap")));

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
        Assert.Empty(_process.Server.Requests);
    }

    [Fact]
    public async Task SendAsync_RefusedOnce_IsSentAgainWithAFreshToken()
    {
        _process.Server.OnGet(
            TestProcess.ProjectsAddress,
            static request => request.Header("Authorization") == "Bearer token-1" ? Answer.Empty(401) : Answer.Json("{}")
        );

        using HttpResponseMessage response = await SendAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(
            ["Bearer token-1", "Bearer token-2"],
            _process.Server.Requests.Select(static request => request.Header("Authorization"))
        );
        Assert.Equal([false, true], _process.Source.Requests.Select(static request => request.Fresh));
    }

    [Fact]
    public async Task SendAsync_RefusedTwice_IsBelieved()
    {
        _process.Server.OnGet(TestProcess.ProjectsAddress, static _ => Answer.Empty(401));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Equal(2, _process.Server.Requests.Count);
        Assert.Equal(2, _process.Source.Requests.Count);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(501)]
    public async Task SendAsync_OtherRefusal_IsBelievedAtOnce(int status)
    {
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Empty(status));

        await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.Single(_process.Server.Requests);
        Assert.Single(_process.Source.Requests);
    }

    [Fact]
    public async Task SendAsync_NoToken_SendsNothing()
    {
        _process.Source = new FakeSource(static _ =>
            throw new AdoSignInException(ErrorIds.IdentityNotFound, "No such identity.", "Assign it.")
        );

        await Assert.ThrowsAsync<AdoSignInException>(() => SendAsync());

        Assert.Empty(_process.Server.Requests);
    }

    [Fact]
    public async Task SendAsync_NetworkFails_IsTransientWithTheCause()
    {
        var cause = new HttpRequestException("No such host is known");
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => throw cause);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.StartsWith(
            "The connection to dev.azure.com was lost during the request for the projects: No such host is known",
            failure.Message
        );
        Assert.Contains("proxy", failure.RecommendedAction);
        Assert.Same(cause, Assert.IsType<HttpRequestException>(failure.InnerException));
        Assert.Null(failure.StatusCode);
        Assert.Equal("GET https://dev.azure.com/contoso/_apis/projects?$top=2", failure.Request);
    }

    [Fact]
    public async Task SendAsync_CertificateNotTrusted_IsFinalAndSaysWhatToTrust()
    {
        _process.Server.OnGet(TestProcess.ProjectsAddress, static _ => throw Unreachable.ByTrust());

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.Equal("CertificateNotTrusted", failure.ErrorId);
        Assert.StartsWith(
            "This machine does not trust the certificate of dev.azure.com in the request for the projects: The remote certificate",
            failure.Message
        );
        Assert.Contains("SSL_CERT_FILE", failure.RecommendedAction);
        Assert.Single(_process.Server.Requests);
    }

    // F16: each reason once, and no stray quote of the platform's.
    [Theory]
    [InlineData("Connection refused (127.0.0.1:9)", ": Connection refused (127.0.0.1:9).")]
    [InlineData(
        "The proxy tunnel request to proxy 'http://127.0.0.1:9/' failed with status code '403'.\".",
        ": The proxy tunnel request to proxy 'http://127.0.0.1:9/' failed with status code '403'. Connection refused."
    )]
    public async Task SendAsync_NetworkFails_ReadsAsSentences(string words, string end)
    {
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => throw Unreachable.ByProxy(words));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.EndsWith(end, failure.Summary);
        Assert.Contains(
            "dev.azure.com was lost during the request for the projects through the proxy http://127.0.0.1:9 (HTTPS_PROXY): ",
            failure.Summary
        );
    }

    // A handler that gives up by itself cancels without a caller's cancellation.
    [Fact]
    public async Task SendAsync_NetworkGivesUp_IsTimedOutAndNotCancelled()
    {
        _process.Server.OnGet(TestProcess.ProjectsAddress, static _ => throw new TaskCanceledException("The connection took too long"));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
    }

    [Fact]
    public async Task SendAsync_UserCancels_EndsTheRequest()
    {
        Hanging hanging = _process.Server.Hang(HttpMethod.Get, TestProcess.ProjectsAddress);
        using var stop = new CancellationTokenSource();
        Task<HttpResponseMessage> response = SendAsync(stop: stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response.OrFail());
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task SendAsync_Refused_ClosesTheAnswer()
    {
        var body = new ChunkedBody("{}");
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Body(body, 404));

        await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.True(body.IsClosed);
    }

    private Task<HttpResponseMessage> SendAsync(ServiceRequest? request = null, CancellationToken stop = default) =>
        _process.Product.Client.SendAsync(_process.Session(), request ?? s_projects, RequestContext.Silent, stop);
}
