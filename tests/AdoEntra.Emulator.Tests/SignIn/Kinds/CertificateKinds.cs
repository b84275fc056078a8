using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>An application and its certificate, in every form of file.</summary>
internal static class CertificateKinds
{
    /// <summary>Of every file that has one.</summary>
    public const string Password = "p\u00e4ss word of the file";

    public static IReadOnlyList<SignInKind> All { get; } =
    [
        Certificate(
            "CertificatePkcs8",
            static (scene, certificate) =>
                Path(scene, "c.pem", certificate.ExportCertificatePem() + "\n" + Key(certificate).ExportPkcs8PrivateKeyPem())
        ),
        Certificate(
            "CertificatePkcs1",
            static (scene, certificate) =>
                Path(scene, "c.pem", Key(certificate).ExportRSAPrivateKeyPem() + "\n" + certificate.ExportCertificatePem())
        ),
        WithPassword(Certificate("CertificateEncryptedPem", EncryptedPem), EncryptedPem),
        Certificate(
            "CertificatePfx",
            static (scene, certificate) => CertificateLoader.FromFile(scene.File("c.pfx", certificate.Export(X509ContentType.Pfx)), null)
        ),
        WithPassword(Certificate("CertificatePfxWithPassword", Pfx), Pfx),
        Certificate("CertificateObject", static (_, certificate) => CertificateLoader.FromObject(certificate)),
    ];

    /// <summary>A certificate that <c>certificate-app</c> accepts.</summary>
    public static X509Certificate2 Registered(SignInScene scene) => scene.Entra.CertificateApplication.CreateCertificate();

    private static SignInKind Certificate(string name, Func<SignInScene, X509Certificate2, X509Certificate2> load) =>
        new(name, "ClientCertificate", scene => Signed(scene, load(scene, Registered(scene))))
        {
            IdentityName = "certificate-app",
            IsVariant = name != "CertificatePfx",
            Endpoints = [Endpoint.Entra],
            AssertRequests = TokenRequest.AssertSigned,
            Refused =
            [
                new(
                    "unregistered",
                    ErrorIds.InvalidCredential,
                    scene => Signed(scene, load(scene, scene.Entra.SecretApplication.CreateCertificate()))
                )
                {
                    Code = "AADSTS700027",
                },
                new(
                    "expired",
                    ErrorIds.InvalidCredential,
                    scene => Signed(scene, load(scene, scene.Entra.CertificateApplication.CreateCertificate(TimeSpan.FromDays(-1))))
                )
                {
                    Asked = [],
                },
                new(
                    "unknown application",
                    ErrorIds.InvalidCredential,
                    scene => Signed(scene, load(scene, Registered(scene)), Failings.Unknown)
                )
                {
                    Code = "AADSTS700016",
                },
            ],
            Unavailable = name.EndsWith("Object", StringComparison.Ordinal)
                ? []
                :
                [
                    new(
                        "no file",
                        ErrorIds.CredentialUnavailable,
                        scene => Signed(scene, CertificateLoader.FromFile(System.IO.Path.Combine(scene.Folder, "nowhere.pem"), null))
                    ),
                ],
        };

    private static SignInKind WithPassword(SignInKind kind, Func<SignInScene, X509Certificate2, Secret?, X509Certificate2> load) =>
        kind with
        {
            Refused =
            [
                .. kind.Refused,
                new(
                    "password",
                    ErrorIds.InvalidCredential,
                    scene => Signed(scene, load(scene, Registered(scene), scene.Secret("another password")))
                )
                {
                    Asked = [],
                },
                new("no password", ErrorIds.InvalidCredential, scene => Signed(scene, load(scene, Registered(scene), null))) { Asked = [] },
            ],
        };

    private static X509Certificate2 EncryptedPem(SignInScene scene, X509Certificate2 certificate) =>
        EncryptedPem(scene, certificate, scene.Secret(Password));

    private static X509Certificate2 EncryptedPem(SignInScene scene, X509Certificate2 certificate, Secret? password)
    {
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        return CertificateLoader.FromFile(
            scene.File(
                "c.pem",
                Key(certificate).ExportEncryptedPkcs8PrivateKeyPem(Password, encryption) + "\n" + certificate.ExportCertificatePem()
            ),
            password
        );
    }

    private static X509Certificate2 Pfx(SignInScene scene, X509Certificate2 certificate) => Pfx(scene, certificate, scene.Secret(Password));

    private static X509Certificate2 Pfx(SignInScene scene, X509Certificate2 certificate, Secret? password) =>
        CertificateLoader.FromFile(scene.File("c.p12", certificate.Export(X509ContentType.Pfx, Password)), password);

    private static X509Certificate2 Path(SignInScene scene, string name, string pem) =>
        CertificateLoader.FromFile(scene.File(name, pem), null);

    private static RSA Key(X509Certificate2 certificate) => certificate.GetRSAPrivateKey()!;

    private static CertificateSignIn Signed(SignInScene scene, X509Certificate2 certificate, string? clientId = null) =>
        new(clientId ?? $"{scene.Entra.CertificateApplication.ClientId}", certificate, SendChain: false);
}
