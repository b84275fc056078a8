using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Core.Tests.Tokens;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Requests;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Http;

/// <summary>The framework's own handlers, over a real connection to this machine: no redirect is followed, no cookie is kept.</summary>
public sealed class HttpTransportTests : IDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly TestClock _clock = new();
    private readonly HttpTransport _transport = new();
    private readonly TokenCache _cache;
    private readonly ServiceClient _client;

    public HttpTransportTests()
    {
        _cache = new TokenCache(() => _clock.Now);
        _client = new ServiceClient(_transport, new TokenProvider(_cache, () => _clock.Now), _clock.ForRequests());
    }

    public void Dispose()
    {
        _server.Dispose();
        _cache.Dispose();
    }

    private ServiceSession Session =>
        new(ServiceAddress.Create("contoso", _server.Address), TokenProviderTests.Identity(FakeSource.Counting(_clock)));

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task ServiceClient_Redirect_IsNotFollowed(int status)
    {
        using var elsewhere = new LoopbackServer();
        _server.On(
            "/contoso/_apis/projects",
            $"HTTP/1.1 {status} Moved\nLocation: {elsewhere.Address}/trap\nContent-Length: 0\nConnection: close\n\n"
        );

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync().OrFail());

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Assert.Contains(elsewhere.Address, failure.Message);
        Assert.Empty(elsewhere.Requests);
        Assert.Contains("Authorization: Bearer token-1", Assert.Single(_server.Requests));
    }

    // The framework's handler would add what it can decompress itself, and the rest of a file would be counted in compressed bytes.
    [Theory]
    [InlineData(false, "gzip")]
    [InlineData(true, "identity")]
    public async Task ServiceClient_Encoding_IsTheOneThatIsAskedForAlone(bool isDownload, string expected)
    {
        _server.On(
            "/contoso/_apis/x",
            "HTTP/1.1 200 OK\nContent-Type: application/json\nX-VSS-UserData: a\nContent-Length: 2\nConnection: close\n\n{}"
        );

        using HttpResponseMessage response = await _client
            .SendAsync(Session, new ServiceRequest("_apis/x", "x") { IsDownload = isDownload }, RequestContext.Silent, default)
            .OrFail();

        Assert.Equal(
            "Accept-Encoding: " + expected,
            Assert
                .Single(
                    _server.Requests[0].Split('\n'),
                    static line => line.StartsWith("Accept-Encoding", StringComparison.OrdinalIgnoreCase)
                )
                .Trim()
        );
    }

    // Each client by itself: which of the two a request takes is another matter.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EachClient_RedirectAndCookie_AreNotTakenUp(bool local)
    {
        using var elsewhere = new LoopbackServer();
        _server.On(
            "/msi/token",
            $"HTTP/1.1 307 Moved\nLocation: {elsewhere.Address}/trap\nSet-Cookie: VstsSession=abc; path=/\nContent-Length: 0\nConnection: "
                + "close\n\n"
        );
        HttpClient client = local ? _transport.LocalClient : _transport.ServiceClient;

        for (int i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _server.Address + "/msi/token");
            request.Headers.Add("X-IDENTITY-HEADER", "secret");
            using HttpResponseMessage response = await client.SendAsync(request).OrFail();
            Assert.Equal(307, (int)response.StatusCode);
        }

        Assert.Empty(elsewhere.Requests);
        Assert.Equal(2, _server.Requests.Count);
        Assert.All(_server.Requests, static request => Assert.DoesNotContain("\nCookie:", request));
    }

    // A session cookie of the service would let it take an expired token for a good one.
    [Fact]
    public async Task ServiceClient_Cookie_IsNotSentBack()
    {
        _server.On(
            "/contoso/_apis/projects",
            "HTTP/1.1 200 OK\nContent-Type: application/json\nSet-Cookie: VstsSession=abc; path=/\nContent-Length: 2\nConnection: "
                + "close\n\n[]"
        );

        await ReadAsync().OrFail();
        await ReadAsync().OrFail();

        Assert.Equal(2, _server.Requests.Count);
        Assert.All(_server.Requests, static request => Assert.DoesNotContain("\nCookie:", request));
    }

    [Fact]
    public async Task ServiceClient_NothingListens_IsTransient()
    {
        string address = _server.Address;
        _server.Dispose();
        var session = new ServiceSession(ServiceAddress.Create("contoso", address), Session.Identity);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() =>
            _client.SendAsync(session, new ServiceRequest("_apis/projects", "the projects"), RequestContext.Silent, default).OrFail()
        );

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    // The metadata service's own answers are JSON, mostly a refusal; what else answers off Azure is a page, a redirect or a proxy's word.
    [Theory]
    [InlineData("400 Bad Request", "application/json", true)]
    [InlineData("400 Bad Request", "", true)]
    [InlineData("500 Error", "", true)]
    [InlineData("200 OK", "application/json", true)]
    [InlineData("403 Forbidden", "application/json", true)]
    [InlineData("200 OK", "text/html", false)]
    [InlineData("400 Bad Request", "text/html", false)]
    [InlineData("403 Forbidden", "text/plain", false)]
    [InlineData("407 Proxy Authentication Required", "", false)]
    [InlineData("302 Found", "", false)]
    public async Task IsMetadataService_Answer_IsJudgedByItsKind(string status, string type, bool expected)
    {
        string header = type.Length > 0 ? $"Content-Type: {type}\n" : "";
        _server.On("/metadata/identity/oauth2/token", $"HTTP/1.1 {status}\n{header}Content-Length: 2\nConnection: close\n\n{{}}");

        Assert.Equal(expected, await IsMetadataServiceAsync().OrFail());
        Assert.DoesNotContain("Metadata:", Assert.Single(_server.Requests));
    }

    [Fact]
    public async Task IsMetadataService_NoHttp_IsNot()
    {
        _server.On("/metadata/identity/oauth2/token", "not HTTP at all\n\n");

        Assert.False(await IsMetadataServiceAsync().OrFail());
    }

    private Task<bool> IsMetadataServiceAsync() =>
        new MetadataProbe(_transport).IsRespondingAsync(_server.Address, _clock.ForRequests(), default);

    private async Task<List<AdoProject>> ReadAsync()
    {
        var items = new List<AdoProject>();
        var request = new ServiceRequest<AdoProject>("_apis/projects", "the projects", AdoProject.Reader);
        await foreach (IReadOnlyList<AdoProject> batch in _client.ReadListAsync(Session, request, default)) items.AddRange(batch);
        return items;
    }

    private const string Authority = "https://login.microsoftonline.com/";

    // S4: an answer belongs to the request that it answers.
    [Theory]
    [InlineData("common/discovery/instance?api-version=1.1", 200, null)]
    [InlineData("tenant/v2.0/.well-known/openid-configuration", 200, null)]
    [InlineData("common/discovery/instance", 400, 400)]
    [InlineData("tenant/oauth2/v2.0/devicecode", 200, 200)]
    [InlineData("tenant/oauth2/v2.0/token", 200, 200)]
    [InlineData("tenant/oauth2/v2.0/token", 401, 401)]
    public async Task Recording_KeepsWhatIsAboutATokenOrARefusal(string path, int status, int? kept)
    {
        using var network = new FakeServer();
        network.OnGet(Authority + path, _ => Answer.Json("{}", status));
        RecordedResponse answer = RecordedResponse.Start();

        using HttpResponseMessage response = await new HttpTransport(() => network).IdentityClient.GetAsync(Authority + path);

        Assert.Equal((kept, kept is null or 200 ? null : "{}"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Recording_NextRequestHasNoAnswer_KeepsNone()
    {
        using var network = new FakeServer();
        network.OnGet(Authority + "devicecode", _ => Answer.Json("""{"device_code":"x"}"""));
        network.OnGet(Authority + "refused", _ => Answer.Json("no", 400));
        network.OnGet(Authority + "token", _ => throw new HttpRequestException("Connection reset"));
        HttpClient client = new HttpTransport(() => network).IdentityClient;
        RecordedResponse answer = RecordedResponse.Start();
        foreach (string before in new[] { "devicecode", "refused" })
        {
            using HttpResponseMessage response = await client.GetAsync(Authority + before);
            Assert.NotNull(answer.Status);

            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Authority + "token"));

            Assert.Equal(
                (null, null, 0L, null, false, null),
                (answer.Status, answer.Body, answer.Length, answer.MediaType, answer.IsBlank, answer.TokenEnd)
            );
        }
    }
}
