using AdoEntra.Emulator.Entra;

namespace AdoEntra.Emulator.Hosting;

/// <summary>The environment of a client that is to find the emulator and nothing else.</summary>
internal static class ClientVariables
{
    // [V] protocol 1.3, 1.11, 1.12: each of these alone sends a client built on Azure.Identity to another host, another identity or
    // another way of signing in. The rest are the places where an organization or a project is taken from.
    private static readonly string[] Steering =
    [
        "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT", "IMDS_ENDPOINT",
        "MSI_ENDPOINT", "MSI_SECRET", "DEFAULT_IDENTITY_CLIENT_ID", "AZURE_POD_IDENTITY_AUTHORITY_HOST",
        "AZURE_TOKEN_CREDENTIALS", "AZURE_AUTHORITY_HOST", "AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET",
        "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_CLIENT_CERTIFICATE_PASSWORD", "AZURE_FEDERATED_TOKEN_FILE",
        "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
        "SYSTEM_OIDCREQUESTURI", "SYSTEM_ACCESSTOKEN", "SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "SYSTEM_TEAMPROJECT",
        "ADOENTRA_ORGANIZATION", "ADOENTRA_PROJECT", "AZDO_ORG_SERVICE_URL",
    ];

    public static Dictionary<string, string> For(EmulatedHost host, EmulatorServices services)
    {
        var root = services.BaseUri.AbsoluteUri.TrimEnd('/');
        var variables = host switch
        {
            EmulatedHost.AppService => new Dictionary<string, string>
            {
                ["IDENTITY_ENDPOINT"] = root + "/msi/token",
                ["IDENTITY_HEADER"] = services.IdentityHeader,
            },
            EmulatedHost.Imds => new Dictionary<string, string> { ["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = root },
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
        _ => throw new ArgumentOutOfRangeException(nameof(host)),
    };
}
