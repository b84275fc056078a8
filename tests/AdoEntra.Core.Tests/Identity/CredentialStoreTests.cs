using System.Runtime.CompilerServices;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Interactive;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity;

/// <summary>Which sign-ins share a credential, and with it its tokens, and how long it lives.</summary>
public sealed class CredentialStoreTests
{
    private const string Client = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private string? _authority;

    private static ClientSecretSignIn Secret => new(Client, new Secret("a secret")) { TenantId = "t" };

    public static TheoryData<string> Shared => [.. SharedSignIns.Keys];

    public static TheoryData<string> Own => [.. OwnSignIns.Keys];

    // The key says who it is: the application, the identity of the host, the token itself.
    private static Dictionary<string, SignInOptions> SharedSignIns =>
        new()
        {
            ["secret"] = Secret,
            ["identity"] = new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned),
            ["workload"] = new FederatedSignIn(Client, new WorkloadIdentityAssertion("/var/run/token")) { TenantId = "t" },
            ["github"] = new FederatedSignIn(Client, new GitHubAssertion("https://a", new Secret("a"))) { TenantId = "t" },
            ["pipelines"] = new FederatedSignIn(Client, new PipelinesAssertion("https://a", "1", new Secret("a"))) { TenantId = "t" },
            ["federated identity"] = new FederatedSignIn(Client, new ManagedIdentityAssertion(ManagedIdentityReference.SystemAssigned))
            {
                TenantId = "t",
            },
            ["federated token"] = new FederatedSignIn(Client, new GivenAssertion(new Secret("a"))) { TenantId = "t" },
            ["access token"] = new AccessTokenSignIn(new Secret("a token")),
            ["personal access token"] = new PersonalAccessTokenSignIn(new Secret("a token")),
        };

    // Only asking tells.
    private static Dictionary<string, SignInOptions> OwnSignIns => new()
    {
        ["device code"] = new DeviceCodeSignIn(null) { TenantId = "t" },
        ["browser"] = new BrowserSignIn(null, "ada@contoso.example") { TenantId = "t" },
        ["az"] = new DeveloperToolSignIn(DeveloperTool.AzureCli) { TenantId = "t" },
        ["Az"] = new DeveloperToolSignIn(DeveloperTool.AzurePowerShell) { TenantId = "t" },
        ["azd"] = new DeveloperToolSignIn(DeveloperTool.AzureDeveloperCli) { TenantId = "t" },
        ["job token"] = new SystemAccessTokenSignIn(),
        ["file"] = new FederatedSignIn(Client, new FileAssertion("/tmp/token")) { TenantId = "t" },
        ["script"] = new FederatedSignIn(Client, new ScriptAssertion(static _ => Task.FromResult("x"))) { TenantId = "t" },
    };

    [Theory]
    [MemberData(nameof(Shared))]
    public void Take_KeySaysWho_IsTheSameCredential(string name)
    {
        CredentialStore store = Store();

        Credential first = store.Take(SharedSignIns[name]).Credential;

        Assert.Same(first, store.Take(SharedSignIns[name]).Credential);
        Assert.NotNull(first.SharingKey);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Take_OnlyAskingTellsWho_IsAnotherCredentialEachTime(string name)
    {
        CredentialStore store = Store();
        SignInOptions signIn = OwnSignIns[name];

        Credential first = store.Take(signIn).Credential;

        Assert.NotSame(first, store.Take(signIn).Credential);
        Assert.Null(first.SharingKey);
    }

    // Set by other code between two sign-ins, for another cloud or an emulator.
    [Fact]
    public void Take_OtherAuthority_IsAnotherCredential()
    {
        CredentialStore store = Store();
        SignInOptions[] asking = [Secret, SharedSignIns["workload"], SharedSignIns["github"]];
        Credential[] before = [.. asking.Select(signIn => store.Take(signIn).Credential)];

        _authority = "https://login.microsoftonline.us/";
        Credential[] after = [.. asking.Select(signIn => store.Take(signIn).Credential)];
        _authority = "https://login.microsoftonline.com";
        Credential[] again = [.. asking.Select(signIn => store.Take(signIn).Credential)];

        Assert.Equal(before, again);
        Assert.All(asking.Select((_, index) => index), index => Assert.NotSame(before[index], after[index]));
    }

    [Fact]
    public void Take_OtherAuthority_MakesNoDifferenceToWhoDoesNotAskIt()
    {
        CredentialStore store = Store();
        var signIn = new PersonalAccessTokenSignIn(new Secret("a token"));
        Credential before = store.Take(signIn).Credential;

        _authority = "https://login.microsoftonline.us/";

        Assert.Same(before, store.Take(signIn).Credential);
    }

    [Fact]
    public void Take_AuthorityIsNone_IsRefusedAndKeepsNothing()
    {
        CredentialStore store = Store();
        _authority = "http://login.example/";

        Assert.Equal(ErrorIds.InvalidRequest, Assert.Throws<AdoConnectionException>(() => store.Take(Secret)).ErrorId);
        _authority = null;

        Assert.Equal("ClientSecret", store.Take(Secret).Credential.Kind);
    }

    [Fact]
    public void Return_LastUse_EndsTheCredentialAndTheNextOneStartsFresh()
    {
        CredentialStore store = Store();
        CredentialUse first = store.Take(Secret);

        Assert.True(store.Return(first));

        Credential second = store.Take(Secret).Credential;
        Assert.NotSame(first.Credential, second);
        Assert.Equal((true, false, true), (first.Credential.HasEnded, first.Credential.StartsFresh, second.StartsFresh));
    }

    [Fact]
    public void Return_OneOfTwoUses_LeavesTheOther()
    {
        CredentialStore store = Store();
        CredentialUse first = store.Take(Secret);
        CredentialUse second = store.Take(Secret);

        Assert.False(store.Return(first));
        Assert.False(store.Return(first));
        Assert.Same(second.Credential, store.Take(Secret).Credential);
        Assert.False(second.Credential.HasEnded);
        GC.KeepAlive(second);
    }

    [Fact]
    public void Return_OwnCredential_EndsItOnce()
    {
        CredentialStore store = Store();
        CredentialUse use = store.Take(OwnSignIns["az"]);

        Assert.True(store.Return(use));
        Assert.False(store.Return(use));
        Assert.True(use.Credential.HasEnded);
    }

    // A runspace that is gone has disconnected nothing.
    [NotOnMonoFact("Mono's collector takes whatever stands on a stack for a reference.")]
    public void Return_TheOtherUserIsGone_EndsTheCredential()
    {
        CredentialStore store = Store();
        CredentialUse use = store.Take(Secret);

        // On a thread of its own, whose stack is gone afterwards: a collector that reads stacks must find nothing there.
        WeakReference left = null!;
        var thread = new Thread(() => left = Forgotten(store));
        thread.Start();
        Assert.True(thread.Join(Soon.Limit), "The other use was never made.");
        for (int i = 0; i < 20 && left.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(store.Return(use));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Forgotten(CredentialStore store) => new(store.Take(Secret));
    }

    [Fact]
    public void Return_AmongManyUses_EndsWithTheLast()
    {
        CredentialStore store = Store();
        CredentialUse[] uses = [.. Enumerable.Range(0, 100).Select(_ => store.Take(Secret))];

        Assert.All(uses.Take(99), use => Assert.False(store.Return(use)));
        Assert.True(store.Return(uses[99]));
    }

    private CredentialStore Store() =>
        new(
            new TokenSourceServices(
                name => name == "AZURE_AUTHORITY_HOST" ? _authority : null,
                new HttpTransport(static () => new FakeServer())
            )
        );
}
