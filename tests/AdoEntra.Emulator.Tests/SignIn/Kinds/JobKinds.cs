using AdoEntra.Errors;
using AdoEntra.Identity.Federation;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>An application that trusts a job, which asks for its token.</summary>
internal static class JobKinds
{
    public static IReadOnlyList<SignInKind> All { get; } =
    [
        new("GitHubActions", "GitHubActions", GitHub)
        {
            Host = EmulatedHost.GitHubActions,
            IdentityName = "federated-app",
            Endpoints = [Endpoint.GitHub, Endpoint.Entra],
            AssertRequests = static scene =>
            {
                RecordedRequest asked = scene.Single(EmulatedRoute.GitHubOidc);
                Assert.Equal(
                    ("GET", "/_emulator/oidc/github?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange"),
                    (asked.Method, asked.Target)
                );
                Assert.Equal("Bearer " + scene.Variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN"), asked.Headers["Authorization"]);
                Assert.Equal(
                    ("repo:adoentra/emulator:ref:refs/heads/main", "api://AzureADTokenExchange"),
                    TokenRequest.SubjectAndAudience(TokenRequest.Assertion(scene))
                );
            },
            Refused =
            [
                new(
                    "request token",
                    ErrorIds.InvalidCredential,
                    static scene => Failings.Find(scene, "ACTIONS_ID_TOKEN_REQUEST_TOKEN", scene.Hidden("the-token-of-another-job"), GitHub)
                )
                {
                    Asked = [EmulatedRoute.GitHubOidc],
                },
                Failings.UnknownApplication("AZURE_CLIENT_ID", GitHub, EmulatedRoute.GitHubOidc),
                Failings.Untrusted(
                    "application",
                    static scene => Failings.Find(scene, "AZURE_CLIENT_ID", $"{scene.Entra.SecretApplication.ClientId}", GitHub),
                    EmulatedRoute.GitHubOidc
                ),
            ],
            Unavailable =
            [
                Failings.Without("ACTIONS_ID_TOKEN_REQUEST_URL", GitHub),
                Failings.Without("ACTIONS_ID_TOKEN_REQUEST_TOKEN", GitHub),
                Failings.Without("AZURE_CLIENT_ID", GitHub),
            ],
        },
        new("AzurePipelines", "AzurePipelines", Pipelines)
        {
            Host = EmulatedHost.AzurePipelines,
            IdentityName = "federated-app",
            Endpoints = [Endpoint.Pipelines, Endpoint.Entra],
            AssertRequests = static scene =>
            {
                RecordedRequest asked = scene.Single(EmulatedRoute.PipelinesOidc);
                Assert.Equal(
                    ("POST", $"api-version=7.1&serviceConnectionId={scene.Emulator.State.Pipeline.ServiceConnectionId}"),
                    (asked.Method, asked.Query)
                );
                Assert.Equal("Bearer " + scene.Emulator.State.Pipeline.AccessToken, asked.Headers["Authorization"]);
                Assert.Equal("Suppress", asked.Headers["X-TFS-FedAuthRedirect"]);
                Assert.Equal("0", asked.Headers["Content-Length"]);
                Assert.Equal(
                    ("sc://MyOrg/SecretSauce/adoentra-connection", "api://AzureADTokenExchange"),
                    TokenRequest.SubjectAndAudience(TokenRequest.Assertion(scene))
                );
            },
            Refused =
            [
                new(
                    "job token",
                    ErrorIds.InvalidCredential,
                    static scene => Failings.Find(scene, "SYSTEM_ACCESSTOKEN", scene.Hidden("the-token-of-another-job"), Pipelines)
                )
                {
                    Asked = [EmulatedRoute.PipelinesOidc],
                },
                new(
                    "personal access token",
                    ErrorIds.ServiceConnectionUnavailable,
                    static scene =>
                        Failings.Find(
                            scene,
                            "SYSTEM_ACCESSTOKEN",
                            scene.Hidden(scene.Emulator.State.Tokens.Issue(scene.Entra.Person).Value),
                            Pipelines
                        )
                )
                {
                    Asked = [EmulatedRoute.PipelinesOidc],
                },
                new(
                    "connection of another stage",
                    ErrorIds.ServiceConnectionUnavailable,
                    static scene =>
                        AzurePipelines.Find(
                            scene.Variable,
                            $"{scene.Emulator.State.Pipeline.UnreferencedServiceConnectionId}",
                            null,
                            null,
                            null
                        )
                )
                {
                    Asked = [EmulatedRoute.PipelinesOidc],
                },
                new(
                    "unknown connection",
                    ErrorIds.ServiceConnectionUnavailable,
                    static scene => AzurePipelines.Find(scene.Variable, Failings.Unknown, null, null, null)
                )
                {
                    Asked = [EmulatedRoute.PipelinesOidc],
                },
                Failings.UnknownApplication("AZURESUBSCRIPTION_CLIENT_ID", Pipelines, EmulatedRoute.PipelinesOidc),
            ],
            Unavailable =
            [
                Failings.Without("SYSTEM_OIDCREQUESTURI", Pipelines),
                Failings.Without("SYSTEM_ACCESSTOKEN", Pipelines),
                Failings.Without("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", Pipelines),
                Failings.Without("AZURESUBSCRIPTION_CLIENT_ID", Pipelines),
            ],
        },
    ];

    private static FederatedSignIn GitHub(SignInScene scene) => GitHubActions.Find(scene.Variable, null, null);

    private static FederatedSignIn Pipelines(SignInScene scene) => AzurePipelines.Find(scene.Variable, null, null, null, null);
}
