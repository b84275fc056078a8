using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>A host of managed identities as a test plays it: its variables, where it answers, what its request looks like.</summary>
internal sealed class KnownHost
{
    public const string Secret = "header-value-77";
    public const string DefaultClientId = "dddddddd-0000-0000-0000-000000000001";
    private static readonly string[] s_headers = ["Authorization", "ContentType", "Metadata", "secret", "X-IDENTITY-HEADER"];

    private KnownHost(string name, string endpoint, HttpMethod method, params (string Name, string Value)[] variables)
    {
        Name = name;
        Endpoint = endpoint;
        Method = method;
        Variables = variables;
    }

    /// <summary>The name in messages.</summary>
    public string Name { get; }

    public string Endpoint { get; }

    public HttpMethod Method { get; }

    public (string Name, string Value)[] Variables { get; }

    /// <summary>Arc is not here: it needs a directory of its own, see <see cref="ArcTokenTests"/>.</summary>
    public static KnownHost Of(string name)
    {
        const string Local = "http://127.0.0.1:41999/msi/token";
        (string, string)[] platform = [("IDENTITY_ENDPOINT", Local), ("IDENTITY_HEADER", Secret)];
        (string, string)[] pair = [("MSI_ENDPOINT", Local), ("MSI_SECRET", Secret)];
        return name switch
        {
            "App Service" => new(name, Local, HttpMethod.Get, platform),
            "Azure Functions" => new(name, Local, HttpMethod.Get, [.. platform, ("FUNCTIONS_WORKER_RUNTIME", "powershell")]),
            "Container Apps" => new(name, Local, HttpMethod.Get, [.. platform, ("CONTAINER_APP_NAME", "builder")]),
            // A cloud job has the older pair as well.
            "Azure Automation" => new(
                name,
                Local,
                HttpMethod.Get,
                [.. platform, .. pair, ("AZUREPS_HOST_ENVIRONMENT", "AzureAutomation/1.0")]
            ),
            "An Azure Automation hybrid worker" => new(
                name,
                Local,
                HttpMethod.Get,
                [.. pair, ("AZUREPS_HOST_ENVIRONMENT", "AzureAutomation/1.0"), ("DEFAULT_IDENTITY_CLIENT_ID", DefaultClientId)]
            ),
            "Machine Learning" => new(name, Local, HttpMethod.Get, [.. pair, ("DEFAULT_IDENTITY_CLIENT_ID", DefaultClientId)]),
            "Cloud Shell" => new(name, Local, HttpMethod.Post, ("MSI_ENDPOINT", Local)),
            "Service Fabric" => new(
                name,
                "https://127.0.0.1:2377/metadata/identity/oauth2/token",
                HttpMethod.Get,
                ("IDENTITY_ENDPOINT", "https://127.0.0.1:2377/metadata/identity/oauth2/token"),
                ("IDENTITY_HEADER", Secret),
                ("IDENTITY_SERVER_THUMBPRINT", new string('A', 40))
            ),
            "The Azure instance metadata service" => new(name, "http://169.254.169.254/metadata/identity/oauth2/token", HttpMethod.Get),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    /// <summary>Answers what asks for a token; what only asks whether a VM is there, as a VM does.</summary>
    public FakeServer Serve(FakeServer server, Func<RecordedRequest, HttpResponseMessage> answer) =>
        server.On(
            Method,
            Endpoint,
            request =>
                IsProbe(request)
                    ? Answer.Json("""{"error":"invalid_request","error_description":"Required metadata header not specified"}""", 400)
                    : answer(request)
        );

    /// <summary>The requests for a token.</summary>
    public IReadOnlyList<RecordedRequest> Asked(FakeServer server) => [.. server.Requests.Where(request => !IsProbe(request))];

    /// <summary>Method, path and query, the headers that mean something to a host, the body.</summary>
    public static string Text(RecordedRequest request) => string.Join(
        " | ",
        [
            $"{request.Method} {request.Uri.PathAndQuery}",
            .. s_headers.Where(name => request.Header(name) is not null).Select(name => $"{name}: {request.Header(name)}"),
            .. request.Body is { Length: > 0 } body ? [body] : Array.Empty<string>(),
        ]);

    /// <summary>
    /// A scope that no other test asks for: the library's cache is one for the process, and has one place for the system-assigned identity.
    /// </summary>
    public static SourceTokenRequest NewRequest(out string resource)
    {
        resource = Guid.NewGuid().ToString("D");
        return new(resource + "/.default", Fresh: false);
    }

    /// <summary>One identity of each kind, with an id of its own.</summary>
    public static ManagedIdentityReference NewIdentity(string kind)
    {
        string id = Guid.NewGuid().ToString("D");
        return kind switch
        {
            "client" => ManagedIdentityReference.Create(id, null, null),
            "object" => ManagedIdentityReference.Create(null, id, null),
            "resource" => ManagedIdentityReference.Create(
                null,
                null,
                $"/subscriptions/{id}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/n"
            ),
            _ => ManagedIdentityReference.SystemAssigned,
        };
    }

    /// <summary>A source whose pauses and limits are the clock's.</summary>
    public static ManagedIdentityTokenSource Source(FakeServer server, ManagedIdentityReference identity, TestClock? clock = null) =>
        new(
            identity,
            new TokenSourceServices(Environment.GetEnvironmentVariable, new HttpTransport(() => server))
            {
                Clock = (clock ?? new TestClock()).ForRequests(),
            }
        );

    private bool IsProbe(RecordedRequest request) =>
        Endpoint.StartsWith("http://169.254.169.254", StringComparison.Ordinal) && request.Header("Metadata") is null;
}
