using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>Managed identities of the host.</summary>
internal static class ManagedIdentityKinds
{
    private const string Resource = "499b84ac-1321-427f-aa17-267ca6975798";

    public static IReadOnlyList<SignInKind> All { get; } =
    [
        new(
            "FederatedIdentity",
            "FederatedIdentity",
            static scene => FederatedIdentity(scene, $"{scene.Emulator.State.UserAssigned[0].ClientId}")
        )
        {
            ReadsProcessEnvironment = true,
            IdentityName = "federated-app",
            Endpoints = [Endpoint.AppService, Endpoint.Entra],
            AssertRequests = static scene =>
            {
                EmulatedIdentity trusted = scene.Emulator.State.UserAssigned[0];
                Assert.Contains(
                    "resource=api://AzureADTokenExchange",
                    Uri.UnescapeDataString(scene.Single(EmulatedRoute.Msi).Query),
                    StringComparison.Ordinal
                );
                Assert.Contains($"client_id={trusted.ClientId}", scene.Single(EmulatedRoute.Msi).Query, StringComparison.Ordinal);
                Assert.Equal(
                    ($"{trusted.ObjectId}", "api://AzureADTokenExchange"),
                    TokenRequest.SubjectAndAudience(TokenRequest.Assertion(scene))
                );
            },
            Refused =
            [
                new(
                    "untrusted identity",
                    ErrorIds.FederationMismatch,
                    static scene => FederatedIdentity(scene, $"{scene.Emulator.State.UserAssigned[1].ClientId}")
                )
                {
                    Asked = [EmulatedRoute.Msi, EmulatedRoute.Token],
                    Code = "AADSTS700213",
                },
                new("unknown identity", ErrorIds.IdentityNotFound, static scene => FederatedIdentity(scene, Failings.Unknown))
                {
                    Asked = [EmulatedRoute.Msi],
                },
            ],
            Unavailable =
            [
                new(
                    "no host",
                    ErrorIds.CredentialUnavailable,
                    static scene => NoHost(scene, static scene => FederatedIdentity(scene, Failings.Unknown))
                ),
            ],
        },
        new("ManagedIdentity", "ManagedIdentity", Managed)
        {
            ReadsProcessEnvironment = true,
            IdentityName = "build-reader",
            Endpoints = [Endpoint.AppService],
            AssertRequests = static scene =>
            {
                RecordedRequest asked = scene.Single(EmulatedRoute.Msi);
                Assert.Equal("GET", asked.Method);
                Assert.Equal(
                    $"?api-version=2019-08-01&resource={Resource}&mi_res_id={scene.Emulator.State.UserAssigned[0].ResourceId}",
                    "?" + Uri.UnescapeDataString(asked.Query),
                    ignoreCase: true
                );
                Assert.Equal(scene.Variable("IDENTITY_HEADER"), asked.Headers["X-IDENTITY-HEADER"]);
            },
            Refused =
            [
                new(
                    "unknown identity",
                    ErrorIds.IdentityNotFound,
                    static _ => new ManagedIdentitySignIn(ManagedIdentityReference.Create(Failings.Unknown, null, null))
                )
                {
                    Asked = [EmulatedRoute.Msi],
                },
                new(
                    "header",
                    ErrorIds.CredentialUnavailable,
                    static scene => Failings.Find(scene, "IDENTITY_HEADER", scene.Hidden("THE-HEADER-OF-ANOTHER-HOST"), Managed)
                )
                {
                    Asked = [EmulatedRoute.Msi],
                },
            ],
            Unavailable = [new("no host", ErrorIds.CredentialUnavailable, static scene => NoHost(scene, Managed))],
        },
    ];

    private static FederatedSignIn FederatedIdentity(SignInScene scene, string clientId) =>
        FederationKinds.Federated(scene, new ManagedIdentityAssertion(ManagedIdentityReference.ForFederation(clientId)));

    private static ManagedIdentitySignIn Managed(SignInScene scene) =>
        new(ManagedIdentityReference.Create(null, null, Spelling.New(scene.Emulator.State.UserAssigned[0])));

    // Not even the metadata service of a VM. Its real address is never asked.
    private static SignInOptions NoHost(SignInScene scene, Func<SignInScene, SignInOptions> signIn)
    {
        scene.Set("AZURE_POD_IDENTITY_AUTHORITY_HOST", scene.Closed("http").AbsoluteUri);
        return Failings.Find(scene, "IDENTITY_ENDPOINT", null, signIn);
    }
}
