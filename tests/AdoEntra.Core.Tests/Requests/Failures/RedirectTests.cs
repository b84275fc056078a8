using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;

namespace AdoEntra.Core.Tests.Requests.Failures;

/// <summary>Where an answer that points elsewhere leads, and what goes along.</summary>
public sealed class RedirectTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";
    private const string Store = "https://contoso.blob.core.windows.net/box/file";

    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Theory]
    [InlineData(301, "/contoso/_apis/others")]
    [InlineData(302, "others")]
    [InlineData(303, "https://dev.azure.com/contoso/_apis/others")]
    [InlineData(307, "https://DEV.AZURE.COM/contoso/_apis/others")]
    [InlineData(308, "//dev.azure.com/contoso/_apis/others")]
    public async Task ToTheService_IsFollowedWithTheToken(int status, string location)
    {
        _process.Server.OnGet(Address, _ => Answer.Empty(status).With("Location", location));
        _process.Server.OnGet(TestProcess.Organization + "_apis/others", static _ => Answer.Json("{}"));

        using HttpResponseMessage response = await SendAsync();

        Assert.Equal(
            ["Bearer token-1", "Bearer token-1"],
            _process.Server.Requests.Select(static request => request.Header("Authorization"))
        );
    }

    [Theory]
    [InlineData("https://evil.example/contoso/_apis/things?token=secret-in-query", "https://evil.example")]
    [InlineData("//evil.example/x", "https://evil.example")]
    [InlineData("http://dev.azure.com/contoso/_apis/things", "http://dev.azure.com")]
    [InlineData("https://dev.azure.com:8443/contoso", "https://dev.azure.com:8443")]
    [InlineData("https://fabrikam.visualstudio.com/_apis", "https://fabrikam.visualstudio.com")]
    [InlineData("https://dev.azure.com.evil.example/", "https://dev.azure.com.evil.example")]
    [InlineData("https://evil@dev.azure.com/contoso", "https://dev.azure.com")]
    [InlineData("file:///etc/passwd", "file://")]
    public async Task ToAnotherHost_IsAnErrorThatNamesIt(string location, string place)
    {
        _process.Server.OnGet(Address, _ => Answer.Empty(302).With("Location", location));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.Equal((ErrorIds.HostNotAllowed, 302), (failure.ErrorId, failure.StatusCode));
        Assert.Contains($"to {place}", failure.Summary);
        Assert.DoesNotContain("secret-in-query", failure.ToString());
        Assert.Single(_process.Server.Requests);
    }

    [Fact]
    public async Task ToAStore_OfADownload_IsFollowedWithNothingOfOurs()
    {
        _process.Server.OnGet(Address, static _ => Answer.Empty(302).With("Location", Store + "?sig=signature"));
        _process.Server.OnGet(Store, static _ => Answer.Text("the content", "application/octet-stream"));

        using HttpResponseMessage response = await SendAsync(isDownload: true);

        RecordedRequest stored = _process.Server.Requests[1];
        Assert.Null(stored.Header("Authorization"));
        Assert.Equal(["Accept-Encoding", "User-Agent"], stored.HeaderNames.OrderBy(static name => name, StringComparer.Ordinal));
        Assert.Equal("the content", await response.Content.ReadAsStringAsync());
    }

    // Anyone may own a name that only ends like the host of a storage account.
    [Theory]
    [InlineData("blob.core.windows.net")]
    [InlineData("blob.storage.azure.net")]
    [InlineData("vsassets.io")]
    [InlineData("vsblob.visualstudio.com")]
    [InlineData("vsblob.dev.azure.com")]
    [InlineData("artifacts.visualstudio.com")]
    public async Task ToAStore_OfADownload_GoesToNoLookAlike(string store)
    {
        string location = $"https://contoso.{store}/box/file";
        _process.Server.OnGet(Address, _ => Answer.Empty(302).With("Location", location));
        _process.Server.OnGet(location, static _ => Answer.Text("the content", "application/octet-stream"));
        (await SendAsync(isDownload: true)).Dispose();
        location = $"https://evil{store}/box/file";

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(isDownload: true));

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Assert.Equal(
            $"contoso.{store}",
            Assert.Single(_process.Server.Requests, static request => request.Uri.AbsolutePath == "/box/file").Uri.Host
        );
    }

    [Fact]
    public async Task ToAStore_OfAnythingElse_SaysHowToSaveIt()
    {
        _process.Server.OnGet(Address, static _ => Answer.Empty(302).With("Location", Store + "?sig=signature"));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Assert.Contains("is on the storage host https://contoso.blob.core.windows.net (302)", failure.Summary);
        Assert.StartsWith("Save it with -OutFile", failure.RecommendedAction);
        Assert.DoesNotContain("signature", failure.ToString());
    }

    [Theory]
    [InlineData(403, ErrorIds.NotPermitted)]
    [InlineData(404, ErrorIds.NotFound)]
    [InlineData(410, ErrorIds.NotFound)]
    public async Task RefusalOfAStore_CostsNoToken(int status, string id)
    {
        _process.Server.OnGet(Address, static _ => Answer.Empty(302).With("Location", Store + "?sig=signature"));
        _process.Server.OnGet(Store, _ => Answer.Text("<Error/>", "application/xml", status));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(isDownload: true));

        Assert.Equal((id, 2), (failure.ErrorId, _process.Server.Requests.Count));
        Assert.Contains(id == ErrorIds.NotFound ? "The storage host no longer has" : "The signed address of", failure.Summary);
        Assert.Single(_process.Source.Requests);
        Assert.DoesNotContain("signature", failure.ToString() + failure.Request);
        Assert.Equal($"GET {Store}?sig=[redacted]", failure.Request);
    }

    [Fact]
    public async Task Circle_Ends()
    {
        _process.Server.OnGet(Address, static _ => Answer.Empty(302).With("Location", Address));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync());

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Equal(6, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task WithoutALocation_IsAnError()
    {
        _process.Server.OnGet(Address, static _ => Answer.Empty(302));

        Assert.Equal(ErrorIds.UnexpectedResponse, (await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync())).ErrorId);
    }

    [Theory]
    [InlineData("POST", 307)]
    [InlineData("DELETE", 302)]
    [InlineData("PATCH", 308)]
    public async Task OfAChange_IsNotFollowed(string verb, int status)
    {
        _process.Server.On(new HttpMethod(verb), Address, _ => Answer.Empty(status).With("Location", "/contoso/_apis/others"));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(verb: verb));

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Single(_process.Server.Requests);
    }

    [Fact]
    public async Task SignInPage_IsARefusal_AfterAnotherToken()
    {
        _process.Server.OnGet(
            Address,
            static _ => Answer.Empty(302).With("Location", "https://spsprodweu1.vssps.visualstudio.com/_signin?realm=dev.azure.com")
        );

        Assert.Equal(ErrorIds.NotSignedIn, (await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync())).ErrorId);
        Assert.Equal(
            ["Bearer token-1", "Bearer token-2"],
            _process.Server.Requests.Select(static request => request.Header("Authorization"))
        );
    }

    private Task<HttpResponseMessage> SendAsync(string verb = "GET", bool isDownload = false) => _process.Product.Client.SendAsync(
        _process.Session(),
        new ServiceRequest("_apis/things", "the things") { Method = new HttpMethod(verb), IsDownload = isDownload },
        RequestContext.Silent,
        default).OrFail();
}
