using AdoEntra.Emulator.Tests.SignIn;
using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Errors;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.ReadyMade;

namespace AdoEntra.Emulator.Tests.Diagnosis;

/// <summary>There is no token, or none that is of use.</summary>
internal static class SignInWorlds
{
    private const string Owner = "owner of the application";
    private const string Administrator = "Entra administrator";

    private static readonly SignInKind s_pipelines = SignInKinds.Named("AzurePipelines");

    public static IReadOnlyList<BrokenWorld> All { get; } =
    [
        new("wrong secret", "Token", ErrorIds.InvalidCredential, "secret's value and not its id")
        {
            Code = "AADSTS7000215",
            Who = Owner,
            SignIn = static scene => SecretKinds.Secret(scene, "a-secret-that-is-not-one-of-its-secrets"),
        },
        new("expired secret", "Token", ErrorIds.InvalidCredential, "has to create a new one")
        {
            Code = "AADSTS7000222",
            Who = Owner,
            SignIn = static scene =>
                SecretKinds.Secret(scene, scene.Entra.SecretApplication.Secrets.Single(static one => one.ExpiresOn is not null).Value),
        },
        new("mistyped client id", "Token", ErrorIds.InvalidCredential, "not an object id")
        {
            Code = "AADSTS700016",
            Detail = Failings.Unknown,
            Who = Owner,
            SignIn = static scene => SecretKinds.Secret(scene, "a-secret-of-whatever-application", Failings.Unknown),
        },
        new("wrong certificate", "Token", ErrorIds.InvalidCredential, "compare the thumbprints")
        {
            Code = "AADSTS700027",
            Who = Owner,
            SignIn = static scene => new CertificateSignIn(
                $"{scene.Entra.CertificateApplication.ClientId}",
                CertificateLoader.FromObject(scene.Entra.SecretApplication.CreateCertificate()),
                SendChain: false
            ),
        },
        new("certificate file missing", "Credential", ErrorIds.CredentialUnavailable, "")
        {
            Detail = "nowhere.pfx",
            Who = "user who runs this",
            SignIn = static scene => new CertificateSignIn(
                Failings.Unknown,
                CertificateLoader.FromFile(Path.Combine(scene.Folder, "nowhere.pfx"), null),
                SendChain: false
            ),
        },
        new("clock off for a certificate", "Token", ErrorIds.InvalidCredential, "Correct the clock")
        {
            Code = "AADSTS700024",
            Who = "administrator of this machine",
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 700024 }),
            SignIn = static scene => new CertificateSignIn(
                $"{scene.Entra.CertificateApplication.ClientId}",
                CertificateLoader.FromObject(CertificateKinds.Registered(scene)),
                SendChain: false
            ),
        },
        Federation("federated subject", "AADSTS700213", "the subject", static scene =>
            scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub, subject: "repo:somebody/else:ref:refs/heads/main")
        ),
        Federation("federated audience", "AADSTS700212", "the audience", static scene =>
            scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub, audience: "api://another")
        ),
        Federation("federation turned off in the tenant", "AADSTS700223", "has to allow workload identity federation", Good) with
        {
            Who = Administrator,
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 700223 }),
        },
        Federation("issuer not allowed in the tenant", "AADSTS700238", "has to allow the issuer", Good) with
        {
            Who = Administrator,
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 700238 }),
        },
        new("service connection not referenced by the stage", "Token", ErrorIds.ServiceConnectionUnavailable, "reference the connection")
        {
            Code = "ConnectionNotReferenced",
            Who = "author of the pipeline",
            Host = s_pipelines,
            SignIn = static scene =>
                AzurePipelines.Find(
                    scene.Variable,
                    $"{scene.Emulator.State.Pipeline.UnreferencedServiceConnectionId}",
                    null,
                    null,
                    null
                ),
        },
        Connection("disabled", "is disabled", "not used for 100 days is disabled", "ConnectionDisabled"),
        Connection("not authorized", "has not been authorized", "Pipeline permissions", "ConnectionNotAuthorized"),
        Connection("outdated", "is outdated", "convert or update it", "ConnectionOutdated"),
        Connection(
            "one of several things",
            "does not exist, has been disabled or has not been authorized for use",
            "authorizes it for this pipeline",
            "ConnectionUnavailable"
        ),
        new("conditional access of Entra", "Token", ErrorIds.ConditionalAccess, "named location")
        {
            Code = "AADSTS53003",
            Who = Administrator,
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 53003 }),
        },
        new("address that Entra does not accept", "Token", ErrorIds.AddressNotAllowed, "trusted named location")
        {
            Code = "AADSTS50053",
            Who = Administrator,
            Break = static scene =>
                scene.Emulator.Faults.Set(
                    EmulatedRoute.Token,
                    new EntraErrorFault
                    {
                        Code = 50053,
                        Description = "Sign-in was blocked because it came from an IP address with malicious activity.",
                    }
                ),
        },
        new("application disabled", "Token", ErrorIds.PrincipalDisabled, "Enterprise applications")
        {
            Code = "AADSTS7000112",
            Who = Administrator,
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 7000112 }),
        },
        new("service principal deleted", "Token", ErrorIds.PrincipalDisabled, "added to the organization again")
        {
            Code = "AADSTS7000229",
            Who = Administrator,
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 7000229 }),
        },
        new("another cloud", "Token", ErrorIds.InvalidCredential, "az cloud set")
        {
            Code = "AADSTS900382",
            Who = "user who runs this",
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 900382 }),
        },
        new("expired token given", "Token", ErrorIds.InvalidCredential, "Get a new one")
        {
            Code = "TokenExpired",
            Who = "user who runs this",
            Shape = TokenShape.Jwt,
            SignIn = static scene => new AccessTokenSignIn(
                scene.Secret(scene.Emulator.State.Tokens.Issue(scene.Entra.Person, lifetime: TimeSpan.FromMinutes(-1)).Value)
            ),
            ByAccident = ErrorIds.NotSignedIn,
        },
        new("no credential here", "Credential", ErrorIds.NoCredential, "pass a sign-in method")
        {
            Who = "user who runs this",
            SignIn = static _ => null,
            Break = static scene =>
            {
                foreach (string name in (string[])["IDENTITY_ENDPOINT", "IDENTITY_HEADER", "MSI_ENDPOINT", "MSI_SECRET"])
                    scene.Set(name, null);
                scene.Set("AZURE_POD_IDENTITY_AUTHORITY_HOST", scene.Closed("http").AbsoluteUri);
            },
        },
    ];

    /// <summary>Those for which the library below reads the variables of this process.</summary>
    public static IReadOnlyList<BrokenWorld> OfProcess { get; } =
    [
        new("managed identity not assigned", "Credential", ErrorIds.IdentityNotFound, "has to assign that identity")
        {
            Who = "administrator of the Azure resource",
            Host = SignInKinds.Named("ManagedIdentity"),
            SignIn = static _ => new ManagedIdentitySignIn(ManagedIdentityReference.Create(Failings.Unknown, null, null)),
        },
    ];

    private static string Good(SignInScene scene) => scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub);

    private static BrokenWorld Federation(string name, string code, string remedy, Func<SignInScene, string> token) =>
        new(name, "Token", ErrorIds.FederationMismatch, remedy)
        {
            Code = code,
            Who = Owner,
            SignIn = scene => new FederatedSignIn(
                $"{scene.Entra.FederatedApplication.ClientId}",
                new GivenAssertion(scene.Secret(token(scene)))
            ),
        };

    private static BrokenWorld Connection(string what, string words, string remedy, string code) =>
        new($"service connection {what}", "Token", ErrorIds.ServiceConnectionUnavailable, remedy)
        {
            Code = code,
            Who = "administrator of the service connection",
            Host = s_pipelines,
            SignIn = static scene => AzurePipelines.Find(scene.Variable, null, null, null, null),
            Break = scene =>
                scene.Emulator.Faults.Set(
                    EmulatedRoute.PipelinesOidc,
                    new ErrorFault { Status = 403, Message = $"The service connection 'adoentra-connection' {words}." }
                ),
        };
}
