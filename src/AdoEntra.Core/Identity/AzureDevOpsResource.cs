namespace AdoEntra.Identity;

/// <summary>Azure DevOps as Entra knows it: the resource that tokens are for (protocol.md 3.1).</summary>
internal static class AzureDevOpsResource
{
    /// <summary>Its application id.</summary>
    public const string Id = "499b84ac-1321-427f-aa17-267ca6975798";

    /// <summary>The application id as a scope.</summary>
    public const string Scope = Id + "/.default";
}
