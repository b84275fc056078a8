using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>An application that trusts a token which is given to it, or lies in a file.</summary>
internal static class FederationKinds
{
    public static IReadOnlyList<SignInKind> All { get; } =
    [
        Federated("FederatedToken", "FederatedToken", static (scene, token) => new GivenAssertion(scene.Secret(token))) with
        {
            Unavailable =
            [
                new("white space", ErrorIds.CredentialUnavailable, static scene => Federated(scene, new GivenAssertion(new Secret(" \n")))),
            ],
        },
        Federated(
            "FederatedTokenFile",
            "FederatedTokenFile",
            static (scene, token) => new FileAssertion(scene.File("token", token + "\n"))
        ) with
        {
            Unavailable =
            [
                new(
                    "no file",
                    ErrorIds.CredentialUnavailable,
                    static scene => Federated(scene, new FileAssertion(System.IO.Path.Combine(scene.Folder, "nowhere")))
                ),
                new(
                    "empty file",
                    ErrorIds.CredentialUnavailable,
                    static scene => Federated(scene, new FileAssertion(scene.File("empty", "")))
                ),
                new("folder", ErrorIds.CredentialUnavailable, static scene => Federated(scene, new FileAssertion(scene.Folder))),
            ],
        },
        Federated("FederatedTokenScript", "FederatedToken", static (_, token) => new ScriptAssertion(_ => Task.FromResult(token))) with
        {
            Unavailable =
            [
                new(
                    "throws",
                    ErrorIds.CredentialUnavailable,
                    static scene =>
                        Federated(
                            scene,
                            new ScriptAssertion(_ =>
                                throw new InvalidOperationException(
                                    "Authorization: Bearer " + scene.Hidden("the-script-says-what-it-should-not-say")
                                )
                            )
                        )
                ),
                new(
                    "gives nothing",
                    ErrorIds.CredentialUnavailable,
                    static scene => Federated(scene, new ScriptAssertion(_ => Task.FromResult("")))
                ),
            ],
        },
        new("WorkloadIdentity", "WorkloadIdentity", static scene => WorkloadIdentity.Find(scene.Variable, null, null))
        {
            Host = EmulatedHost.AksPod,
            IdentityName = "federated-app",
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene =>
                Assert.Equal(File.ReadAllText(scene.Variable("AZURE_FEDERATED_TOKEN_FILE")!), TokenRequest.Assertion(scene)),
            Refused =
            [
                .. RefusedAssertions(
                    EmulatedIssuer.Kubernetes,
                    static (scene, token) =>
                        Failings.Find(
                            scene,
                            "AZURE_FEDERATED_TOKEN_FILE",
                            scene.File("other", token),
                            static scene => WorkloadIdentity.Find(scene.Variable, null, null)
                        )
                ),
                Failings.UnknownApplication("AZURE_CLIENT_ID", static scene => WorkloadIdentity.Find(scene.Variable, null, null)),
            ],
            Unavailable =
            [
                Failings.Without("AZURE_FEDERATED_TOKEN_FILE", static scene => WorkloadIdentity.Find(scene.Variable, null, null)),
                Failings.Without("AZURE_CLIENT_ID", static scene => WorkloadIdentity.Find(scene.Variable, null, null)),
                Failings.Without("AZURE_TENANT_ID", static scene => WorkloadIdentity.Find(scene.Variable, null, null)),
                new(
                    "no file",
                    ErrorIds.CredentialUnavailable,
                    static scene =>
                        Failings.Find(
                            scene,
                            "AZURE_FEDERATED_TOKEN_FILE",
                            "/nowhere/token",
                            static scene => WorkloadIdentity.Find(scene.Variable, null, null)
                        )
                ),
            ],
        },
    ];

    public static FederatedSignIn Federated(SignInScene scene, FederatedAssertion assertion) =>
        new($"{scene.Entra.FederatedApplication.ClientId}", assertion);

    private static SignInKind Federated(string name, string kind, Func<SignInScene, string, FederatedAssertion> assertion) =>
        new(name, kind, scene => Federated(scene, assertion(scene, scene.Hidden(scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub)))))
        {
            IdentityName = "federated-app",
            IsVariant = name != "FederatedToken",
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene =>
                Assert.Equal(
                    "repo:adoentra/emulator:ref:refs/heads/main",
                    TokenRequest.SubjectAndAudience(TokenRequest.Assertion(scene)).Subject
                ),
            Refused =
            [
                .. RefusedAssertions(EmulatedIssuer.GitHub, (scene, token) => Federated(scene, assertion(scene, token))),
                new(
                    "unknown application",
                    ErrorIds.InvalidCredential,
                    scene =>
                        Federated(scene, assertion(scene, scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub))) with
                        {
                            ClientId = Failings.Unknown,
                        }
                )
                {
                    Code = "AADSTS700016",
                },
                Failings.Untrusted(
                    "application",
                    scene =>
                        Federated(scene, assertion(scene, scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub))) with
                        {
                            ClientId = $"{scene.Entra.SecretApplication.ClientId}",
                        }
                ),
            ],
        };

    private static IEnumerable<Failing> RefusedAssertions(EmulatedIssuer issuer, Func<SignInScene, string, SignInOptions> signIn) =>
        [
            new(
                "subject",
                ErrorIds.FederationMismatch,
                scene => signIn(scene, scene.Hidden(scene.Entra.IssueFederatedToken(issuer, subject: "another:subject")))
            )
            {
                Code = "AADSTS700213",
            },
            new(
                "audience",
                ErrorIds.FederationMismatch,
                scene => signIn(scene, scene.Hidden(scene.Entra.IssueFederatedToken(issuer, audience: "api://another")))
            )
            {
                Code = "AADSTS700212",
            },
            new(
                "expired",
                ErrorIds.FederationMismatch,
                scene => signIn(scene, scene.Hidden(scene.Entra.IssueFederatedToken(issuer, lifetime: TimeSpan.FromMinutes(-10))))
            )
            {
                Code = "AADSTS700024",
            },
            new("no token at all", ErrorIds.InvalidCredential, scene => signIn(scene, scene.Hidden("what-is-in-there-is-no-token")))
            {
                Code = "AADSTS50027",
            },
        ];
}
