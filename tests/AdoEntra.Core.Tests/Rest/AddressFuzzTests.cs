using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>Addresses put together at random from what makes them dangerous.</summary>
public sealed class AddressFuzzTests
{
    private const int Rounds = 4000;

    private static readonly string[] s_pieces =
    [
        "/", "/", "/", "\\", "//", ":", "@", "?", "#", "%", "&", "=", ".", "..", "./", "../", ";", "*", "$", "+", " ", "\t", "\r\n", "\0",
        "\u200b", "\u2025", "\uff0f", "\uff20", "%2e", "%2E%2e", "%2f", "%5c", "%00", "%25", "%252e", "%c0%ae", "%zz", "%40", "%23",
        "https:", "https://", "HTTP://", "http:/", "ftp://", "file:///", "javascript:", "mailto:", "dev.azure.com", "vssps.dev.azure.com",
        "evil.example", "contoso.visualstudio.com", "127.0.0.1", "[::1]", ":443", ":8443", "contoso", "fabrikam", "_apis", "projects",
        "Grün", "\ud83d\ude00", "\ud83d", "а", "api-version=7.1", "$top=1",
    ];

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Anything_GoesToTheServiceAndBelowTheOrganization_OrNowhere() => Fuzz.ForSeedsAsync(4, static async seed =>
    {
        var network = new Network();
        using var process = new ProcessServices(new HttpTransport(() => network), Variables.None, static () => DateTimeOffset.UtcNow);
        var source = new FakeSource(static _ => FakeSource.Token("token", DateTimeOffset.MaxValue));
        ServiceSession session = new(
            ServiceAddress.Create("contoso", null),
            new TokenIdentity(process.Credentials.Take(new TestSignIn("fuzz", source)), AzureDevOpsResource.Scope));
        var random = new Random(seed);
        int sent = 0;
        for (int round = 0; round < Rounds; round++)
        {
            string typed = Text(random, 1 + random.Next(9));
            var call = new RestCall { Address = typed, Query = random.Next(3) == 0 ? [new(Text(random, 2), Text(random, 3))] : [] };
            string shown = $"round {round}: '{Shown(typed)}'";
            try
            {
                RestRequest request = await process.Rest.ResolveAsync(session, null, call, RequestContext.Silent, default);
                (await process.Client.SendAsync(session, request.Request, RequestContext.Silent, default)).Dispose();
            }
            catch (AdoConnectionException)
            {
                continue;
            }
            catch (Exception other)
            {
                Assert.Fail($"{shown} failed by {other}");
            }

            sent++;
            Uri uri = network.Last!;
            Assert.True(
                uri.Scheme == "https" && uri.Port == 443 && uri.UserInfo.Length == 0 && IsService(uri.Host), $"{shown} went to {uri}");
            if (!uri.OriginalString.StartsWith(typed.Trim().Split('/')[0], StringComparison.OrdinalIgnoreCase)) Below(uri, shown);
        }

        // Were none of them sent, nothing would have been tried.
        Assert.InRange(sent, Rounds / 20, Rounds);
    });

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Name_StaysOneSegment_OrIsRefused() => Fuzz.ForSeedsAsync(2, static seed =>
    {
        var random = new Random(seed);
        ServiceAddress address = ServiceAddress.Create("contoso", null);
        for (int round = 0; round < Rounds; round++)
        {
            string name = Text(random, 1 + random.Next(5));
            try
            {
                Uri uri = address.Resolve($"{RouteSegment.Of(name, "project")}/_apis/git/repositories");

                Assert.True(
                    uri.AbsolutePath.Split('/').Length == 6 && uri.Query.Length == 0 && uri.Fragment.Length == 0,
                    $"round {round}: '{Shown(name)}' became {uri.AbsoluteUri}");
                Assert.StartsWith("/contoso/", uri.AbsolutePath);
            }
            catch (AdoConnectionException)
            {
                // Refused by its name.
            }
        }
    });

    private static string Text(Random random, int pieces) =>
        string.Concat(Enumerable.Range(0, pieces).Select(_ => s_pieces[random.Next(s_pieces.Length)]));

    private static string Shown(string text) =>
        string.Join(" ", text.Select(static c => c is > ' ' and < '\u007f' ? c.ToString() : $"u{(int)c:x4}"));

    // As a server sees it that decodes before it looks at the parts, and one that decodes twice.
    private static void Below(Uri uri, string shown)
    {
        Assert.True(
            uri.AbsolutePath.StartsWith("/contoso/", StringComparison.Ordinal) || uri.Host == "app.vssps.visualstudio.com",
            $"{shown} left the organization: {uri.AbsoluteUri}");
        string decoded = Uri.UnescapeDataString(uri.AbsolutePath).Replace('\\', '/');
        Assert.True(!decoded.Split('/').Any(static part => part is ".." or "."), $"{shown} leads up: {uri.AbsoluteUri}");
    }

    private static bool IsService(string host) =>
        host is "dev.azure.com" or "app.vssps.visualstudio.com" or "contoso.visualstudio.com"
        || (host.EndsWith(".dev.azure.com", StringComparison.Ordinal) && host.Split('.').Length == 4);

    /// <summary>Takes whatever comes.</summary>
    private sealed class Network : HttpMessageHandler
    {
        public Uri? Last { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("token", request.Headers.Authorization?.Parameter);
            Last = request.RequestUri;
            return Task.FromResult(Answer.Json("{}"));
        }
    }
}
