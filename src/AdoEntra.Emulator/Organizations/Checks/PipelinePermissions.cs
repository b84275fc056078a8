using System.Collections.Immutable;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations.Checks;

/// <summary>Who let a pipeline, or all of a project, use a resource, and when.</summary>
internal sealed record PermissionGrant(EmulatedIdentity By, DateTime On);

/// <summary>Which pipelines may use a resource.</summary>
/// <param name="All">The permission for every pipeline of the project; null for none.</param>
/// <param name="Pipelines">Those of single pipelines, by their numbers.</param>
internal sealed record ResourcePermission(PermissionGrant? All, ImmutableSortedDictionary<int, PermissionGrant> Pipelines)
{
    public static ResourcePermission None { get; } = new(null, ImmutableSortedDictionary<int, PermissionGrant>.Empty);
}

/// <summary>A resource that pipelines need a permission for.</summary>
/// <param name="Project">The id of its project.</param>
/// <param name="Type">The service's word for what it is, in lower case.</param>
/// <param name="Id">Its id; of a repository the project's id, a dot and its own.</param>
internal sealed record GuardedResource(Guid Project, string Type, string Id);

/// <summary>The pipeline permissions of an organization; at the start those of environments and a queue of <c>SecretSauce</c>.</summary>
internal sealed class PipelinePermissions
{
    private static readonly DateTime Granted = new(2026, 2, 2, 9, 0, 0, DateTimeKind.Utc);

    private readonly Lock _gate = new();
    private volatile ImmutableDictionary<GuardedResource, ResourcePermission> _all =
        ImmutableDictionary<GuardedResource, ResourcePermission>.Empty;

    public PipelinePermissions(IReadOnlyList<EmulatedProject> projects)
    {
        if (projects.FirstOrDefault(one => one.Name == "SecretSauce")?.Id is not { } project)
        {
            return;
        }

        var grant = new PermissionGrant(KnownPrincipals.Person, Granted);
        var everyone = ResourcePermission.None with { All = grant };
        Change(new(project, "environment", "1"), _ => everyone);
        Change(new(project, "environment", "2"), none => none with { Pipelines = none.Pipelines.Add(2, grant).Add(11, grant) });
        Change(new(project, "queue", "12"), _ => everyone);
    }

    /// <summary>Which pipelines may use a resource; none where nothing is known of it.</summary>
    public ResourcePermission Of(GuardedResource resource) => _all.GetValueOrDefault(resource) ?? ResourcePermission.None;

    /// <summary>Whether a pipeline may use a resource, by itself or as all may.</summary>
    public bool IsAuthorized(GuardedResource resource, int pipeline) =>
        Of(resource) is var permission && (permission.All is not null || permission.Pipelines.ContainsKey(pipeline));

    /// <summary>Changes which pipelines may use a resource.</summary>
    public ResourcePermission Change(GuardedResource resource, Func<ResourcePermission, ResourcePermission> change)
    {
        lock (_gate)
        {
            var changed = change(Of(resource));
            _all = _all.SetItem(resource, changed);
            return changed;
        }
    }
}
