using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>
/// Every host of protocol 1.12 with every kind of identity: the exact request that reaches its endpoint (1.13), or the refusal before any.
/// Each with the variables of a workload identity about, and without: two ways lead to the library, and both have to ask the same.
/// </summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class EveryHostTests : IDisposable
{
    private const string AppService = "GET /msi/token?api-version=2019-08-01&resource={resource}{id} | X-IDENTITY-HEADER: header-value-77";
    private const string MachineLearning =
        "GET /msi/token?api-version=2017-09-01&resource={resource}&clientid={client} | Metadata: true | secret: header-value-77";
    private const string Imds = "GET /metadata/identity/oauth2/token?api-version=2018-02-01&resource={resource}{id} | Metadata: true";
    private const string Fabric =
        "GET /metadata/identity/oauth2/token?api-version=2020-05-01&resource={resource} | secret: header-value-77";
    private const string CloudShell =
        "POST /msi/token | ContentType: application/x-www-form-urlencoded | Metadata: true | resource={resource}";
    private readonly FakeServer _server = new();
    private readonly string _tokenFile = Path.GetTempFileName();

    // Host, kind of identity, whether the federation's variables are about.
    public static TheoryData<string, string, bool> Hosts => Each(static (_, kind) => kind == "system");

    public static TheoryData<string, string, bool> Served => Each(static (host, kind) => Expected(host, kind) is not null);

    public static TheoryData<string, string, bool> Refused => Each(static (host, kind) => Expected(host, kind) is null);

    public void Dispose()
    {
        _server.Dispose();
        File.Delete(_tokenFile);
    }

    [Theory]
    [MemberData(nameof(Served))]
    public async Task GetToken_IdentityThatTheHostServes_SendsThisRequest(string name, string kind, bool federation)
    {
        var host = KnownHost.Of(name);
        using HostEnvironment environment = Environment(host, federation);
        ManagedIdentityReference identity = KnownHost.NewIdentity(kind);
        host.Serve(_server, static _ => HostEnvironment.TokenAnswer("of-the-host"));

        SourceToken token = await KnownHost
            .Source(_server, identity)
            .GetTokenAsync(KnownHost.NewRequest(out string resource), default)
            .OrFail();

        Assert.Equal("of-the-host", token.Token);
        string field = kind switch
        {
            "client" => "client_id",
            "object" => "object_id",
            _ => name.StartsWith("The", StringComparison.Ordinal) ? "msi_res_id" : "mi_res_id",
        };
        string expected = Expected(name, kind)!
            .Replace("{resource}", resource)
            .Replace("{id}", identity.Value is { } id ? $"&{field}={id}" : string.Empty)
            .Replace("{client}", identity.Value ?? KnownHost.DefaultClientId);
        Assert.Equal(expected, KnownHost.Text(Assert.Single(host.Asked(_server))));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task GetToken_IdentityThatTheHostHasNot_IsRefusedBeforeAnyRequest(string name, string kind, bool federation)
    {
        var host = KnownHost.Of(name);
        using HostEnvironment environment = Environment(host, federation);
        ManagedIdentityReference identity = KnownHost.NewIdentity(kind);

        var refusal = await Assert.ThrowsAsync<AdoSignInException>(
            () => KnownHost.Source(_server, identity).GetTokenAsync(KnownHost.NewRequest(out _), default));

        Assert.Equal(ErrorIds.IdentityNotSupported, refusal.ErrorId);
        Assert.StartsWith(name + " (detected by ", refusal.Message);
        Assert.Contains($"cannot issue a token for {identity}.", refusal.Message);
        Assert.Contains(
            Expected(name, "client") is null ? "remove the id" : "Pass the identity's client id as -ClientId.",
            refusal.RecommendedAction
        );
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task GetToken_OutOfOrderOnce_IsSurvived(string name, string kind, bool federation)
    {
        var host = KnownHost.Of(name);
        using HostEnvironment environment = Environment(host, federation);

        foreach (int status in new[] { 404, 408, 410, 429, 500, 502, 503, 504, 0 })
        {
            int asked = 0;
            host.Serve(
                _server,
                _ =>
                    ++asked > 1 ? HostEnvironment.TokenAnswer($"after-{status}")
                    : status > 0 ? Answer.Json("""{"error":"x","message":"later"}""", status)
                    : throw new HttpRequestException("Connection reset")
            );
            SourceToken token = await KnownHost
                .Source(_server, KnownHost.NewIdentity(kind))
                .GetTokenAsync(KnownHost.NewRequest(out _), default)
                .OrFail();

            Assert.Equal(($"after-{status}", 2), (token.Token, asked));
        }

        Assert.All(host.Asked(_server).GroupBy(static request => KnownHost.Text(request)), static same => Assert.Equal(2, same.Count()));
    }

    [Theory]
    [MemberData(nameof(Served))]
    public async Task GetToken_Fresh_GoesToTheHost(string name, string kind, bool federation)
    {
        var host = KnownHost.Of(name);
        using HostEnvironment environment = Environment(host, federation);
        ManagedIdentityTokenSource source = KnownHost.Source(_server, KnownHost.NewIdentity(kind));
        int asked = 0;
        host.Serve(_server, _ => HostEnvironment.TokenAnswer($"token-{++asked}"));
        SourceTokenRequest request = KnownHost.NewRequest(out _);

        SourceToken first = await source.GetTokenAsync(request, default);
        SourceToken kept = await source.GetTokenAsync(request, default);
        SourceToken fresh = await source.GetTokenAsync(request with { Fresh = true }, default);
        SourceToken after = await source.GetTokenAsync(request, default);

        Assert.Equal(["token-1", "token-1", "token-2", "token-2"], new[] { first, kept, fresh, after }.Select(static token => token.Token));
        // What makes the library ask again does not reach the host.
        IReadOnlyList<RecordedRequest> requests = host.Asked(_server);
        Assert.Equal(KnownHost.Text(requests[0]), KnownHost.Text(requests[1]));
        Assert.Equal(2, requests.Count);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task GetToken_NoToken_IsUnexpected(string name, string kind, bool federation)
    {
        var host = KnownHost.Of(name);
        using HostEnvironment environment = Environment(host, federation);
        Func<HttpResponseMessage>[] answers =
        [
            static () => Answer.Html(),
            static () => Answer.Empty(200),
            static () => Answer.Json("{}"),
            static () => HostEnvironment.TokenAnswer("late", DateTimeOffset.UtcNow.AddHours(-1)),
        ];

        foreach (Func<HttpResponseMessage> answer in answers)
        {
            host.Serve(_server, _ => answer());
            var failure = await Assert.ThrowsAsync<AdoSignInException>(
                () => KnownHost.Source(_server, KnownHost.NewIdentity(kind)).GetTokenAsync(KnownHost.NewRequest(out _), default));

            Assert.Equal((ErrorIds.UnexpectedResponse, 200), (failure.ErrorId, failure.StatusCode));
            Assert.StartsWith(name, failure.Message);
        }

        // The two with nothing in them are asked for again.
        Assert.Equal(answers.Length + (2 * 3), host.Asked(_server).Count);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task GetToken_DeadEndpoint_IsReportedSoonWithWhatHappened(string name, string kind, bool federation)
    {
        var host = KnownHost.Of(name);
        using HostEnvironment environment = Environment(host, federation);

        foreach (int status in new[] { 410, 503, 0 })
        {
            host.Serve(_server, _ => status > 0 ? Answer.Empty(status) : throw new HttpRequestException("Connection refused"));
            var failure = await Assert.ThrowsAsync<AdoSignInException>(
                () => KnownHost.Source(_server, KnownHost.NewIdentity(kind)).GetTokenAsync(KnownHost.NewRequest(out _), default).OrFail());

            Assert.Equal(ErrorIds.Transient, failure.ErrorId);
            Assert.StartsWith(name + " at http", failure.Message);
            Assert.Contains("tried 4 times", failure.Message);
            Assert.Contains(status > 0 ? $"({status})" : "Connection refused", failure.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task GetToken_SilentEndpoint_EndsByItselfOrWithTheCaller(string name, string kind, bool federation)
    {
        var host = KnownHost.Of(name);
        using HostEnvironment environment = Environment(host, federation);
        host.Serve(_server, static _ => HostEnvironment.TokenAnswer("first"));
        var clock = new TestClock();
        ManagedIdentityTokenSource source = KnownHost.Source(_server, KnownHost.NewIdentity(kind), clock);
        SourceTokenRequest request = KnownHost.NewRequest(out _);
        // Where a probe comes first, it is not the one that hangs.
        await source.GetTokenAsync(request, default);
        Hanging hanging = _server.Hang(host.Method, host.Endpoint);

        Task<SourceToken> silent = source.GetTokenAsync(request with { Fresh = true }, default);
        await hanging.Reached.OrFail();
        clock.Advance(ManagedIdentityTokenSource.Limit);

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => silent.OrFail());
        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.StartsWith(name + " at " + host.Endpoint.Replace("/metadata/identity/oauth2/token", ""), failure.Message);
        await hanging.Cancelled.OrFail();

        hanging = _server.Hang(host.Method, host.Endpoint);
        using var stop = new CancellationTokenSource();
        silent = source.GetTokenAsync(request with { Fresh = true }, stop.Token);
        await hanging.Reached.OrFail();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => silent.OrFail());
        await hanging.Cancelled.OrFail();
    }

    // What the host gets for that kind of identity; null where it has none such.
    private static string? Expected(string host, string kind) => host switch
    {
        "App Service" or "Azure Functions" or "Container Apps" or "Azure Automation" => AppService,
        "The Azure instance metadata service" => Imds,
        "Machine Learning" or "An Azure Automation hybrid worker" => kind is "system" or "client" ? MachineLearning : null,
        "Service Fabric" => kind is "system" ? Fabric : null,
        _ => kind is "system" ? CloudShell : null,
    };

    private static TheoryData<string, string, bool> Each(Func<string, string, bool> wanted)
    {
        string[] hosts =
        [
            "App Service",
            "Azure Functions",
            "Container Apps",
            "Azure Automation",
            "An Azure Automation hybrid worker",
            "Machine Learning",
            "Cloud Shell",
            "Service Fabric",
            "The Azure instance metadata service",
        ];
        var rows = new TheoryData<string, string, bool>();
        foreach (string host in hosts)
        {
            foreach (string kind in new[] { "system", "client", "object", "resource" })
            {
                if (!wanted(host, kind)) continue;
                rows.Add(host, kind, false);
                rows.Add(host, kind, true);
            }
        }

        return rows;
    }

    // The leftover client id is another identity's: it must not reach any host.
    private HostEnvironment Environment(KnownHost host, bool federation)
    {
        File.WriteAllText(_tokenFile, "federated-token");
        (string, string)[] leftOver =
        [
            ("AZURE_CLIENT_ID", Guid.NewGuid().ToString("D")),
            ("AZURE_TENANT_ID", Guid.NewGuid().ToString("D")),
        ];
        return new HostEnvironment(
            federation ? [.. host.Variables, .. leftOver, ("AZURE_FEDERATED_TOKEN_FILE", _tokenFile)] : [.. host.Variables, .. leftOver]
        );
    }
}
