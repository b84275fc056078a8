using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>Addresses as people type them, and the one that goes over the wire for each, with the token.</summary>
public sealed class AllowedAddressTests : IDisposable
{
    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    // Below https://dev.azure.com/contoso/ .
    [Theory]
    [InlineData("_apis/projects", "_apis/projects")]
    [InlineData("/_apis/projects", "_apis/projects")]
    [InlineData("  _apis/projects  ", "_apis/projects")]
    [InlineData("_apis/projects/", null)]
    [InlineData("_apis/projects?stateFilter=all", "_apis/projects?stateFilter=all")]
    [InlineData("_apis/projects?x=a b&y=ü#1", "_apis/projects?x=a%20b&y=%C3%BC%231")]
    [InlineData("_apis/projects?x=../../y//z", "_apis/projects?x=../../y//z")]
    [InlineData("_apis/projects?x=https://evil.example/", "_apis/projects?x=https://evil.example/")]
    [InlineData("Secret Sauce/_apis/git/repositories", "Secret%20Sauce/_apis/git/repositories")]
    [InlineData("Grün & Blau #1 100%/_apis/git/repositories", "Gr%C3%BCn%20&%20Blau%20%231%20100%25/_apis/git/repositories")]
    [InlineData("Gr%C3%BCn%20%26%20Blau/_apis/git/repositories", "Gr%C3%BCn%20%26%20Blau/_apis/git/repositories")]
    [InlineData("100%25 literal/_apis/git/repositories", "100%25%20literal/_apis/git/repositories")]
    [InlineData("50%/_apis/git/repositories", "50%25/_apis/git/repositories")]
    [InlineData("C# Tools/_apis/git/repositories", "C%23%20Tools/_apis/git/repositories")]
    [InlineData("C++/_apis/git/repositories", "C++/_apis/git/repositories")]
    [InlineData("日本/_apis/git/repositories", "%E6%97%A5%E6%9C%AC/_apis/git/repositories")]
    [InlineData("\uD83D\uDE00/_apis/git/repositories", "%F0%9F%98%80/_apis/git/repositories")]
    [InlineData("a<b>|\"c\"/_apis/git/repositories", "a%3Cb%3E%7C%22c%22/_apis/git/repositories")]
    [InlineData("a\r\nX-Evil: 1/_apis/git/repositories", "a%0D%0AX-Evil:%201/_apis/git/repositories")]
    [InlineData("Alpha/_apis/git/repositories/api/items/%2Ffolder%2Ffile", "Alpha/_apis/git/repositories/api/items/%2Ffolder%2Ffile")]
    [InlineData("@evil.example/_apis/x", "@evil.example/_apis/x")]
    [InlineData("/mailto:someone/_apis/x", "mailto%3Asomeone/_apis/x")]
    [InlineData("/https:evil.example/_apis/x", "https%3Aevil.example/_apis/x")]
    [InlineData("_apis/a;b=c/d,e(f)!'*", "_apis/a;b=c/d,e(f)!'*")]
    public async Task Path_IsEscapedOnce(string typed, string? sent)
    {
        if (sent is null) await Assert.ThrowsAsync<AdoConnectionException>(() => SendAsync(typed, TestProcess.Organization));
        else await SendAsync(typed, TestProcess.Organization + sent);
    }

    [Theory]
    [InlineData("https://dev.azure.com/contoso/_apis/projects", "https://dev.azure.com/contoso/_apis/projects")]
    [InlineData("HTTPS://DEV.AZURE.COM:443/contoso/_apis/projects", "https://dev.azure.com/contoso/_apis/projects")]
    [InlineData("https://dev.azure.com/Contoso/_apis/projects", "https://dev.azure.com/Contoso/_apis/projects")]
    [InlineData("https://dev.azure.com/fabrikam/_apis/projects", "https://dev.azure.com/fabrikam/_apis/projects")]
    [InlineData(
        "https://dev.azure.com/contoso/Grün & Blau 100%/_apis/projects",
        "https://dev.azure.com/contoso/Gr%C3%BCn%20&%20Blau%20100%25/_apis/projects"
    )]
    [InlineData("https://dev.azure.com/contoso/a%23b/_apis/projects?x=1 2", "https://dev.azure.com/contoso/a%23b/_apis/projects?x=1%202")]
    [InlineData(
        "https://dev.azure.com/contoso/C# Tools/_apis/projects?x=#1",
        "https://dev.azure.com/contoso/C%23%20Tools/_apis/projects?x=%231"
    )]
    [InlineData("https://contoso.visualstudio.com/_apis/projects", "https://contoso.visualstudio.com/_apis/projects")]
    [InlineData(
        "https://CONTOSO.visualstudio.com/DefaultCollection/_apis/projects",
        "https://contoso.visualstudio.com/DefaultCollection/_apis/projects"
    )]
    public Task Whole_IsSentAsItIs(string typed, string sent) => SendAsync(typed, sent);

    public static TheoryData<string> Hosts
    {
        get
        {
            TheoryData<string> rows = [];
            foreach (
                string prefix in new[]
                {
                    "",
                    "vssps.",
                    "vsaex.",
                    "vsrm.",
                    "feeds.",
                    "pkgs.",
                    "artifacts.",
                    "almsearch.",
                    "extmgmt.",
                    "auditservice.",
                    "advsec.",
                    "vstmr.",
                    "status.",
                }
            )
            {
                rows.Add($"https://{prefix}dev.azure.com/contoso/_apis/x");
            }

            foreach (string service in new[] { "vssps", "vsrm", "pkgs", "vstmr", "feeds", "extmgmt", "vsaex", "almsearch" })
                rows.Add($"https://contoso.{service}.visualstudio.com/_apis/x");
            rows.Add("https://app.vssps.visualstudio.com/_apis/profile/profiles/me");
            return rows;
        }
    }

    // Every host of protocol 3.6.
    [Theory]
    [MemberData(nameof(Hosts))]
    public Task EveryHostOfTheService_GetsTheToken(string address) => SendAsync(address, address);

    [Theory]
    [InlineData(null, "_apis/graph/users", "https://vssps.dev.azure.com/contoso/_apis/graph/users")]
    [InlineData(null, "_apis/userentitlements", "https://vsaex.dev.azure.com/contoso/_apis/userentitlements")]
    [InlineData("Feeds", "Secret Sauce/_apis/packaging/feeds", "https://feeds.dev.azure.com/contoso/Secret%20Sauce/_apis/packaging/feeds")]
    [InlineData("vsrm", "/_apis/x", "https://vsrm.dev.azure.com/contoso/_apis/x")]
    [InlineData("Profile", "_apis/profile/profiles/me", "https://app.vssps.visualstudio.com/_apis/profile/profiles/me")]
    [InlineData("Graph", "https://vsaex.dev.azure.com/contoso/_apis/x", "https://vsaex.dev.azure.com/contoso/_apis/x")]
    public Task Path_GoesToTheHostThatHasIt(string? service, string typed, string sent) =>
        SendAsync(typed, sent, service is null ? null : ServiceHost.TryFind(service)!);

    [Fact]
    public Task Query_IsAddedToWhatTheAddressHas() =>
        SendAsync(
            "https://contoso.visualstudio.com/_apis/x?a=1&c=%C3%BC%20b",
            "https://contoso.visualstudio.com/_apis/x?a=1&c=%C3%BC%20b&B=%C3%BC%20%26&$top=5%2F2",
            query: [new("B", "ü &"), new("$top", "5/2")]
        );

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("/")]
    [InlineData("?x=1")]
    [InlineData(".")]
    [InlineData("a/../b")]
    [InlineData("../fabrikam/_apis/projects")]
    [InlineData("a/%2e%2E/b")]
    [InlineData(".%2e/fabrikam")]
    [InlineData("a//b")]
    [InlineData("a%2F..%2F..%2Ffabrikam/_apis/x")]
    [InlineData("..%5C..%5Cfabrikam/_apis/x")]
    [InlineData("a\\..\\b")]
    [InlineData("\u200bhttps://evil.example/x")]
    public async Task Path_ThatLeadsOutOfTheOrganization_IsRefused(string typed)
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => SendAsync(typed, TestProcess.Organization));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
    }

    // Two slashes begin a path of that address, and no other host.
    [Fact]
    public Task Query_OfAPathThatBeginsWithSlashes_StaysOnTheHost() => SendAsync(
        "https://dev.azure.com//contoso/_apis/x", "https://dev.azure.com//contoso/_apis/x?a=1", query: [new("a", "1")]);

    public static TheoryData<string, string?> TooLong => new()
    {
        // the address, a value of its query
        { new string('x', 65_001), null },
        { new string('x', 1_000_000), null },
        { new string('ü', 20_000), null },
        { "https://dev.azure.com/contoso/" + new string('x', 65_001), null },
        { "_apis/x?a=" + new string('x', 65_001), null },
        { "_apis/x", new string('x', 65_001) },
        { "_apis/x?a=" + new string('x', 60_000), new string('x', 10_000) },
        { "https://dev.azure.com/contoso/_apis/x", new string('ü', 20_000) },
    };

    [Theory]
    [MemberData(nameof(TooLong))]
    public async Task MoreThanAnAddressCanBe_IsRefusedByItsLength(string typed, string? value)
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() =>
            SendAsync(typed, TestProcess.Organization, query: value is null ? [] : [new("b", value)])
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Matches("is too long: it has [0-9]+ characters, and the limit is 65000", failure.Message);
        Assert.True(failure.Message.Length < 1000, "The message has the address in it.");
        Assert.Empty(_process.Server.Requests);
    }

    [Fact]
    public Task AlmostTooLong_IsSent() => SendAsync(new string('x', 64_900), TestProcess.Organization + new string('x', 64_900));

    private async Task SendAsync(
        string typed,
        string sent,
        ServiceHost? service = null,
        IReadOnlyList<KeyValuePair<string, string>>? query = null
    )
    {
        _process.Server.OnGet(sent, static _ => Answer.Json("[]"));
        ServiceSession session = _process.Session();
        RestRequest request = await _process.Product.Rest.ResolveAsync(
            session,
            null,
            new RestCall
            {
                Address = typed,
                Service = service,
                Query = query ?? [],
                NoPaging = true,
            },
            RequestContext.Silent,
            default
        );

        using HttpResponseMessage response = await _process
            .Product.Client.SendAsync(session, request.Request, RequestContext.Silent, default)
            .OrFail();

        RecordedRequest recorded = Assert.Single(_process.Server.Requests);
        Assert.Equal(sent, recorded.Uri.AbsoluteUri);
        Assert.Equal("Bearer token-1", recorded.Header("Authorization"));
    }
}
