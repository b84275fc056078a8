using System.Management.Automation;
using System.Security;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.FromEnvironment;
using AdoEntra.Identity.Interactive;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Commands;

// From parameters to the sign-in that they mean.
public abstract partial class SignInCmdlet
{
    /// <summary>What was asked for; null for what the environment offers.</summary>
    private protected SignInOptions? SignIn()
    {
        SignInOptions? signIn = ParameterSetName switch
        {
            SignInSets.ManagedIdentity => new ManagedIdentitySignIn(ManagedIdentityReference.Create(ClientId, ObjectId, ResourceId)),
            SignInSets.ClientSecret => new ClientSecretSignIn(
                Application(ClientId),
                Ensure(ClientSecret, nameof(ClientSecret), SecretKind.ClientSecret)
            ),
            SignInSets.ServicePrincipal => new ClientSecretSignIn(
                Application(Credential!.UserName),
                Ensure(Credential.Password, nameof(Credential), SecretKind.ClientSecret)
            ),
            SignInSets.Certificate => new CertificateSignIn(
                Application(ClientId),
                CertificateLoader.FromObject(Certificate!),
                SendCertificateChain
            ),
            SignInSets.CertificatePath => new CertificateSignIn(
                Application(ClientId),
                CertificateLoader.FromFile(
                    FilePath(CertificatePath!, nameof(CertificatePath), MisplacedSecret.CertificateAdvice),
                    Given(CertificatePassword, nameof(CertificatePassword), SecretKind.Password)
                ),
                SendCertificateChain
            ),
            SignInSets.CertificateThumbprint => new CertificateSignIn(
                Application(ClientId),
                CertificateLoader.FromStore(CertificateThumbprint!),
                SendCertificateChain
            ),
            SignInSets.FederatedToken => new FederatedSignIn(Application(ClientId), FederatedToken!.Assertion(this)),
            SignInSets.FederatedTokenFile => new FederatedSignIn(
                Application(ClientId),
                new FileAssertion(FilePath(FederatedTokenFile!, nameof(FederatedTokenFile), MisplacedSecret.TokenAdvice))
            ),
            SignInSets.FederatedIdentity => new FederatedSignIn(
                Application(ClientId),
                new ManagedIdentityAssertion(ManagedIdentityReference.ForFederation(FederatedIdentityClientId))
            ),
            SignInSets.WorkloadIdentity => AdoEntra.Identity.Federation.WorkloadIdentity.Find(
                Environment.GetEnvironmentVariable,
                ClientId,
                TenantId
            ),
            SignInSets.GitHubActions => AdoEntra.Identity.Federation.GitHubActions.Find(
                Environment.GetEnvironmentVariable,
                ClientId,
                TenantId
            ),
            SignInSets.AzurePipelines => AdoEntra.Identity.Federation.AzurePipelines.Find(
                Environment.GetEnvironmentVariable,
                AdoEntra.Identity.Federation.AzurePipelines.ConnectionId(ServiceConnectionId),
                ClientId,
                TenantId,
                SystemAccessToken is null ? null : Ensure(SystemAccessToken, nameof(SystemAccessToken), SecretKind.JobToken)),
            SignInSets.AzureCli => new DeveloperToolSignIn(DeveloperTool.AzureCli, Limit),
            SignInSets.AzurePowerShell => new DeveloperToolSignIn(DeveloperTool.AzurePowerShell, Limit),
            SignInSets.AzureDeveloperCli => new DeveloperToolSignIn(DeveloperTool.AzureDeveloperCli, Limit),
            SignInSets.EnvironmentVariables => EnvironmentSignIn.Find(Environment.GetEnvironmentVariable, TenantId),
            SignInSets.Interactive => new BrowserSignIn(OwnApplication, GivenText.ReadName(LoginHint, "-" + nameof(LoginHint))),
            SignInSets.DeviceCode => new DeviceCodeSignIn(OwnApplication),
            SignInSets.AccessToken => new AccessTokenSignIn(Ensure(AccessToken, nameof(AccessToken), SecretKind.AccessToken)),
            SignInSets.PersonalAccessToken => new PersonalAccessTokenSignIn(
                Ensure(PersonalAccessToken, nameof(PersonalAccessToken), SecretKind.PersonalAccessToken)
            ),
            _ => null,
        };
        return signIn is not null && TenantReference.Parse(GivenText.Find(TenantId), "-" + nameof(TenantId)) is { } tenant
            ? signIn with
            {
                TenantId = tenant,
            }
            : signIn;
    }

    private string? OwnApplication => ClientId is null ? null : Application(ClientId);

    private static string Application(string? clientId) => ClientIds.Parse(clientId!, "ClientId");

    // A path of this session: its own current location, its drives.
    private string FilePath(string path, string parameter, string advice)
    {
        string text = GivenText.Read(path, "-" + parameter) ?? throw NoFile(parameter, "is empty");
        try
        {
            string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(text);
            return !MisplacedSecret.IsLikely(text) || File.Exists(full) || Directory.Exists(full)
                ? full
                : throw MisplacedSecret.Refusal("-" + parameter, "the path of a file", advice);
        }
        catch (Exception exception)
            when (exception is SessionStateException or ProviderInvocationException or NotSupportedException or ArgumentException)
        {
            throw NoFile(parameter, "is not the path of a file");
        }
    }

    private static AdoConnectionException NoFile(string parameter, string what) =>
        new(
            ErrorIds.InvalidRequest,
            $"The value of -{parameter} {what}.",
            "Pass the path of a file, absolute or relative to the current location."
        )
        {
            Target = "-" + parameter,
        };

    private Secret? Given(SecureString? value, string parameter, SecretKind kind) =>
        SecretArgument.Find(value, parameter, kind, WriteWarning);

    private Secret Ensure(SecureString? value, string parameter, SecretKind kind) =>
        Given(value, parameter, kind)
        ?? throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The value of -{parameter} is empty.",
            $"Pass the secret itself, for example with -{parameter} (Read-Host -AsSecureString); in a job, check that the variable it "
                + "comes from is set."
        );
}
