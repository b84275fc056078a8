using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.Federation;

/// <summary>One kind of assertion with its issuer, before a fake Entra. The real libraries run in between.</summary>
internal sealed class AssertionScene : IDisposable
{
    public const string GitHubUrl = "https://run-actions-1.actions.githubusercontent.com/abc/idtoken";
    public const string PipelinesUrl = "https://dev.azure.com/contoso/p/_apis/distributedtask/hubs/build/plans/1/jobs/2/oidctoken";
    public const string RequestToken = "request-token-of-the-job";
    private const string IdentityEndpoint = "http://127.0.0.1:41999/msi/token";
    private readonly string _kind;
    private readonly string _file = Path.GetTempFileName();
    private readonly HostEnvironment _environment = new(("IDENTITY_ENDPOINT", IdentityEndpoint), ("IDENTITY_HEADER", "header-value-77"));
    private FederatedAssertion? _assertion;
    private Func<CancellationToken, Task<string>> _script;

    public AssertionScene(string kind)
    {
        _kind = kind;
        _script = _ => Task.FromResult(Text);
        Gives("assertion-1");
    }

    public static TheoryData<string> Kinds => [.. new[] { "given", "script", "file", "workload", "github", "pipelines", "identity" }];

    public FakeEntra Entra { get; } = new();

    public TestClock Clock { get; } = new();

    /// <summary>What the issuer gives.</summary>
    public string Text { get; private set; } = "";

    public FederatedAssertion Assertion => _assertion ??= _kind switch
    {
        "given" => new GivenAssertion(new Secret(Text)),
        "script" => new ScriptAssertion(stop => _script(stop)),
        "file" => new FileAssertion(_file),
        "workload" => new WorkloadIdentityAssertion(_file),
        "github" => new GitHubAssertion(GitHubUrl + "?api-version=2.0", new Secret(RequestToken)),
        "pipelines" => new PipelinesAssertion(PipelinesUrl, "aaaaaaaa-0000-0000-0000-000000000001", new Secret(RequestToken)),
        _ => new ManagedIdentityAssertion(HostEnvironment.NewIdentity()),
    };

    /// <summary>The assertions that reached Entra, in order.</summary>
    public IReadOnlyList<string> Sent =>
        [.. Entra.TokenRequests.Where(request => IsEntra(request)).Select(static request => request.Form("client_assertion") ?? "none")];

    public FederatedSignIn SignIn => new(Entra.ClientId, Assertion) { TenantId = Entra.TenantId };

    public ITokenSource Source() =>
        SignIn.CreateSource(
            new TokenSourceServices(Environment.GetEnvironmentVariable, new HttpTransport(() => Entra.Server))
            {
                Clock = Clock.ForRequests(),
                FirstPause = FakeEntra.ShortPause,
            }
        );

    /// <summary>Whether it went to Entra, and not to the issuer.</summary>
    public bool IsEntra(RecordedRequest request) => request.Uri.AbsoluteUri == Entra.TokenAddress;

    public void Gives(string text)
    {
        Text = text;
        string json = text.Replace("\n", "\\n").Replace("\r", "\\r");
        File.WriteAllText(_file, text);
        Entra.Server.OnGet(GitHubUrl, _ => Answer.Json("{\"count\":1,\"value\":\"" + json + "\"}"));
        Entra.Server.On(HttpMethod.Post, PipelinesUrl, _ => Answer.Json("{\"oidcToken\":\"" + json + "\"}"));
        Entra.Server.OnGet(IdentityEndpoint, _ => HostEnvironment.TokenAnswer(json));
    }

    public void GivesNothing()
    {
        Text = " \n";
        _script = static _ => Task.FromResult(" \r\n");
        File.WriteAllText(_file, "\n");
        Entra.Server.OnGet(GitHubUrl, static _ => Answer.Json("{}", 403));
        Entra.Server.On(HttpMethod.Post, PipelinesUrl, static _ => Answer.Empty(401));
        Entra.Server.OnGet(
            IdentityEndpoint,
            static _ =>
                Answer.Json(
                    """{"statusCode":400,"message":"No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId."}""",
                    400
                )
        );
    }

    public Hanging Hangs()
    {
        switch (_kind)
        {
            case "github":
                return Entra.Server.Hang(HttpMethod.Get, GitHubUrl);
            case "pipelines":
                return Entra.Server.Hang(HttpMethod.Post, PipelinesUrl);
            case "identity":
                return Entra.Server.Hang(HttpMethod.Get, IdentityEndpoint);
            default:
                var hanging = new Hanging();
                _script = hanging.WaitAsync<string>;
                return hanging;
        }
    }

    public void Dispose()
    {
        File.Delete(_file);
        _environment.Dispose();
        Entra.Dispose();
    }
}
