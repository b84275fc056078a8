using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;

namespace AdoEntra.Emulator.Hosting;

/// <summary>The environment of a client that is to find the emulator and nothing else.</summary>
internal static class ClientVariables
{
    // [V, D code] protocol 1.3, 1.8, 1.11, 1.12, 3.12: each of these alone sends a client to another host, another identity or another
    // way of signing in. The rest are the places where an organization or a project is taken from.
    private static readonly string[] Steering =
    [
        "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT", "IDENTITY_API_VERSION", "IMDS_ENDPOINT",
        "MSI_ENDPOINT", "MSI_SECRET", "DEFAULT_IDENTITY_CLIENT_ID", "AZURE_POD_IDENTITY_AUTHORITY_HOST", "AZUREPS_HOST_ENVIRONMENT",
        "AZURE_TOKEN_CREDENTIALS", "AZURE_AUTHORITY_HOST", "AZURE_REGIONAL_AUTHORITY_NAME", "AZURE_ADDITIONALLY_ALLOWED_TENANTS",
        "AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_CLIENT_CERTIFICATE_PASSWORD",
        "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN", "AZURE_USERNAME", "AZURE_PASSWORD", "AZURE_FEDERATED_TOKEN_FILE",
        "AZURE_KUBERNETES_TOKEN_PROXY", "AZURE_KUBERNETES_SNI_NAME", "AZURE_KUBERNETES_CA_FILE", "AZURE_KUBERNETES_CA_DATA",
        "AZURESUBSCRIPTION_CLIENT_ID", "AZURESUBSCRIPTION_TENANT_ID", "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
        "ARM_CLIENT_ID", "ARM_CLIENT_ID_FILE_PATH", "ARM_TENANT_ID", "ARM_CLIENT_SECRET", "ARM_CLIENT_SECRET_PATH",
        "ARM_CLIENT_SECRET_FILE_PATH", "ARM_CLIENT_CERTIFICATE", "ARM_CLIENT_CERTIFICATE_PATH", "ARM_CLIENT_CERTIFICATE_PASSWORD",
        "ARM_OIDC_TOKEN", "ARM_OIDC_TOKEN_FILE_PATH", "ARM_OIDC_REQUEST_TOKEN", "ARM_OIDC_REQUEST_URL",
        "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID", "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID", "ARM_AUXILIARY_TENANT_IDS",
        "ARM_USE_OIDC", "ARM_USE_MSI", "ARM_USE_CLI",
        "GITHUB_ACTIONS", "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "TF_BUILD",
        "SYSTEM_OIDCREQUESTURI", "SYSTEM_ACCESSTOKEN", "SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "SYSTEM_TEAMPROJECT",
        "ADOENTRA_ORGANIZATION", "ADOENTRA_PROJECT", "AZDO_ORG_SERVICE_URL", "AZDO_PERSONAL_ACCESS_TOKEN", "AZURE_DEVOPS_EXT_PAT",
    ];

    public static Dictionary<string, string> For(EmulatedHost host, EmulatorServices services)
    {
        var root = services.BaseUri.AbsoluteUri.TrimEnd('/');
        var secret = services.IdentityHeader;
        Dictionary<string, string> variables = host switch
        {
            EmulatedHost.AppService => new() { ["IDENTITY_ENDPOINT"] = root + "/msi/token", ["IDENTITY_HEADER"] = secret },
            EmulatedHost.Imds => new() { ["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = root },

            // [D] protocol 1.13: also the older two. The marker is [C].
            EmulatedHost.Automation => new()
            {
                ["IDENTITY_ENDPOINT"] = root + "/msi/token",
                ["IDENTITY_HEADER"] = secret,
                ["MSI_ENDPOINT"] = root + "/ml/msi/token",
                ["MSI_SECRET"] = secret,
                ["AZUREPS_HOST_ENVIRONMENT"] = "AzureAutomation/",
            },
            EmulatedHost.HybridWorker => new()
            {
                ["MSI_ENDPOINT"] = root + "/ml/msi/token",
                ["MSI_SECRET"] = secret,
                ["AZUREPS_HOST_ENVIRONMENT"] = "AzureAutomation/",
            },
            EmulatedHost.MachineLearning => new()
            {
                ["MSI_ENDPOINT"] = root + "/ml/msi/token",
                ["MSI_SECRET"] = secret,
                ["DEFAULT_IDENTITY_CLIENT_ID"] = services.State.SystemAssigned.ClientId.ToString(),
            },
            EmulatedHost.CloudShell => new() { ["MSI_ENDPOINT"] = root + "/cloudshell/token" },
            EmulatedHost.ServiceFabric => new()
            {
                ["IDENTITY_ENDPOINT"] = Authority(services).AbsoluteUri + "servicefabric/token",
                ["IDENTITY_HEADER"] = secret,
                ["IDENTITY_SERVER_THUMBPRINT"] = services.Certificate!.Leaf.Thumbprint,
            },
            EmulatedHost.Arc => services.ArcKey is null
                ? throw new InvalidOperationException($"Azure Arc needs {nameof(EmulatorOptions)}.{nameof(EmulatorOptions.Arc)}.")
                : new() { ["IDENTITY_ENDPOINT"] = root + "/arc/token", ["IMDS_ENDPOINT"] = root },
            EmulatedHost.GitHubActions or EmulatedHost.AzurePipelines or EmulatedHost.AksPod => JobVariables.For(host, services, root),
            _ => throw new ArgumentOutOfRangeException(nameof(host)),
        };
        variables["ADOENTRA_EMULATOR_URL"] = root;
        if (services.AuthorityUri is { } authority)
        {
            variables["AZURE_AUTHORITY_HOST"] = authority.AbsoluteUri;
            if (services.Options.FilesDirectory is { } directory)
            {
                variables["SSL_CERT_DIR"] = TrustFiles.Folder(Path.GetFullPath(directory));
            }
        }

        return variables;
    }

    /// <summary>The names that a host of this kind does not set by itself.</summary>
    public static IReadOnlyList<string> Cleared(EmulatedHost host) => [.. Steering.Except(Own(host))];

    private static string[] Own(EmulatedHost host) => host switch
    {
        EmulatedHost.AppService => ["IDENTITY_ENDPOINT", "IDENTITY_HEADER"],
        EmulatedHost.Imds => ["AZURE_POD_IDENTITY_AUTHORITY_HOST"],
        EmulatedHost.Automation =>
            ["IDENTITY_ENDPOINT", "IDENTITY_HEADER", "MSI_ENDPOINT", "MSI_SECRET", "AZUREPS_HOST_ENVIRONMENT"],
        EmulatedHost.HybridWorker => ["MSI_ENDPOINT", "MSI_SECRET", "AZUREPS_HOST_ENVIRONMENT"],
        EmulatedHost.MachineLearning => ["MSI_ENDPOINT", "MSI_SECRET", "DEFAULT_IDENTITY_CLIENT_ID"],
        EmulatedHost.CloudShell => ["MSI_ENDPOINT"],
        EmulatedHost.ServiceFabric => ["IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT"],
        EmulatedHost.Arc => ["IDENTITY_ENDPOINT", "IMDS_ENDPOINT"],
        EmulatedHost.GitHubActions or EmulatedHost.AzurePipelines or EmulatedHost.AksPod => JobVariables.Names(host),
        _ => throw new ArgumentOutOfRangeException(nameof(host)),
    };

    private static Uri Authority(EmulatorServices services) => services.AuthorityUri
        ?? throw new InvalidOperationException($"This host needs {nameof(EmulatorOptions)}.{nameof(EmulatorOptions.Entra)}.");
}
