using System.Collections.Frozen;

namespace AdoEntra.Emulator.Identities;

/// <summary>The resources that the emulated tenant knows. For others there is no token.</summary>
internal static class KnownResources
{
    /// <summary>[D] protocol 3.1: the application id of Azure DevOps, the same in every tenant.</summary>
    public const string AzureDevOps = "499b84ac-1321-427f-aa17-267ca6975798";

    // [D code] protocol 3.1: older identifier URIs of the same application, seen in clients.
    private static readonly FrozenSet<string> AzureDevOpsNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, AzureDevOps, "https://app.vssps.visualstudio.com", "https://app.vssps.visualstudio.com/");

    // Real resources a managed identity is often used for. A token for them is a good token, but not for Azure DevOps.
    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "https://management.azure.com", "https://management.azure.com/",
        "https://management.core.windows.net", "https://management.core.windows.net/",
        "https://graph.microsoft.com", "https://graph.microsoft.com/",
        "https://vault.azure.net", "https://vault.azure.net/",
        "https://storage.azure.com", "https://storage.azure.com/");

    public static bool IsKnown(string resource) => IsAzureDevOps(resource) || Others.Contains(resource) || IsTokenExchange(resource);

    /// <summary>
    /// Whether a token for it vouches for an application. [D code] protocol 3.12: a managed identity can be asked for one.
    /// </summary>
    public static bool IsTokenExchange(string resource) =>
        string.Equals(resource, FederatedCredential.DefaultAudience, StringComparison.OrdinalIgnoreCase);

    public static bool IsAzureDevOps(string resource) => AzureDevOpsNames.Contains(resource);
}
