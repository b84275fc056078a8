using AdoEntra.Errors;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.FromEnvironment;

/// <summary>
/// The variables of the Terraform provider for Azure DevOps, in the order in which it really takes them (protocol.md 3.12).
/// </summary>
internal static class TerraformVariables
{
    private const string AccessToken = "AZDO_PERSONAL_ACCESS_TOKEN";
    private const string ClientIdFile = "ARM_CLIENT_ID_FILE_PATH";
    private const string OidcToken = "ARM_OIDC_TOKEN";
    private const string OidcUrl = "ARM_OIDC_REQUEST_URL";
    private const string OidcRequestToken = "ARM_OIDC_REQUEST_TOKEN";
    private const string Certificate = "ARM_CLIENT_CERTIFICATE";
    private const string CertificatePath = "ARM_CLIENT_CERTIFICATE_PATH";
    private const string CertificatePassword = "ARM_CLIENT_CERTIFICATE_PASSWORD";

    private static readonly string[] s_clients = ["ARM_CLIENT_ID", AzureVariables.ClientId];
    private static readonly string[] s_tenants = ["ARM_TENANT_ID", AzureVariables.TenantId];
    private static readonly string[] s_secrets = ["ARM_CLIENT_SECRET", AzureVariables.ClientSecret];
    private static readonly string[] s_secretFiles = ["ARM_CLIENT_SECRET_PATH", "ARM_CLIENT_SECRET_FILE_PATH"];
    private static readonly string[] s_tokenFiles = ["ARM_OIDC_TOKEN_FILE_PATH", WorkloadIdentity.FileVariable];
    private static readonly string[] s_connections =
    [
        "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
        "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID",
        "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
    ];
    private static readonly string[] s_pipelineUrls = [OidcUrl, AzurePipelines.UriVariable];
    private static readonly string[] s_pipelineTokens = [OidcRequestToken, AzurePipelines.TokenVariable];
    private static readonly string[] s_gitHubUrls = [OidcUrl, GitHubActions.UrlVariable];
    private static readonly string[] s_gitHubTokens = [OidcRequestToken, GitHubActions.TokenVariable];

    private static readonly EnvironmentPart s_client = EnvironmentPart.AnyOf([.. s_clients, ClientIdFile]);

    // The provider takes all three kinds of federation only where it is configured to.
    private static readonly EnvironmentPart s_useOidc = EnvironmentPart.True("ARM_USE_OIDC");

    public static IReadOnlyList<EnvironmentSet> Sets { get; } =
    [
        // A user who named no sign-in method is not given a personal access token.
        new(
            EnvironmentPart.AnyOf(AccessToken),
            [],
            static (variables, _) =>
                new PersonalAccessTokenSignIn(JobVariables.Secret(variables, SecretKind.PersonalAccessToken, AccessToken)!)
        )
        {
            SpeaksForItself = false,
        },
        new(
            EnvironmentPart.AnyOf(OidcToken),
            [s_useOidc, s_client],
            static (variables, tenant) =>
                Federated(variables, tenant, new GivenAssertion(JobVariables.Secret(variables, SecretKind.FederatedToken, OidcToken)!))
        ),
        new(
            EnvironmentPart.AnyOf(s_tokenFiles),
            [s_useOidc, s_client],
            static (variables, tenant) =>
                Federated(variables, tenant, new FileAssertion(Path.GetFullPath(JobVariables.Value(variables, s_tokenFiles)!)))
        ),
        new(
            EnvironmentPart.AnyOf(s_connections),
            [EnvironmentPart.AnyOf(s_pipelineUrls), EnvironmentPart.AnyOf(s_pipelineTokens), s_useOidc, s_client],
            static (variables, tenant) => Federated(variables, tenant, Pipelines(variables))
        ),
        new(
            EnvironmentPart.AnyOf(s_gitHubUrls),
            [EnvironmentPart.AnyOf(s_gitHubTokens), s_useOidc, s_client],
            static (variables, tenant) => Federated(variables, tenant, GitHub(variables))
        ),
        new(
            EnvironmentPart.AnyOf([.. s_secrets, .. s_secretFiles]),
            [s_client],
            static (variables, tenant) =>
                new ClientSecretSignIn(Client(variables), ClientSecret(variables)) { TenantId = Tenant(variables, tenant) }
        ),
        new(EnvironmentPart.AnyOf(Certificate, CertificatePath), [s_client], WithCertificate),
        new(
            EnvironmentPart.True("ARM_USE_MSI"),
            [],
            static (variables, _) => new ManagedIdentitySignIn(ManagedIdentityReference.Create(ClientIfAny(variables), null, null))
        )
        {
            SpeaksForItself = false,
        },
        // The provider's default is true. Here it counts where it is set, or every environment would be complete.
        new(
            EnvironmentPart.True("ARM_USE_CLI"),
            [],
            static (variables, tenant) => new DeveloperToolSignIn(DeveloperTool.AzureCli) { TenantId = Tenant(variables, tenant) }
        )
        {
            SpeaksForItself = false,
        },
    ];

    private static FederatedSignIn Federated(VariableReader variables, string? tenant, FederatedAssertion assertion) =>
        new(Client(variables), assertion) { TenantId = Tenant(variables, tenant) };

    private static PipelinesAssertion Pipelines(VariableReader variables)
    {
        JobVariable connection = JobVariables.First(variables, s_connections)!;
        string id = ClientIds.Canonical(
            connection.Value,
            connection.Name,
            "Pass the id, not the name: resourceId in the address of the connection's page (Project settings, Service connections)."
        );
        return new(
            JobVariables.Value(variables, s_pipelineUrls)!,
            id,
            JobVariables.Secret(variables, SecretKind.JobToken, s_pipelineTokens)!
        );
    }

    private static GitHubAssertion GitHub(VariableReader variables) =>
        new(JobVariables.Value(variables, s_gitHubUrls)!, JobVariables.Secret(variables, SecretKind.JobToken, s_gitHubTokens)!);

    private static CertificateSignIn WithCertificate(VariableReader variables, string? tenant)
    {
        var certificate = new VariableCertificate(CertificatePath, CertificatePassword);
        var loaded = JobVariables.Value(variables, Certificate) is { } base64
            ? certificate.FromBase64(base64, Certificate, variables)
            : certificate.FromFile(variables);
        return new(Client(variables), loaded, SendChain: false) { TenantId = Tenant(variables, tenant) };
    }

    private static Secret ClientSecret(VariableReader variables)
    {
        JobVariable found = ValueOrFile(variables, s_secrets, s_secretFiles)!;
        return GivenSecret.Read(found.Value, found.Name, SecretKind.ClientSecret);
    }

    private static string Client(VariableReader variables) => ClientIfAny(variables)!;

    private static string? ClientIfAny(VariableReader variables) =>
        ValueOrFile(variables, s_clients, [ClientIdFile]) is { } client ? ClientIds.FromVariable(client.Value, client.Name) : null;

    private static string? Tenant(VariableReader variables, string? given) => TenantReference.Find(variables, given, s_tenants);

    /// <summary>The provider takes the value, else the file, and refuses two that differ.</summary>
    private static JobVariable? ValueOrFile(VariableReader variables, string[] names, string[] files)
    {
        JobVariable? value = JobVariables.First(variables, names);
        if (JobVariables.First(variables, files) is not { } file) return value;
        string text = VariableFile.Read(file);
        if (value is null) return new(file.Name, text);
        return value.Value == text ? value : throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The value of {value.Name} and the file that {file.Name} refers to differ.",
            "Remove one of the two variables.");
    }
}
