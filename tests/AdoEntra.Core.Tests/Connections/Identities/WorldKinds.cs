using System.Security.Cryptography.X509Certificates;
using AdoEntra.Core.Tests.Identity.Certificates;
using AdoEntra.Identity;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Interactive;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Connections.Identities;

/// <summary>Every kind of sign-in, for each of three identities.</summary>
internal static class WorldKinds
{
    private static readonly string[] s_clients =
    [
        .. Enumerable.Range(0, World.Identities).Select(static number => $"0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f{number}"),
    ];

    private static readonly Lazy<X509Certificate2[]> s_certificates = new(static () =>
        [.. Enumerable.Range(0, World.Identities).Select(static number => TestCertificate.Create(name: $"Identity {number}").WithoutKey())]
    );

    /// <summary>Those whose key says who it is: the identity asked for is the one that signs in.</summary>
    public static IReadOnlyList<Func<int, SignInOptions>> Keyed { get; } =
    [
        static who => new ManagedIdentitySignIn(
            who == 0 ? ManagedIdentityReference.SystemAssigned : ManagedIdentityReference.Create(s_clients[who], null, null)
        ),
        static who => new ClientSecretSignIn(s_clients[who], new Secret("the same secret")),
        static who => new CertificateSignIn(s_clients[who], s_certificates.Value[who], SendChain: false),
        static who => new FederatedSignIn(s_clients[who], new GivenAssertion(new Secret("the same token"))),
        static who => new FederatedSignIn(s_clients[who], new WorkloadIdentityAssertion("/var/run/token")),
        static who => new FederatedSignIn(s_clients[who], new GitHubAssertion("https://github.example/x", new Secret("job"))),
        static who => new FederatedSignIn(
            s_clients[0],
            new PipelinesAssertion("https://dev.azure.com/x", s_clients[who], new Secret("job"))
        ),
        static who => new FederatedSignIn(
            s_clients[0],
            new ManagedIdentityAssertion(ManagedIdentityReference.Create(s_clients[who], null, null))
        ),
        static who => new AccessTokenSignIn(new Secret($"access token {who}")),
        static who => new PersonalAccessTokenSignIn(new Secret($"personal access token {who}")),
    ];

    /// <summary>Those that only asking tells: all three are asked for in the same words.</summary>
    public static IReadOnlyList<Func<SignInOptions>> Asked { get; } =
    [
        static () => new DeveloperToolSignIn(DeveloperTool.AzureCli),
        static () => new DeveloperToolSignIn(DeveloperTool.AzurePowerShell),
        static () => new DeveloperToolSignIn(DeveloperTool.AzureDeveloperCli),
        static () => new SystemAccessTokenSignIn(),
        static () => new FederatedSignIn(s_clients[0], new FileAssertion("/tmp/token")),
        static () => new FederatedSignIn(s_clients[0], new ScriptAssertion(static _ => Task.FromResult("x"))),
        static () => new DeviceCodeSignIn(null),
        static () => new BrowserSignIn(null, null),
    ];
}
