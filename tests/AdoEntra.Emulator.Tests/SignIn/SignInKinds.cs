using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.FromEnvironment;
using AdoEntra.Identity.Person;
using AdoEntra.Identity.ReadyMade;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>The rows of the matrix.</summary>
internal static class SignInKinds
{
    private const string Unknown = "11111111-2222-3333-4444-555555555555";
    private const string WrongSecret = "a-secret-that-is-not-one-of-its-secrets";
    private const string Password = "p\u00e4ss word of the file";
    private const string Resource = "499b84ac-1321-427f-aa17-267ca6975798";
    private const string Scope = Resource + "/.default";

    private static int s_spellings;

    public static IReadOnlyList<SignInKind> All { get; } =
    [
        new("ClientSecret", "ClientSecret", static scene => Secret(scene, GoodSecret(scene)))
        {
            IdentityName = "secret-app",
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene => Assert.Equal(GoodSecret(scene), EntraForm(scene, scene.Entra.SecretApplication)["client_secret"]),
            Refused = [.. RefusedSecrets(static (scene, client, secret) => Secret(scene, secret, client))],
        },
        Certificate("CertificatePkcs8", static (scene, certificate) => Path(scene, "c.pem", certificate.ExportCertificatePem() + "\n" + Key(certificate).ExportPkcs8PrivateKeyPem())),
        Certificate("CertificatePkcs1", static (scene, certificate) => Path(scene, "c.pem", Key(certificate).ExportRSAPrivateKeyPem() + "\n" + certificate.ExportCertificatePem())),
        WithPassword(Certificate("CertificateEncryptedPem", EncryptedPem), EncryptedPem),
        Certificate("CertificatePfx", static (scene, certificate) => CertificateLoader.FromFile(scene.File("c.pfx", certificate.Export(X509ContentType.Pfx)), null)),
        WithPassword(Certificate("CertificatePfxWithPassword", Pfx), Pfx),
        Certificate("CertificateObject", static (_, certificate) => CertificateLoader.FromObject(certificate)),
        Federated("FederatedToken", "FederatedToken", static (scene, token) => new GivenAssertion(scene.Secret(token))) with
        {
            Unavailable = [new("white space", ErrorIds.CredentialUnavailable, static scene => Federated(scene, new GivenAssertion(new Secret(" \n"))))],
        },
        Federated("FederatedTokenFile", "FederatedTokenFile", static (scene, token) => new FileAssertion(scene.File("token", token + "\n"))) with
        {
            Unavailable =
            [
                new("no file", ErrorIds.CredentialUnavailable, static scene => Federated(scene, new FileAssertion(System.IO.Path.Combine(scene.Folder, "nowhere")))),
                new("empty file", ErrorIds.CredentialUnavailable, static scene => Federated(scene, new FileAssertion(scene.File("empty", "")))),
                new("folder", ErrorIds.CredentialUnavailable, static scene => Federated(scene, new FileAssertion(scene.Folder))),
            ],
        },
        Federated("FederatedTokenScript", "FederatedToken", static (_, token) => new ScriptAssertion(_ => Task.FromResult(token), Guid.NewGuid().ToString())) with
        {
            Unavailable =
            [
                new("throws", ErrorIds.CredentialUnavailable, static scene => Federated(scene, new ScriptAssertion(
                    _ => throw new InvalidOperationException("Authorization: Bearer " + scene.Hidden("the-script-says-what-it-should-not-say")), "throws"))),
                new("gives nothing", ErrorIds.CredentialUnavailable, static scene => Federated(scene, new ScriptAssertion(_ => Task.FromResult(""), "nothing"))),
            ],
        },
        new("WorkloadIdentity", "WorkloadIdentity", static scene => WorkloadIdentity.Find(scene.Variable, null, null))
        {
            Host = EmulatedHost.AksPod,
            IdentityName = "federated-app",
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene => Assert.Equal(File.ReadAllText(scene.Variable("AZURE_FEDERATED_TOKEN_FILE")!), Assertion(scene)),
            Refused = [.. RefusedAssertions(EmulatedIssuer.Kubernetes, static (scene, token) => Find(scene, "AZURE_FEDERATED_TOKEN_FILE", scene.File("other", token), static scene => WorkloadIdentity.Find(scene.Variable, null, null))),
                UnknownApplication("AZURE_CLIENT_ID", static scene => WorkloadIdentity.Find(scene.Variable, null, null))],
            Unavailable =
            [
                Without("AZURE_FEDERATED_TOKEN_FILE", static scene => WorkloadIdentity.Find(scene.Variable, null, null)),
                Without("AZURE_CLIENT_ID", static scene => WorkloadIdentity.Find(scene.Variable, null, null)),
                Without("AZURE_TENANT_ID", static scene => WorkloadIdentity.Find(scene.Variable, null, null)),
                new("no file", ErrorIds.CredentialUnavailable, static scene => Find(scene, "AZURE_FEDERATED_TOKEN_FILE", "/nowhere/token", static scene => WorkloadIdentity.Find(scene.Variable, null, null))),
            ],
        },
        new("GitHubActions", "GitHubActions", GitHub)
        {
            Host = EmulatedHost.GitHubActions,
            IdentityName = "federated-app",
            Endpoints = [Endpoint.GitHub, Endpoint.Entra],
            AssertRequests = static scene =>
            {
                RecordedRequest asked = scene.Single(EmulatedRoute.GitHubOidc);
                Assert.Equal(("GET", "/_emulator/oidc/github?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange"), (asked.Method, asked.Target));
                Assert.Equal("Bearer " + scene.Variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN"), asked.Headers["Authorization"]);
                Assert.Equal(("repo:adoentra/emulator:ref:refs/heads/main", "api://AzureADTokenExchange"), SubjectAndAudience(Assertion(scene)));
            },
            Refused =
            [
                new("request token", ErrorIds.InvalidCredential, static scene => Find(scene, "ACTIONS_ID_TOKEN_REQUEST_TOKEN", scene.Hidden("the-token-of-another-job"), GitHub)) { Asked = [EmulatedRoute.GitHubOidc] },
                UnknownApplication("AZURE_CLIENT_ID", GitHub, EmulatedRoute.GitHubOidc),
                Untrusted("application", static scene => Find(scene, "AZURE_CLIENT_ID", $"{scene.Entra.SecretApplication.ClientId}", GitHub), EmulatedRoute.GitHubOidc),
            ],
            Unavailable = [Without("ACTIONS_ID_TOKEN_REQUEST_URL", GitHub), Without("ACTIONS_ID_TOKEN_REQUEST_TOKEN", GitHub), Without("AZURE_CLIENT_ID", GitHub)],
        },
        new("AzurePipelines", "AzurePipelines", Pipelines)
        {
            Host = EmulatedHost.AzurePipelines,
            IdentityName = "federated-app",
            Endpoints = [Endpoint.Pipelines, Endpoint.Entra],
            AssertRequests = static scene =>
            {
                RecordedRequest asked = scene.Single(EmulatedRoute.PipelinesOidc);
                Assert.Equal(("POST", $"api-version=7.1&serviceConnectionId={scene.Emulator.State.Pipeline.ServiceConnectionId}"), (asked.Method, asked.Query));
                Assert.Equal("Bearer " + scene.Emulator.State.Pipeline.AccessToken, asked.Headers["Authorization"]);
                Assert.Equal("Suppress", asked.Headers["X-TFS-FedAuthRedirect"]);
                Assert.Equal("0", asked.Headers["Content-Length"]);
                Assert.Equal(("sc://MyOrg/SecretSauce/adoentra-connection", "api://AzureADTokenExchange"), SubjectAndAudience(Assertion(scene)));
            },
            Refused =
            [
                new("job token", ErrorIds.InvalidCredential, static scene => Find(scene, "SYSTEM_ACCESSTOKEN", scene.Hidden("the-token-of-another-job"), Pipelines)) { Asked = [EmulatedRoute.PipelinesOidc] },
                new("personal access token", ErrorIds.FederationMismatch, static scene => Find(scene, "SYSTEM_ACCESSTOKEN", scene.Hidden(scene.Emulator.State.Tokens.Issue(scene.Entra.Person).Value), Pipelines)) { Asked = [EmulatedRoute.PipelinesOidc] },
                new("connection of another stage", ErrorIds.FederationMismatch, static scene => AzurePipelines.Find(scene.Variable, $"{scene.Emulator.State.Pipeline.UnreferencedServiceConnectionId}", null, null, null)) { Asked = [EmulatedRoute.PipelinesOidc] },
                new("unknown connection", ErrorIds.FederationMismatch, static scene => AzurePipelines.Find(scene.Variable, Unknown, null, null, null)) { Asked = [EmulatedRoute.PipelinesOidc] },
                UnknownApplication("AZURESUBSCRIPTION_CLIENT_ID", Pipelines, EmulatedRoute.PipelinesOidc),
            ],
            Unavailable = [Without("SYSTEM_OIDCREQUESTURI", Pipelines), Without("SYSTEM_ACCESSTOKEN", Pipelines), Without("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", Pipelines), Without("AZURESUBSCRIPTION_CLIENT_ID", Pipelines)],
        },
        new("FederatedIdentity", "FederatedIdentity", static scene => FederatedIdentity(scene, $"{scene.Emulator.State.UserAssigned[0].ClientId}"))
        {
            ReadsProcessEnvironment = true,
            IdentityName = "federated-app",
            Endpoints = [Endpoint.AppService, Endpoint.Entra],
            AssertRequests = static scene =>
            {
                EmulatedIdentity trusted = scene.Emulator.State.UserAssigned[0];
                Assert.Contains("resource=api://AzureADTokenExchange", Uri.UnescapeDataString(scene.Single(EmulatedRoute.Msi).Query), StringComparison.Ordinal);
                Assert.Contains($"client_id={trusted.ClientId}", scene.Single(EmulatedRoute.Msi).Query, StringComparison.Ordinal);
                Assert.Equal(($"{trusted.ObjectId}", "api://AzureADTokenExchange"), SubjectAndAudience(Assertion(scene)));
            },
            Refused =
            [
                new("untrusted identity", ErrorIds.FederationMismatch, static scene => FederatedIdentity(scene, $"{scene.Emulator.State.UserAssigned[1].ClientId}")) { Asked = [EmulatedRoute.Msi, EmulatedRoute.Token], Code = "AADSTS700213" },
                new("unknown identity", ErrorIds.IdentityNotFound, static scene => FederatedIdentity(scene, Unknown)) { Asked = [EmulatedRoute.Msi] },
            ],
            Unavailable = [new("no host", ErrorIds.CredentialUnavailable, static scene => NoHost(scene, static scene => FederatedIdentity(scene, Unknown)))],
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
                    $"?api-version=2019-08-01&resource={Resource}&mi_res_id={scene.Emulator.State.UserAssigned[0].ResourceId}", "?" + Uri.UnescapeDataString(asked.Query), ignoreCase: true);
                Assert.Equal(scene.Variable("IDENTITY_HEADER"), asked.Headers["X-IDENTITY-HEADER"]);
            },
            Refused =
            [
                new("unknown identity", ErrorIds.IdentityNotFound, static _ => new ManagedIdentitySignIn(ManagedIdentityReference.Create(Unknown, null, null))) { Asked = [EmulatedRoute.Msi] },
                new("header", ErrorIds.CredentialUnavailable, static scene => Find(scene, "IDENTITY_HEADER", scene.Hidden("THE-HEADER-OF-ANOTHER-HOST"), Managed)) { Asked = [EmulatedRoute.Msi] },
            ],
            Unavailable = [new("no host", ErrorIds.CredentialUnavailable, static scene => NoHost(scene, Managed))],
        },
        new("AccessToken", "AccessToken", static scene => Token(scene, scene.Emulator.State.Tokens.Issue(scene.Entra.SecretApplication.ServicePrincipal!).Value))
        {
            IdentityName = "secret-app",
            AssertRequests = static scene => Assert.Equal("Bearer " + scene.Emulator.State.Tokens.Issued.Single().Value, scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"]),
            Refused =
            [
                new("never issued", ErrorIds.NotSignedIn, static scene => Token(scene, "a-token-that-nobody-has-ever-issued")) { Asked = [EmulatedRoute.ConnectionData] },
                new("expired", ErrorIds.NotSignedIn, static scene => Token(scene, scene.Emulator.State.Tokens.Issue(scene.Entra.Person, lifetime: TimeSpan.FromMinutes(-1)).Value)) { Asked = [EmulatedRoute.ConnectionData] },
                new("for another resource", ErrorIds.NotSignedIn, static scene => Token(scene, scene.Emulator.State.Tokens.Issue(scene.Entra.Person, "https://graph.microsoft.com").Value)) { Asked = [EmulatedRoute.ConnectionData] },
            ],
        },
        new("PersonalAccessToken", "PersonalAccessToken", static scene => new PersonalAccessTokenSignIn(scene.Secret(scene.Emulator.State.PersonalAccessToken)))
        {
            IdentityName = "Ada Operator",
            AssertRequests = static scene => Assert.Equal(
                "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + scene.Emulator.State.PersonalAccessToken)), scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"]),
            Refused = [new("revoked", ErrorIds.NotSignedIn, static scene => new PersonalAccessTokenSignIn(scene.Secret(new string('x', 52)))) { Asked = [EmulatedRoute.ConnectionData] }],
        },
        new("SystemAccessToken", "SystemAccessToken", static _ => new SystemAccessTokenSignIn())
        {
            Host = EmulatedHost.AzurePipelines,
            IdentityName = "SecretSauce Build Service (MyOrg)",
            AssertRequests = static scene => Assert.Equal("Bearer " + scene.Emulator.State.Pipeline.AccessToken, scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"]),
            Refused = [new("of another job", ErrorIds.NotSignedIn, static scene => Find(scene, "SYSTEM_ACCESSTOKEN", scene.Hidden("the-token-of-another-job"), static _ => new SystemAccessTokenSignIn())) { Asked = [EmulatedRoute.ConnectionData, EmulatedRoute.ConnectionData] }],
            Unavailable = [Without("SYSTEM_ACCESSTOKEN", static _ => new SystemAccessTokenSignIn())],
        },
        new("EnvironmentSecret", "ClientSecret", static scene => FromEnvironment(scene, scene.Entra.SecretApplication, ("AZURE_CLIENT_SECRET", GoodSecret(scene))))
        {
            IdentityName = "secret-app",
            IsVariant = true,
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene => Assert.Equal(GoodSecret(scene), EntraForm(scene, scene.Entra.SecretApplication)["client_secret"]),
            Refused = [.. RefusedSecrets(static (scene, client, secret) => FromEnvironment(scene, client ?? $"{scene.Entra.SecretApplication.ClientId}", ("AZURE_CLIENT_SECRET", scene.Hidden(secret))))],
            Unavailable =
            [
                new("no variables", ErrorIds.CredentialUnavailable, static scene => EnvironmentSignIn.Find(scene.Variable)),
                new("client id only", ErrorIds.CredentialUnavailable, static scene => FromEnvironment(scene, scene.Entra.SecretApplication)),
            ],
        },
        new("EnvironmentTerraformSecretFile", "ClientSecret", static scene => FromEnvironment(scene, ("ARM_CLIENT_ID", $"{scene.Entra.SecretApplication.ClientId}"), ("ARM_CLIENT_SECRET_PATH", scene.File("secret", GoodSecret(scene) + "\n"))))
        {
            IdentityName = "secret-app",
            IsVariant = true,
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene => Assert.Equal(GoodSecret(scene), EntraForm(scene, scene.Entra.SecretApplication)["client_secret"]),
            Refused = [.. RefusedSecrets(static (scene, client, secret) => FromEnvironment(
                scene, ("ARM_CLIENT_ID", client ?? $"{scene.Entra.SecretApplication.ClientId}"), ("ARM_CLIENT_SECRET_PATH", scene.File("secret", scene.Hidden(secret)))))],
            Unavailable = [new("no file", ErrorIds.CredentialUnavailable, static scene => FromEnvironment(scene, ("ARM_CLIENT_ID", Unknown), ("ARM_CLIENT_SECRET_PATH", scene.Hidden("/nowhere/really-the-secret-itself"))))],
        },
        new("EnvironmentCertificate", "ClientCertificate", static scene => EnvironmentCertificate(scene, Password))
        {
            IdentityName = "certificate-app",
            IsVariant = true,
            Endpoints = [Endpoint.Entra],
            AssertRequests = AssertSigned,
            Refused = [new("password", ErrorIds.InvalidCredential, static scene => EnvironmentCertificate(scene, scene.Hidden("another password"))) { Asked = [] }],
            Unavailable = [new("no file", ErrorIds.CredentialUnavailable, static scene => FromEnvironment(scene, scene.Entra.CertificateApplication, ("AZURE_CLIENT_CERTIFICATE_PATH", "/nowhere/c.pfx")))],
        },
        new("EnvironmentPersonalAccessToken", "PersonalAccessToken", static scene => FromEnvironment(scene, ("AZDO_PERSONAL_ACCESS_TOKEN", scene.Hidden(scene.Emulator.State.PersonalAccessToken))))
        {
            IdentityName = "Ada Operator",
            AssertRequests = static scene => Assert.StartsWith("Basic ", scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"], StringComparison.Ordinal),
            Refused = [new("revoked", ErrorIds.NotSignedIn, static scene => FromEnvironment(scene, ("AZDO_PERSONAL_ACCESS_TOKEN", scene.Hidden(new string('x', 52))))) { Asked = [EmulatedRoute.ConnectionData] }],
        },
        new("DeviceCode", "DeviceCode", static scene => new DeviceCodeSignIn($"{scene.Entra.PublicClient.ClientId}"))
        {
            IdentityName = "Ada Operator",
            Endpoints = [Endpoint.DeviceCode, Endpoint.Entra],
            AssertRequests = static scene =>
            {
                RecordedRequest asked = scene.Single(EmulatedRoute.DeviceCode);
                Assert.Equal($"/{scene.TenantId}/oauth2/v2.0/devicecode", asked.Path);
                Assert.Equal($"{scene.Entra.PublicClient.ClientId}", asked.Form["client_id"]);
                Assert.Equal([Scope, "offline_access", "openid", "profile"], asked.Form["scope"].Split(' ').Order());
                Assert.Equal("device_code", scene.Single(EmulatedRoute.Token).Form["grant_type"]);
                Assert.Contains(scene.Entra.DeviceCodes.Single().UserCode, scene.Said, StringComparison.Ordinal);
            },
            Refused =
            [
                new("declined", ErrorIds.InteractionRequired, static scene => Person(scene, static scene => scene.Entra.DeviceCodes[^1].Decline())) { Asked = [EmulatedRoute.DeviceCode, EmulatedRoute.Token] },
                new("too late", ErrorIds.InteractionRequired, static scene => Person(scene, static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 70020 })))
                    { Asked = [EmulatedRoute.DeviceCode, EmulatedRoute.Token], Code = "AADSTS70020" },
                new("unknown application", ErrorIds.InvalidCredential, static _ => new DeviceCodeSignIn(Unknown)) { Asked = [EmulatedRoute.DeviceCode], Code = "AADSTS700016" },
                new("another tenant", ErrorIds.WrongTenant, static scene => new DeviceCodeSignIn(null) { TenantId = $"{scene.Entra.OtherTenantId}" }) { Asked = [EmulatedRoute.DeviceCode, EmulatedRoute.Token], Code = "AADSTS50020" },
            ],
        },
    ];

    public static SignInKind Named(string name) => All.Single(kind => kind.Name == name);

    /// <summary>A certificate that <c>certificate-app</c> accepts.</summary>
    public static X509Certificate2 Registered(SignInScene scene) => scene.Entra.CertificateApplication.CreateCertificate();

    public static ClientSecretSignIn Secret(SignInScene scene, string secret, string? clientId = null) =>
        new(clientId ?? $"{scene.Entra.SecretApplication.ClientId}", scene.Secret(secret));

    public static string GoodSecret(SignInScene scene) => scene.Hidden(scene.Entra.SecretApplication.Secrets.Single(static secret => secret.ExpiresOn is null).Value);

    public static FederatedSignIn Federated(SignInScene scene, FederatedAssertion assertion) => new($"{scene.Entra.FederatedApplication.ClientId}", assertion);

    private static SignInKind Certificate(string name, Func<SignInScene, X509Certificate2, X509Certificate2> load) =>
        new(name, "ClientCertificate", scene => Signed(scene, load(scene, Registered(scene))))
        {
            IdentityName = "certificate-app",
            IsVariant = name != "CertificatePfx",
            Endpoints = [Endpoint.Entra],
            AssertRequests = AssertSigned,
            Refused =
            [
                new("unregistered", ErrorIds.InvalidCredential, scene => Signed(scene, load(scene, scene.Entra.SecretApplication.CreateCertificate()))) { Code = "AADSTS700027" },
                new("expired", ErrorIds.InvalidCredential, scene => Signed(scene, load(scene, scene.Entra.CertificateApplication.CreateCertificate(TimeSpan.FromDays(-1))))) { Asked = [] },
                new("unknown application", ErrorIds.InvalidCredential, scene => Signed(scene, load(scene, Registered(scene)), Unknown)) { Code = "AADSTS700016" },
            ],
            Unavailable = name.EndsWith("Object", StringComparison.Ordinal)
                ? []
                : [new("no file", ErrorIds.CredentialUnavailable, scene => Signed(scene, CertificateLoader.FromFile(System.IO.Path.Combine(scene.Folder, "nowhere.pem"), null)))],
        };

    private static SignInKind WithPassword(SignInKind kind, Func<SignInScene, X509Certificate2, Secret?, X509Certificate2> load) => kind with
    {
        Refused =
        [
            .. kind.Refused,
            new("password", ErrorIds.InvalidCredential, scene => Signed(scene, load(scene, Registered(scene), scene.Secret("another password")))) { Asked = [] },
            new("no password", ErrorIds.InvalidCredential, scene => Signed(scene, load(scene, Registered(scene), null))) { Asked = [] },
        ],
    };

    private static X509Certificate2 EncryptedPem(SignInScene scene, X509Certificate2 certificate) => EncryptedPem(scene, certificate, scene.Secret(Password));

    private static X509Certificate2 EncryptedPem(SignInScene scene, X509Certificate2 certificate, Secret? password)
    {
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        return CertificateLoader.FromFile(scene.File("c.pem", Key(certificate).ExportEncryptedPkcs8PrivateKeyPem(Password, encryption) + "\n" + certificate.ExportCertificatePem()), password);
    }

    private static X509Certificate2 Pfx(SignInScene scene, X509Certificate2 certificate) => Pfx(scene, certificate, scene.Secret(Password));

    private static X509Certificate2 Pfx(SignInScene scene, X509Certificate2 certificate, Secret? password) =>
        CertificateLoader.FromFile(scene.File("c.p12", certificate.Export(X509ContentType.Pfx, Password)), password);

    private static X509Certificate2 Path(SignInScene scene, string name, string pem) => CertificateLoader.FromFile(scene.File(name, pem), null);

    private static RSA Key(X509Certificate2 certificate) => certificate.GetRSAPrivateKey()!;

    private static CertificateSignIn Signed(SignInScene scene, X509Certificate2 certificate, string? clientId = null) =>
        new(clientId ?? $"{scene.Entra.CertificateApplication.ClientId}", certificate, SendChain: false);

    private static SignInOptions EnvironmentCertificate(SignInScene scene, string password) => FromEnvironment(
        scene, scene.Entra.CertificateApplication,
        ("AZURE_CLIENT_CERTIFICATE_PATH", scene.File("e.pfx", Registered(scene).Export(X509ContentType.Pfx, Password))),
        ("AZURE_CLIENT_CERTIFICATE_PASSWORD", scene.Hidden(password)));

    private static SignInKind Federated(string name, string kind, Func<SignInScene, string, FederatedAssertion> assertion) =>
        new(name, kind, scene => Federated(scene, assertion(scene, scene.Hidden(scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub)))))
        {
            IdentityName = "federated-app",
            IsVariant = name != "FederatedToken",
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene => Assert.Equal("repo:adoentra/emulator:ref:refs/heads/main", SubjectAndAudience(Assertion(scene)).Subject),
            Refused =
            [
                .. RefusedAssertions(EmulatedIssuer.GitHub, (scene, token) => Federated(scene, assertion(scene, token))),
                new("unknown application", ErrorIds.InvalidCredential, scene => Federated(scene, assertion(scene, scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub))) with { ClientId = Unknown }) { Code = "AADSTS700016" },
                Untrusted("application", scene => Federated(scene, assertion(scene, scene.Entra.IssueFederatedToken(EmulatedIssuer.GitHub))) with { ClientId = $"{scene.Entra.SecretApplication.ClientId}" }),
            ],
        };

    private static IEnumerable<Failing> RefusedSecrets(Func<SignInScene, string?, string, SignInOptions> signIn) =>
    [
        new("secret", ErrorIds.InvalidCredential, scene => signIn(scene, null, WrongSecret)) { Code = "AADSTS7000215" },
        new("expired secret", ErrorIds.InvalidCredential, scene => signIn(scene, null, scene.Entra.SecretApplication.Secrets.Single(static secret => secret.ExpiresOn is not null).Value)) { Code = "AADSTS7000222" },
        new("unknown application", ErrorIds.InvalidCredential, scene => signIn(scene, Unknown, WrongSecret)) { Code = "AADSTS700016" },
        new("public client", ErrorIds.InvalidCredential, scene => signIn(scene, $"{scene.Entra.PublicClient.ClientId}", WrongSecret)) { Code = "AADSTS700025" },
        new("unknown tenant", ErrorIds.InvalidCredential, scene => signIn(scene, null, WrongSecret) with { TenantId = Unknown }) { Code = "AADSTS90002" },
        new("another tenant", ErrorIds.WrongTenant, scene => signIn(scene, $"{scene.Entra.OtherTenantApplication.ClientId}", scene.Entra.OtherTenantApplication.Secrets.Single().Value) with { TenantId = $"{scene.Entra.OtherTenantId}" })
            { Asked = [EmulatedRoute.Token, EmulatedRoute.ConnectionData, EmulatedRoute.Token, EmulatedRoute.ConnectionData] },
    ];

    private static IEnumerable<Failing> RefusedAssertions(EmulatedIssuer issuer, Func<SignInScene, string, SignInOptions> signIn) =>
    [
        new("subject", ErrorIds.FederationMismatch, scene => signIn(scene, scene.Hidden(scene.Entra.IssueFederatedToken(issuer, subject: "somebody:else")))) { Code = "AADSTS700213" },
        new("audience", ErrorIds.FederationMismatch, scene => signIn(scene, scene.Hidden(scene.Entra.IssueFederatedToken(issuer, audience: "api://another")))) { Code = "AADSTS700212" },
        new("expired", ErrorIds.FederationMismatch, scene => signIn(scene, scene.Hidden(scene.Entra.IssueFederatedToken(issuer, lifetime: TimeSpan.FromMinutes(-10))))) { Code = "AADSTS700024" },
        new("no token at all", ErrorIds.InvalidCredential, scene => signIn(scene, scene.Hidden("what-is-in-there-is-no-token"))) { Code = "AADSTS50027" },
    ];

    private static Failing UnknownApplication(string variable, Func<SignInScene, SignInOptions> signIn, params EmulatedRoute[] issuer) =>
        new("unknown application", ErrorIds.InvalidCredential, scene => Find(scene, variable, Unknown, signIn)) { Code = "AADSTS700016", Asked = [.. issuer, EmulatedRoute.Token] };

    private static Failing Untrusted(string what, Func<SignInScene, SignInOptions> signIn, params EmulatedRoute[] issuer) =>
        new(what + " without trust", ErrorIds.FederationMismatch, signIn) { Code = "AADSTS70025", Asked = [.. issuer, EmulatedRoute.Token] };

    private static Failing Without(string variable, Func<SignInScene, SignInOptions> signIn) =>
        new("no " + variable, ErrorIds.CredentialUnavailable, scene => Find(scene, variable, null, signIn));

    private static SignInOptions Find(SignInScene scene, string variable, string? value, Func<SignInScene, SignInOptions> signIn)
    {
        scene.Set(variable, value);
        return signIn(scene);
    }

    private static DeviceCodeSignIn Person(SignInScene scene, Action<SignInScene> does)
    {
        scene.Person = does;
        return new DeviceCodeSignIn($"{scene.Entra.PublicClient.ClientId}");
    }

    private static SignInOptions FromEnvironment(SignInScene scene, EmulatedApplication application, params (string Name, string Value)[] variables) =>
        FromEnvironment(scene, $"{application.ClientId}", variables);

    private static SignInOptions FromEnvironment(SignInScene scene, string clientId, params (string Name, string Value)[] variables) =>
        FromEnvironment(scene, [("AZURE_CLIENT_ID", clientId), .. variables]);

    private static SignInOptions FromEnvironment(SignInScene scene, params (string Name, string Value)[] variables)
    {
        foreach ((string name, string value) in variables) scene.Set(name, value);
        return EnvironmentSignIn.Find(scene.Variable);
    }

    private static FederatedSignIn GitHub(SignInScene scene) => GitHubActions.Find(scene.Variable, null, null);

    private static FederatedSignIn Pipelines(SignInScene scene) => AzurePipelines.Find(scene.Variable, null, null, null, null);

    private static FederatedSignIn FederatedIdentity(SignInScene scene, string clientId) =>
        Federated(scene, new ManagedIdentityAssertion(ManagedIdentityReference.ForFederation(clientId)));

    // The library keeps managed-identity tokens for the whole process, by the id's very spelling: each test spells it in a way of its own.
    private static ManagedIdentitySignIn Managed(SignInScene scene)
    {
        string id = scene.Emulator.State.UserAssigned[0].ResourceId!;
        int spelling = Interlocked.Increment(ref s_spellings);
        var text = new StringBuilder(id);
        int at = id.IndexOf("userAssignedIdentities", StringComparison.Ordinal);
        for (int bit = 0; bit < 20; bit++)
        {
            if ((spelling >> bit & 1) == 1) text[at + bit] = char.IsUpper(text[at + bit]) ? char.ToLowerInvariant(text[at + bit]) : char.ToUpperInvariant(text[at + bit]);
        }

        return new(ManagedIdentityReference.Create(null, null, text.ToString()));
    }

    // Not even the metadata service of a VM. Its real address is never asked.
    private static SignInOptions NoHost(SignInScene scene, Func<SignInScene, SignInOptions> signIn)
    {
        scene.Set("AZURE_POD_IDENTITY_AUTHORITY_HOST", scene.Closed("http").AbsoluteUri);
        return Find(scene, "IDENTITY_ENDPOINT", null, signIn);
    }

    private static AccessTokenSignIn Token(SignInScene scene, string token) => new(scene.Secret(token));

    /// <summary>The form of the only request to Entra, as every application sends it.</summary>
    private static IReadOnlyDictionary<string, string> EntraForm(SignInScene scene, EmulatedApplication application)
    {
        RecordedRequest asked = scene.Single(EmulatedRoute.Token);
        Assert.Equal(("POST", $"/{scene.TenantId}/oauth2/v2.0/token"), (asked.Method, asked.Target));
        Assert.Equal("client_credentials", asked.Form["grant_type"]);
        Assert.Equal(Scope, asked.Form["scope"]);
        Assert.Equal($"{application.ClientId}", asked.Form["client_id"]);
        Assert.Contains("\"CP1\"", asked.Form["claims"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(asked.Form.ContainsKey("client_secret"), !asked.Form.ContainsKey("client_assertion"));
        Assert.DoesNotContain("Authorization", asked.Headers.Keys);
        return asked.Form;
    }

    private static string Assertion(SignInScene scene)
    {
        IReadOnlyDictionary<string, string> form = EntraForm(scene, scene.Entra.FederatedApplication);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        return form["client_assertion"];
    }

    private static void AssertSigned(SignInScene scene)
    {
        IReadOnlyDictionary<string, string> form = EntraForm(scene, scene.Entra.CertificateApplication);
        JsonElement header = Part(form["client_assertion"], 0), claims = Part(form["client_assertion"], 1);
        X509Certificate2 registered = Assert.Single(scene.Entra.CertificateApplication.Certificates);
        Assert.Equal("PS256", header.Text("alg"));
        Assert.Equal(Base64Url.EncodeToString(registered.GetCertHash(HashAlgorithmName.SHA256)), header.Text("x5t#S256"));
        Assert.False(header.TryGetProperty("x5c", out _));
        Assert.Equal((form["client_id"], form["client_id"]), (claims.Text("iss"), claims.Text("sub")));
        Assert.Equal($"{scene.Emulator.AuthorityUri}{scene.TenantId}/oauth2/v2.0/token", claims.Text("aud"));
    }

    private static (string Subject, string Audience) SubjectAndAudience(string token)
    {
        JsonElement claims = Part(token, 1);
        return (claims.Text("sub"), claims.Text("aud"));
    }

    private static JsonElement Part(string token, int index)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]));
        return document.RootElement.Clone();
    }
}
