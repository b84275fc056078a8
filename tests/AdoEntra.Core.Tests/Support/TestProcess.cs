using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Support;

/// <summary>A whole process of the product in which only the network, the environment and the clock are the test's.</summary>
internal sealed class TestProcess : IDisposable
{
    public const string Organization = "https://dev.azure.com/contoso/";
    public const string WhoAddress = Organization + "_apis/connectionData";
    public const string ProjectsAddress = Organization + "_apis/projects";

    public TestProcess(VariableReader? variables = null)
    {
        Product = new ProcessServices(new HttpTransport(() => Server), variables ?? Variables.None, () => Clock.Now, Clock.ForRequests());
        Source = FakeSource.Counting(Clock);
    }

    public FakeServer Server { get; } = new();

    public TestClock Clock { get; } = new();

    public ProcessServices Product { get; }

    /// <summary>Where <see cref="SignIn"/> gets its tokens.</summary>
    public FakeSource Source { get; set; }

    public TestSignIn SignIn => new("default", Source);

    /// <summary>Whom and where requests go to that do not need a connection.</summary>
    public ServiceSession Session(SignInOptions? signIn = null) => new(
        ServiceAddress.Create("contoso", null),
        new TokenIdentity(Product.Credentials.Take(signIn ?? SignIn), AzureDevOpsResource.Scope));

    /// <summary>The organization knows its tenant and knows the caller.</summary>
    public TestProcess WithOrganization(string? tenant = "11111111-2222-3333-4444-555555555555")
    {
        Server.On(
            HttpMethod.Head,
            Organization,
            _ => tenant is null ? Answer.Empty(401) : Answer.Empty(401).With("X-VSS-ResourceTenant", tenant)
        );
        Server.OnGet(WhoAddress, _ => Answer.Json(Who("build-identity", "99999999-8888-7777-6666-555555555555")));
        return this;
    }

    public static string Who(string name, string id) =>
        $$"""{"authenticatedUser":{"id":"{{id}}","subjectDescriptor":"aadsp.abc","providerDisplayName":"{{name}}"},"instanceId":"x"}""";

    /// <summary>Connects as a user would, with what is not given left out.</summary>
    public Task<AdoConnection> ConnectAsync(
        ConnectRequest? request = null,
        TestReport? report = null,
        CancellationToken cancellationToken = default
    ) =>
        Product.Connector.ConnectAsync(
            request ?? new ConnectRequest(SignIn) { Organization = "contoso" },
            report ?? new TestReport(),
            cancellationToken
        );

    public void Dispose()
    {
        Product.Dispose();
        Server.Dispose();
    }
}
