using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>
/// Addresses that try to get the token (protocol 5), wherever they come from: nothing is sent, no token is even fetched, and the error
/// names the host and nothing else of the address.
/// </summary>
public sealed class HostileAddressTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";

    // In every part of an address that an error must not show.
    private const string Secret = "hush";

    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    public static TheoryData<string, string> Whole => new()
    {
        // the address, what the error calls it
        { "https://dev.azure.com@evil.example/hush", "https://evil.example" },
        { "https://hush@dev.azure.com/contoso/_apis/things", "https://dev.azure.com" },
        { "https://hush:hush@dev.azure.com/contoso/_git/api", "https://dev.azure.com" },
        { "https://dev.azure.com:hush@evil.example:8443/hush", "https://evil.example:8443" },
        { "https://evil.example/hush?hush=dev.azure.com#hush", "https://evil.example" },
        { "https://evil.example?@dev.azure.com/hush", "https://evil.example" },
        { "https://dev.azure.com.evil.example/hush", "https://dev.azure.com.evil.example" },
        { "https://xdev.azure.com/hush", "https://xdev.azure.com" },
        { "https://evildev.azure.com/hush", "https://evildev.azure.com" },
        { "https://evil.dev.azure.com/hush", "https://evil.dev.azure.com" },
        { "https://azure.com/hush", "https://azure.com" },
        { "https://dev.azure.com./hush", "https://dev.azure.com." },
        { "https://dev.azure.co/hush", "https://dev.azure.co" },
        { "https://dev-azure.com/hush", "https://dev-azure.com" },
        { "https://evilvisualstudio.com/hush", "https://evilvisualstudio.com" },
        { "https://visualstudio.com/hush", "https://visualstudio.com" },
        { "https://fabrikam.visualstudio.com/hush", "https://fabrikam.visualstudio.com" },
        { "https://fabrikam.vssps.visualstudio.com/hush", "https://fabrikam.vssps.visualstudio.com" },
        { "https://marketplace.visualstudio.com/hush", "https://marketplace.visualstudio.com" },
        { "https://evil.contoso.visualstudio.com/hush", "https://evil.contoso.visualstudio.com" },
        { "https://contoso.evil.visualstudio.com/hush", "https://contoso.evil.visualstudio.com" },
        { "https://contoso.a.vssps.visualstudio.com/hush", "https://contoso.a.vssps.visualstudio.com" },
        { "https://contoso.vsblob.visualstudio.com/hush", "https://contoso.vsblob.visualstudio.com" },
        { "https://contoso.visualstudio.com.evil.example/hush", "https://contoso.visualstudio.com.evil.example" },
        { "https://contoso.blob.core.windows.net/hush?sig=hush", "https://contoso.blob.core.windows.net" },
        { "https://contoso.vsassets.io/hush", "https://contoso.vsassets.io" },
        { "http://dev.azure.com/hush", "http://dev.azure.com" },
        { "http://dev.azure.com:443/hush", "http://dev.azure.com:443" },
        { "https://dev.azure.com:80/hush", "https://dev.azure.com:80" },
        { "https://dev.azure.com:8443/hush", "https://dev.azure.com:8443" },
        { "https://169.254.169.254/hush", "https://169.254.169.254" },
        { "http://169.254.169.254/metadata/hush", "http://169.254.169.254" },
        { "https://127.0.0.1/hush", "https://127.0.0.1" },
        { "http://localhost:5000/hush", "http://localhost:5000" },
        { "https://2130706433/hush", "https://127.0.0.1" },
        { "https://[::1]:5001/hush", "https://[::1]:5001" },

        // A letter of another alphabet, which looks the same.
        { "https://dev.\u0430zure.com/hush", "https://dev.xn--zure-43d.com" },
        { "https://evil.example/hush?next=/_signin", "https://evil.example" },
    };

    // No host can be read from these, or none that is asked over the network.
    public static TheoryData<string> Other => new()
    {
        "file:///etc/hush",
        "file://evil.example/hush",
        "ftp://dev.azure.com/hush",
        "javascript:hush",
        "data:text/plain,hush",
        "mailto:hush@dev.azure.com",
        "ws://dev.azure.com/hush",
        "https:///evil.example/hush",
        "https://dev%2eazure%2ecom/hush",
        "https://dev.azure.com%00.evil.example/hush",
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task FromAUser_IsRefused(string address, string place)
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => CallAsync(address));

        Assert.Equal((ErrorIds.HostNotAllowed, place), (failure.ErrorId, failure.Target));
        Refused(failure, place, requests: 0);
        Assert.Empty(_process.Source.Requests);
    }

    [Theory]
    [MemberData(nameof(Other))]
    [InlineData("https:evil.example/hush")]
    [InlineData("https:/evil.example/hush")]
    public async Task FromAUser_NoHttpAddress_IsRefused(string address)
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => CallAsync(address));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Refused(failure, string.Empty, requests: 0);
        Assert.Empty(_process.Source.Requests);
    }

    // No host can have such a name; what is shown of it is the platform's.
    [Theory]
    [InlineData("https://\uff0f/hush")]
    [InlineData("https://\u2025dev.azure.com/hush")]
    public async Task HostThatCannotBe_IsRefused(string address)
    {
        _process.Server.OnGet(Address, _ => Answer.Empty(302).With("Location", address));

        var typed = await Assert.ThrowsAsync<AdoConnectionException>(() => CallAsync(address));
        Refused(typed, "https://", requests: 0);
        var led = await Assert.ThrowsAsync<AdoServiceException>(() => CallAsync("_apis/things"));
        Refused(led, string.Empty, requests: 1);

        Assert.Equal(ErrorIds.HostNotAllowed, typed.ErrorId);
        Assert.Contains(led.ErrorId, (string[])[ErrorIds.HostNotAllowed, ErrorIds.UnexpectedResponse]);
    }

    // Not every parser sees the same host in these; they are left to none.
    [Theory]
    [InlineData("//evil.example/hush", "'//evil.example'")]
    [InlineData("///evil.example/hush", "'///evil.example'")]
    [InlineData("//hush:hush@evil.example/hush?hush", "'//evil.example'")]
    [InlineData("\\\\evil.example\\hush", "'\\\\evil.example'")]
    [InlineData("/\\evil.example/hush", "'/\\evil.example'")]
    [InlineData("\\/evil.example/hush", "'\\/evil.example'")]
    [InlineData("https://evil.example\\@dev.azure.com/hush", "'https://evil.example'")]
    [InlineData("https://dev.azure.com\\.evil.example/hush", "'https://dev.azure.com'")]
    [InlineData("https://dev.azure.com\\hush@evil.example/hush", "'https://dev.azure.com'")]
    [InlineData("https://hush@dev.azure.com/contoso\\hush", "'https://dev.azure.com'")]
    public async Task FromAUser_WhereAHostMayHide_IsRefused(string address, string shown)
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => CallAsync(address));

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Refused(failure, shown, requests: 0);
    }

    // The host is a good one then: what is wrong is the name before it.
    [Fact]
    public async Task FromAUser_CloneAddress_IsToldWhy()
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => CallAsync("https://contoso@dev.azure.com/contoso/_git/api"));

        Assert.Equal("The token is not sent to https://dev.azure.com: the address contains a user name.", failure.Summary);
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task FromARedirect_IsNotFollowed(string address, string place)
    {
        _process.Server.OnGet(Address, _ => Answer.Empty(302).With("Location", address));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => CallAsync("_apis/things"));

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Refused(failure, place, requests: 1);
    }

    [Theory]
    [MemberData(nameof(Other))]
    public async Task FromARedirect_ToNoHttpAddress_IsNotFollowed(string address)
    {
        _process.Server.OnGet(Address, _ => Answer.Empty(307).With("Location", address));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => CallAsync("_apis/things"));

        Assert.Contains(failure.ErrorId, (string[])[ErrorIds.HostNotAllowed, ErrorIds.UnexpectedResponse]);
        Refused(failure, string.Empty, requests: 1);
    }

    // Beside another address these are relative (RFC 3986, 5.2.2): what looks like a host is a part of the path.
    [Theory]
    [InlineData("https:evil.example/x", "https://dev.azure.com/contoso/_apis/evil.example/x")]
    [InlineData("https:/evil.example/x", "https://dev.azure.com/evil.example/x")]
    public async Task FromARedirect_WithoutAHost_StaysWhereItIs(string address, string followed)
    {
        _process.Server.OnGet(Address, _ => Answer.Empty(302).With("Location", address));
        _process.Server.OnGet(followed, static _ => Answer.Json("[]"));

        await CallAsync("_apis/things");

        Assert.Equal(followed, _process.Server.Requests[1].Uri.AbsoluteUri);
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task FromANextLink_IsNotFollowed(string address, string place)
    {
        _process.Server.OnGet(Address, _ => Answer.Json($$"""{"value":[{"id":"1"}],"isLastBatch":false,"nextLink":"{{address}}"}"""));

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => CallAsync("_apis/things"));

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Refused(failure, place, requests: 1);
    }

    // The page says that there is another, and where: to stop there would be half a list that looks like a whole one.
    [Theory]
    [MemberData(nameof(Other))]
    public async Task FromANextLink_ThatIsNoHttpAddress_IsAnError(string address)
    {
        _process.Server.OnGet(Address, _ => Answer.Json($$"""{"value":[{"id":"1"}],"isLastBatch":false,"nextLink":"{{address}}"}"""));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => CallAsync("_apis/things"));

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Refused(failure, "an invalid link to the next page", requests: 1);
    }

    // Read as a browser reads it: from where the page came (RFC 3986, 5).
    [Theory]
    [InlineData("/contoso/_apis/things?page=2", "https://dev.azure.com/contoso/_apis/things?page=2")]
    [InlineData("things?page=2", "https://dev.azure.com/contoso/_apis/things?page=2")]
    [InlineData("?page=2", "https://dev.azure.com/contoso/_apis/things?page=2")]
    public async Task FromANextLink_WithoutAHost_IsOfTheSameHost(string link, string followed)
    {
        _process.Server.OnGet(
            Address,
            request => request.Query("page") is null ? Answer.Json($$"""{"value":[{"id":"1"}],"nextLink":"{{link}}"}""") : Answer.Json("[]")
        );

        await CallAsync("_apis/things");

        Assert.Equal(followed, _process.Server.Requests[1].Uri.AbsoluteUri);
    }

    [Fact]
    public async Task FromANextLink_WithoutAScheme_IsAnotherHost()
    {
        _process.Server.OnGet(Address, static _ => Answer.Json("""{"value":[{"id":"1"}],"nextLink":"//evil.example/hush"}"""));

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => CallAsync("_apis/things"));

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Refused(failure, "https://evil.example", requests: 1);
    }

    private void Refused(AdoEntraException failure, string place, int requests)
    {
        Assert.Contains(place, failure.Message);
        Assert.DoesNotContain(Secret, failure + failure.Target + failure.RecommendedAction);
        Assert.Equal(requests, _process.Server.Requests.Count);
    }

    private async Task CallAsync(string address)
    {
        ServiceSession session = _process.Session();
        RestRequest request = await _process.Product.Rest.ResolveAsync(
            session,
            null,
            new RestCall { Address = address },
            RequestContext.Silent,
            default
        );
        var reader = new RestReader(_process.Product.Client, session, RequestContext.Silent);
        await foreach (
            IReadOnlyList<AdoProject> _ in reader.ReadAsync(
                request,
                AdoProject.Reader,
                static AdoProject (_) => throw new InvalidOperationException("Nothing but JSON was sent."),
                null,
                null,
                default
            )
        ) { }
    }
}
