namespace AdoEntra.Emulator;

/// <summary>
/// The kinds of managed-identity host that the emulator stands in for. A client is steered to one by environment variables only.
/// </summary>
public enum EmulatedHost
{
    /// <summary>
    /// App Service, Functions, Container Apps and Azure Automation: <c>IDENTITY_ENDPOINT</c> with <c>IDENTITY_HEADER</c>.
    /// </summary>
    AppService,

    /// <summary>A virtual machine's metadata service (IMDS), at <c>AZURE_POD_IDENTITY_AUTHORITY_HOST</c>.</summary>
    Imds,
}
