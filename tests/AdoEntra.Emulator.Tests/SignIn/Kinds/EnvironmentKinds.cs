using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.FromEnvironment;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>What the variables of a machine say.</summary>
internal static class EnvironmentKinds
{
    public static IReadOnlyList<SignInKind> All { get; } =
    [
        new(
            "EnvironmentSecret",
            "ClientSecret",
            static scene => FromEnvironment(scene, scene.Entra.SecretApplication, ("AZURE_CLIENT_SECRET", SecretKinds.GoodSecret(scene)))
        )
        {
            IdentityName = "secret-app",
            IsVariant = true,
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene =>
                Assert.Equal(SecretKinds.GoodSecret(scene), TokenRequest.Form(scene, scene.Entra.SecretApplication)["client_secret"]),
            Refused =
            [
                .. SecretKinds.Refused(
                    static (scene, client, secret) =>
                        FromEnvironment(
                            scene,
                            client ?? $"{scene.Entra.SecretApplication.ClientId}",
                            ("AZURE_CLIENT_SECRET", scene.Hidden(secret))
                        )
                ),
            ],
            Unavailable =
            [
                new("no variables", ErrorIds.CredentialUnavailable, static scene => EnvironmentSignIn.Find(scene.Variable)),
                new(
                    "client id only",
                    ErrorIds.CredentialUnavailable,
                    static scene => FromEnvironment(scene, scene.Entra.SecretApplication)
                ),
            ],
        },
        new(
            "EnvironmentTerraformSecretFile",
            "ClientSecret",
            static scene =>
                FromEnvironment(
                    scene,
                    ("ARM_CLIENT_ID", $"{scene.Entra.SecretApplication.ClientId}"),
                    ("ARM_CLIENT_SECRET_PATH", scene.File("secret", SecretKinds.GoodSecret(scene) + "\n"))
                )
        )
        {
            IdentityName = "secret-app",
            IsVariant = true,
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene =>
                Assert.Equal(SecretKinds.GoodSecret(scene), TokenRequest.Form(scene, scene.Entra.SecretApplication)["client_secret"]),
            Refused =
            [
                .. SecretKinds.Refused(
                    static (scene, client, secret) =>
                        FromEnvironment(
                            scene,
                            ("ARM_CLIENT_ID", client ?? $"{scene.Entra.SecretApplication.ClientId}"),
                            ("ARM_CLIENT_SECRET_PATH", scene.File("secret", scene.Hidden(secret)))
                        )
                ),
            ],
            Unavailable =
            [
                new(
                    "no file",
                    ErrorIds.CredentialUnavailable,
                    static scene =>
                        FromEnvironment(
                            scene,
                            ("ARM_CLIENT_ID", Failings.Unknown),
                            ("ARM_CLIENT_SECRET_PATH", scene.Hidden("/nowhere/really-the-secret-itself"))
                        )
                ),
            ],
        },
        new("EnvironmentCertificate", "ClientCertificate", static scene => EnvironmentCertificate(scene, CertificateKinds.Password))
        {
            IdentityName = "certificate-app",
            IsVariant = true,
            Endpoints = [Endpoint.Entra],
            AssertRequests = TokenRequest.AssertSigned,
            Refused =
            [
                new("password", ErrorIds.InvalidCredential, static scene => EnvironmentCertificate(scene, scene.Hidden("another password")))
                {
                    Asked = [],
                },
            ],
            Unavailable =
            [
                new(
                    "no file",
                    ErrorIds.CredentialUnavailable,
                    static scene =>
                        FromEnvironment(scene, scene.Entra.CertificateApplication, ("AZURE_CLIENT_CERTIFICATE_PATH", "/nowhere/c.pfx"))
                ),
            ],
        },
        new(
            "EnvironmentPersonalAccessToken",
            "PersonalAccessToken",
            static scene => FromEnvironment(scene, ("AZDO_PERSONAL_ACCESS_TOKEN", scene.Hidden(scene.Emulator.State.PersonalAccessToken)))
        )
        {
            IdentityName = "Ada Operator",
            AssertRequests = static scene =>
                Assert.StartsWith("Basic ", scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"], StringComparison.Ordinal),
            Refused =
            [
                new(
                    "revoked",
                    ErrorIds.NotSignedIn,
                    static scene => FromEnvironment(scene, ("AZDO_PERSONAL_ACCESS_TOKEN", scene.Hidden(new string('x', 52))))
                )
                {
                    Asked = [EmulatedRoute.ConnectionData],
                },
            ],
        },
    ];

    private static SignInOptions EnvironmentCertificate(SignInScene scene, string password) =>
        FromEnvironment(
            scene,
            scene.Entra.CertificateApplication,
            (
                "AZURE_CLIENT_CERTIFICATE_PATH",
                scene.File("e.pfx", CertificateKinds.Registered(scene).Export(X509ContentType.Pfx, CertificateKinds.Password))
            ),
            ("AZURE_CLIENT_CERTIFICATE_PASSWORD", scene.Hidden(password))
        );

    private static SignInOptions FromEnvironment(
        SignInScene scene,
        EmulatedApplication application,
        params (string Name, string Value)[] variables
    ) => FromEnvironment(scene, $"{application.ClientId}", variables);

    private static SignInOptions FromEnvironment(SignInScene scene, string clientId, params (string Name, string Value)[] variables) =>
        FromEnvironment(scene, [("AZURE_CLIENT_ID", clientId), .. variables]);

    private static SignInOptions FromEnvironment(SignInScene scene, params (string Name, string Value)[] variables)
    {
        foreach ((string name, string value) in variables) scene.Set(name, value);
        return EnvironmentSignIn.Find(scene.Variable);
    }
}
