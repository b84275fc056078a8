namespace AdoEntra.Emulator;

/// <summary>A managed identity that the emulated host has.</summary>
public sealed class EmulatedIdentity
{
    /// <summary>The display name, which Azure DevOps shows too.</summary>
    public required string Name { get; init; }

    /// <summary>The application (client) id.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The object (principal) id of its service principal in Entra.</summary>
    public required Guid ObjectId { get; init; }

    /// <summary>The Azure resource id; null for the system-assigned identity.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The identity's id in Azure DevOps, as in <c>X-VSS-UserData</c> and connection data; neither of the Entra ids.</summary>
    public required Guid AzureDevOpsId { get; init; }

    /// <summary>Whether this is the host's own identity, the one answered when no id is asked for.</summary>
    public bool IsSystemAssigned => ResourceId is null;
}
