namespace AdoEntra.Emulator;

/// <summary>An organization: its tenant, who is in it, and what it holds.</summary>
public sealed class EmulatedOrganization
{
    /// <summary>The name; compared without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>The organization's own id (<c>instanceId</c> in connection data).</summary>
    public required Guid Id { get; init; }

    /// <summary>The Entra tenant it is connected to; all zero when it is connected to none.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>The identities that were added to the organization.</summary>
    public IReadOnlyList<EmulatedIdentity> Members { get; init; } = [];

    /// <summary>The projects in the order in which they are listed, those that are not well-formed included.</summary>
    public IReadOnlyList<EmulatedProject> Projects { get; init; } = [];

    internal EmulatedProject? FindProject(string idOrName) =>
        Guid.TryParse(idOrName, out var id)
            ? Projects.FirstOrDefault(project => project.Id == id)
            : Projects.FirstOrDefault(project => string.Equals(project.Name, idOrName, StringComparison.OrdinalIgnoreCase));
}
