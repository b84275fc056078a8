using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator;

/// <summary>The identity that a token stands for: a managed identity, an application, a person, a build service.</summary>
public sealed class EmulatedIdentity
{
    /// <summary>The display name, which Azure DevOps shows too.</summary>
    public required string Name { get; init; }

    /// <summary>What stands behind it.</summary>
    public IdentityKind Kind { get; init; }

    /// <summary>The application (client) id; of a person, all zero.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The object (principal) id in Entra, of an application that of its service principal.</summary>
    public required Guid ObjectId { get; init; }

    /// <summary>The Entra tenant it belongs to.</summary>
    public Guid TenantId { get; init; } = KnownIdentities.TenantId;

    /// <summary>The Azure resource id of a user-assigned managed identity; otherwise null.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The name that a person signs in with; otherwise null.</summary>
    public string? UserName { get; init; }

    /// <summary>The identity's id in Azure DevOps, as in <c>X-VSS-UserData</c> and connection data; neither of the Entra ids.</summary>
    public required Guid AzureDevOpsId { get; init; }

    /// <summary>Whether this is the host's own identity, the one answered when no id is asked for.</summary>
    public bool IsSystemAssigned => Kind == IdentityKind.ManagedIdentity && ResourceId is null;
}
