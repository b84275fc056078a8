namespace AdoEntra.Emulator;

/// <summary>The kinds of host that the emulator stands in for. A client is steered to one by environment variables only.</summary>
public enum EmulatedHost
{
    /// <summary>App Service, Functions and Container Apps: <c>IDENTITY_ENDPOINT</c> with <c>IDENTITY_HEADER</c>.</summary>
    AppService,

    /// <summary>A virtual machine's metadata service (IMDS), at <c>AZURE_POD_IDENTITY_AUTHORITY_HOST</c>.</summary>
    Imds,

    /// <summary>Azure Automation's own sandbox: the variables of App Service, and also the older ones.</summary>
    Automation,

    /// <summary>An Azure Automation hybrid worker that has the older variables only: <c>MSI_ENDPOINT</c> with <c>MSI_SECRET</c>.</summary>
    HybridWorker,

    /// <summary>Machine Learning: <c>MSI_ENDPOINT</c> with <c>MSI_SECRET</c> and <c>DEFAULT_IDENTITY_CLIENT_ID</c>.</summary>
    MachineLearning,

    /// <summary>Cloud Shell: <c>MSI_ENDPOINT</c> alone.</summary>
    CloudShell,

    /// <summary>
    /// Service Fabric: <c>IDENTITY_ENDPOINT</c> (https), <c>IDENTITY_HEADER</c>, <c>IDENTITY_SERVER_THUMBPRINT</c>. Needs
    /// <see cref="EmulatorOptions.Entra"/>.
    /// </summary>
    ServiceFabric,

    /// <summary>
    /// An Azure Arc machine: <c>IDENTITY_ENDPOINT</c> with <c>IMDS_ENDPOINT</c>. Needs
    /// <see cref="EmulatorOptions.Arc"/>, and root on Linux.
    /// </summary>
    Arc,

    /// <summary>A job of GitHub Actions with <c>id-token: write</c>. The client id is that of <c>federated-app</c>.</summary>
    GitHubActions,

    /// <summary>
    /// A job of Azure Pipelines whose author mapped <c>System.AccessToken</c>, within a task that has a service connection.
    /// </summary>
    AzurePipelines,

    /// <summary>
    /// A pod of AKS with workload identity. Needs <see cref="EmulatorOptions.Entra"/> and <see cref="EmulatorOptions.FilesDirectory"/>.
    /// </summary>
    AksPod,
}
