using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Entra;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>An application and its secret.</summary>
internal static class SecretKinds
{
    private const string Wrong = "a-secret-that-is-not-one-of-its-secrets";

    public static IReadOnlyList<SignInKind> All { get; } =
    [
        new("ClientSecret", "ClientSecret", static scene => Secret(scene, GoodSecret(scene)))
        {
            IdentityName = "secret-app",
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene =>
                Assert.Equal(GoodSecret(scene), TokenRequest.Form(scene, scene.Entra.SecretApplication)["client_secret"]),
            Refused = [.. Refused(static (scene, client, secret) => Secret(scene, secret, client))],
        },
    ];

    public static ClientSecretSignIn Secret(SignInScene scene, string secret, string? clientId = null) =>
        new(clientId ?? $"{scene.Entra.SecretApplication.ClientId}", scene.Secret(secret));

    public static string GoodSecret(SignInScene scene) =>
        scene.Hidden(scene.Entra.SecretApplication.Secrets.Single(static secret => secret.ExpiresOn is null).Value);

    public static IEnumerable<Failing> Refused(Func<SignInScene, string?, string, SignInOptions> signIn) =>
        [
            new("secret", ErrorIds.InvalidCredential, scene => signIn(scene, null, Wrong)) { Code = "AADSTS7000215" },
            new(
                "expired secret",
                ErrorIds.InvalidCredential,
                scene =>
                    signIn(scene, null, scene.Entra.SecretApplication.Secrets.Single(static secret => secret.ExpiresOn is not null).Value)
            )
            {
                Code = "AADSTS7000222",
            },
            new("unknown application", ErrorIds.InvalidCredential, scene => signIn(scene, Failings.Unknown, Wrong))
            {
                Code = "AADSTS700016",
            },
            new("public client", ErrorIds.InvalidCredential, scene => signIn(scene, $"{scene.Entra.PublicClient.ClientId}", Wrong))
            {
                Code = "AADSTS700025",
            },
            new("unknown tenant", ErrorIds.InvalidCredential, scene => signIn(scene, null, Wrong) with { TenantId = Failings.Unknown })
            {
                Code = "AADSTS90002",
            },
            new(
                "another tenant",
                ErrorIds.WrongTenant,
                scene =>
                    signIn(
                        scene,
                        $"{scene.Entra.OtherTenantApplication.ClientId}",
                        scene.Entra.OtherTenantApplication.Secrets.Single().Value
                    ) with
                    {
                        TenantId = $"{scene.Entra.OtherTenantId}",
                    }
            )
            {
                Asked = [EmulatedRoute.Token, EmulatedRoute.ConnectionData, EmulatedRoute.Token, EmulatedRoute.ConnectionData],
            },
        ];
}
