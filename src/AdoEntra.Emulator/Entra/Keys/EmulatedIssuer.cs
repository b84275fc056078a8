namespace AdoEntra.Emulator;

/// <summary>Who signs the tokens that an application may hand in place of a secret. Each has a key of its own.</summary>
public enum EmulatedIssuer
{
    /// <summary>GitHub Actions.</summary>
    GitHub,

    /// <summary>Azure Pipelines, the older form of issuer (<c>vstoken.dev.azure.com</c>).</summary>
    Pipelines,

    /// <summary>An AKS cluster.</summary>
    Kubernetes,

    /// <summary>The emulated tenant: Azure Pipelines' newer form, and a managed identity that vouches for an application.</summary>
    Tenant,
}
