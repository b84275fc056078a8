using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;

namespace AdoEntra.Emulator.Hosting;

/// <summary>The environment of a job or a pod, which an issuer vouches for. [V, D] protocol 1.11, 3.12.</summary>
internal static class JobVariables
{
    public static Dictionary<string, string> For(EmulatedHost host, EmulatorServices services, string root)
    {
        var state = services.State;
        var (client, tenant) = (state.Entra.FederatedApplication.ClientId.ToString(), state.TenantId.ToString());
        return host switch
        {
            // The address has a query already, as GitHub's does.
            EmulatedHost.GitHubActions => new()
            {
                ["GITHUB_ACTIONS"] = "true",
                ["ACTIONS_ID_TOKEN_REQUEST_URL"] = root + "/_emulator/oidc/github?api-version=2.0",
                ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = services.GitHubRequestToken,
                ["AZURE_CLIENT_ID"] = client,
                ["AZURE_TENANT_ID"] = tenant,
            },
            EmulatedHost.AzurePipelines => new()
            {
                ["TF_BUILD"] = "True",
                ["SYSTEM_OIDCREQUESTURI"] = root + state.Pipeline.OidcPath,
                ["SYSTEM_ACCESSTOKEN"] = state.Pipeline.AccessToken,
                ["SYSTEM_COLLECTIONURI"] = root + "/MyOrg/",
                ["SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"] = root + "/MyOrg/",
                ["SYSTEM_TEAMPROJECT"] = "SecretSauce",
                ["AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"] = state.Pipeline.ServiceConnectionId.ToString(),
                ["AZURESUBSCRIPTION_CLIENT_ID"] = client,
                ["AZURESUBSCRIPTION_TENANT_ID"] = tenant,
            },
            _ => services is not { AuthorityUri: not null, Options.FilesDirectory: { } directory }
                ? throw new InvalidOperationException(
                    $"An AKS pod needs {nameof(EmulatorOptions)}.{nameof(EmulatorOptions.Entra)} and "
                    + $"{nameof(EmulatorOptions)}.{nameof(EmulatorOptions.FilesDirectory)}.")
                : new()
                {
                    ["AZURE_FEDERATED_TOKEN_FILE"] = PodTokenFile.Path(directory),
                    ["AZURE_CLIENT_ID"] = client,
                    ["AZURE_TENANT_ID"] = tenant,
                },
        };
    }

    /// <summary>The names of these variables.</summary>
    public static string[] Names(EmulatedHost host) => host switch
    {
        EmulatedHost.GitHubActions =>
            ["GITHUB_ACTIONS", "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "AZURE_CLIENT_ID", "AZURE_TENANT_ID"],
        EmulatedHost.AzurePipelines =>
        [
            "TF_BUILD", "SYSTEM_OIDCREQUESTURI", "SYSTEM_ACCESSTOKEN", "SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI",
            "SYSTEM_TEAMPROJECT", "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "AZURESUBSCRIPTION_CLIENT_ID", "AZURESUBSCRIPTION_TENANT_ID",
        ],
        _ => ["AZURE_FEDERATED_TOKEN_FILE", "AZURE_CLIENT_ID", "AZURE_TENANT_ID"],
    };
}
