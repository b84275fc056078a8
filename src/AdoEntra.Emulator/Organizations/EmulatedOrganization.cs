using System.Collections.Concurrent;
using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Agents;
using AdoEntra.Emulator.Organizations.Boards;
using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Checks;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using AdoEntra.Emulator.Organizations.Library;
using AdoEntra.Emulator.Organizations.Runs;
using AdoEntra.Emulator.Organizations.Security;
using AdoEntra.Emulator.Organizations.ServiceConnections;

namespace AdoEntra.Emulator;

/// <summary>An organization: its tenant, who is in it, and what it holds.</summary>
public sealed class EmulatedOrganization
{
    private readonly SharedList<EmulatedIdentity> _members = new([]);
    private VariableGroups? _variableGroups;
    private SharedList<ServiceConnection>? _serviceConnections;
    private CollectionStore? _collections;
    private OrganizationSecurity? _security;
    private PipelinePermissions? _pipelinePermissions;
    private CheckConfigurations? _checks;
    private Approvals? _approvals;
    private SharedList<IStageGate>? _stageGates;

    /// <summary>The name; compared without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>The organization's own id (<c>instanceId</c> in connection data).</summary>
    public required Guid Id { get; init; }

    /// <summary>The Entra tenant it is connected to; all zero when it is connected to none.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>The identities that were added to the organization, as things are now.</summary>
    public IReadOnlyList<EmulatedIdentity> Members
    {
        get => _members.Items;
        init => _members = new(value);
    }

    /// <summary>The projects in the order in which they are listed, those that are not well-formed included.</summary>
    public IReadOnlyList<EmulatedProject> Projects { get; init; } = [];

    internal OrganizationDirectory Directory { get; init; } = new([], [], [], []);

    internal PullRequests PullRequests => SamplePullRequests.Value;

    /// <summary>Made when first asked for, as the work items are.</summary>
    internal Lazy<PullRequests> SamplePullRequests { private get; init; } = new(() => new PullRequests([]));

    internal WorkItems WorkItems => SampleWorkItems.Value;

    /// <summary>Made when first asked for: few users of an emulator look at them.</summary>
    internal Lazy<WorkItems> SampleWorkItems { private get; init; } = new(() => new WorkItems());

    internal Builds Builds { get; } = new();

    internal BuildDefinitions Definitions { get; } = new();

    /// <summary>Decisions that tests make about stages that wait; the last that is asked.</summary>
    internal StageRulings StageRulings { get; } = new();

    /// <summary>Who decides about stages that wait: approvals, checks, permissions. What is emulated of them adds itself.</summary>
    internal SharedList<IStageGate> StageGates => LazyInitializer.EnsureInitialized(ref _stageGates, () => new([StageRulings]));

    internal VariableGroups VariableGroups => LazyInitializer.EnsureInitialized(ref _variableGroups, () => new VariableGroups(Projects));

    internal SharedList<ServiceConnection> ServiceConnections =>
        LazyInitializer.EnsureInitialized(ref _serviceConnections, () => SampleServiceConnections.Create(Projects));

    internal PipelinePermissions PipelinePermissions =>
        LazyInitializer.EnsureInitialized(ref _pipelinePermissions, () => new PipelinePermissions(Projects));

    internal CheckConfigurations Checks => LazyInitializer.EnsureInitialized(ref _checks, () => new CheckConfigurations(this));

    internal Approvals Approvals => LazyInitializer.EnsureInitialized(ref _approvals, () => new Approvals(this));

    internal ConcurrentDictionary<Guid, Attachment> Attachments { get; } = new();

    internal CollectionStore Collections => LazyInitializer.EnsureInitialized(ref _collections, () => new CollectionStore(this));

    internal SharedList<Agent> Agents { get; } = new(Agent.Samples);

    internal SharedList<MaintenanceJob> MaintenanceJobs { get; } = new([MaintenanceJob.Sample]);

    internal SharedList<ImportRequest> Imports { get; } = new([]);

    internal OrganizationSecurity Security =>
        LazyInitializer.EnsureInitialized(ref _security, () => OrganizationSecurity.Create(Directory, Projects));

    internal SharedList<Entitlement> Entitlements { get; init; } = new([]);

    /// <summary>Lets a service principal in, or gives it another license.</summary>
    internal void Add(Entitlement entitlement)
    {
        var identity = entitlement.Identity;
        if (!Entitlements.TryAdd(known => known.Identity == identity, entitlement))
        {
            Entitlements.Replace(known => known.Identity == identity, _ => entitlement);
        }

        Directory.ServicePrincipals.TryAdd(identity.Equals, identity);
        _members.TryAdd(identity.Equals, identity);
    }

    /// <summary>Puts a service principal out.</summary>
    internal void Remove(Entitlement entitlement)
    {
        var identity = entitlement.Identity;
        Entitlements.Remove(known => known.Identity == identity);
        Directory.ServicePrincipals.Remove(identity.Equals);
        _members.Remove(identity.Equals);
    }

    internal EmulatedProject? FindProject(string idOrName) =>
        Guid.TryParse(idOrName, out var id)
            ? Projects.FirstOrDefault(project => project.Id == id)
            : Projects.FirstOrDefault(project => string.Equals(project.Name, idOrName, StringComparison.OrdinalIgnoreCase));
}
