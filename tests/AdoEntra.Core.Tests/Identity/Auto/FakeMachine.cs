using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Auto;

namespace AdoEntra.Core.Tests.Identity.Auto;

/// <summary>
/// A machine with nothing but what a test puts on it: variables, files, and a network where only the metadata address may be asked.
/// </summary>
internal sealed class FakeMachine : IDisposable
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string Client = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    public const string Connection = "33333333-2222-3333-4444-555555555555";
    public const string Secret = "hunter2-s3cret";
    public const string Probe = "http://169.254.169.254/metadata/identity/oauth2/token";
    public const string Home = "/home/me";

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal)
    {
        ["HOME"] = Home,
        ["PATH"] = "/usr/bin:/opt/bin",
    };
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    public FakeMachine() => Server.OnGet(Probe, static _ => throw new HttpRequestException("No route to host"));

    public FakeServer Server { get; } = new();

    public TestClock Clock { get; } = new();

    /// <summary>The files that were looked for.</summary>
    public List<string> Looked { get; } = [];

    /// <summary>Variables by name or NAME=value; a value that is not given is a secret where it may be one.</summary>
    public FakeMachine With(string set)
    {
        foreach (string text in set.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = text.Split(['='], 2);
            _variables[parts[0]] = parts.Length > 1 ? parts[1] : Value(parts[0]);
        }

        return this;
    }

    public FakeMachine WithFile(string path, string text = "")
    {
        _files[path] = text;
        return this;
    }

    public FakeMachine WithFolder(string path)
    {
        _folders.Add(path);
        return this;
    }

    /// <summary>az is there, and an account is signed in to it.</summary>
    public FakeMachine WithAzureCli() =>
        WithFile("/usr/bin/az").WithFile(Home + "/.azure/azureProfile.json", """{"subscriptions":[{"id":"x"}]}""");

    public FakeMachine WithAzurePowerShell() =>
        WithFile("/opt/bin/pwsh")
            .WithFile(Home + "/.Azure/AzureRmContext.json", """{"DefaultContextKey":"a","Contexts":{"a":{}}}""")
            .With("PSModulePath=/modules")
            .WithFolder("/modules/Az.Accounts");

    public FakeMachine WithAzureDeveloperCli() =>
        WithFile("/usr/bin/azd").WithFile(Home + "/.azd/auth.json", """{"auth":{"account":{"currentUser":{"homeAccountId":"x"}}}}""");

    public FakeMachine WithAzureTag() => WithFile(AutoManagedIdentity.TagFile, AutoManagedIdentity.AzureTag + "\n");

    public FakeMachine WithMetadataService()
    {
        Server.OnGet(Probe, static _ => Answer.Json("""{"error":"bad_request_102"}""", 400));
        return this;
    }

    public Task<AutoResult> FindAsync(string? tenant = null, CancellationToken stop = default) =>
        AutoSelection.FindAsync(
            new TokenSourceServices(name => _variables.TryGetValue(name, out string? value) ? value : null, new HttpTransport(() => Server))
            {
                Clock = Clock.ForRequests(),
            },
            new AutoMachine(Exists, _folders.Contains, path => _files.TryGetValue(path, out string? text) ? text : null, IsWindows: false),
            tenant,
            stop
        );

    public async Task<AdoSignInException> FailAsync() => await Assert.ThrowsAsync<AdoSignInException>(() => FindAsync().OrFail());

    /// <summary>That one and what became of it.</summary>
    public static AutoCandidate Of(AutoResult result, string name) => Assert.Single(result.Candidates, candidate => candidate.Name == name);

    public static AdoSignInException Unavailable(string what) =>
        new(ErrorIds.CredentialUnavailable, what, "Do something.") { IsAbsence = true };

    public void Dispose() => Server.Dispose();

    private bool Exists(string path)
    {
        Looked.Add(path);
        return _files.ContainsKey(path);
    }

    private static string Value(string name) => name.EndsWith("TENANT_ID", StringComparison.Ordinal) ? Tenant
        : name.EndsWith("CLIENT_ID", StringComparison.Ordinal) ? Client
        : name.EndsWith("CONNECTION_ID", StringComparison.Ordinal) ? Connection
        : Secret;
}
