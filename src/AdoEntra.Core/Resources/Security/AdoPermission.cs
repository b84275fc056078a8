namespace AdoEntra;

#pragma warning disable CA1711 // What the service and the portal call it; it is no permission of .NET.
/// <summary>
/// One permission of one identity on a project, a repository or a pipeline: what follows from all that was allowed and denied.
/// </summary>
public sealed class AdoPermission
#pragma warning restore CA1711
{
    internal AdoPermission(string space, string name, string displayName, string status)
    {
        (Namespace, Name, DisplayName, Status) = (space, name, displayName, status);
    }

    /// <summary>The kind of permissions: <c>Project</c>, <c>Git Repositories</c> or <c>Build</c>.</summary>
    public string Namespace { get; }

    /// <summary>Its name in the service, for example <c>GenericContribute</c>.</summary>
    public string Name { get; }

    /// <summary>Its name in the portal, for example <c>Contribute</c>.</summary>
    public string DisplayName { get; }

    /// <summary>
    /// <c>Allowed</c>, <c>Denied</c> or <c>NotSet</c>, which is not allowed either; <c>NotAllowed</c> where no more may be read.
    /// </summary>
    public string Status { get; }

    /// <summary>True where the identity may do it.</summary>
    public bool IsAllowed => Status == PermissionStatus.Allowed;

    /// <summary>True where it was allowed or denied for something above: the project or the organization.</summary>
    public bool IsInherited { get; internal init; }

    /// <summary>The groups that it comes from, or the identity itself; empty where it is not set, or that may not be read.</summary>
    public IReadOnlyList<string> From { get; internal init; } = [];

    /// <summary>What it is a permission on.</summary>
    public string Resource { get; internal init; } = string.Empty;

    /// <summary>The project.</summary>
    public string? ProjectName { get; internal init; }

    /// <summary>The repository; null for another kind.</summary>
    public string? RepositoryName { get; internal init; }

    /// <summary>The pipeline; null for another kind.</summary>
    public string? PipelineName { get; internal init; }

    /// <summary>Whose permission it is.</summary>
    public string? Identity { get; internal init; }

    /// <summary>The security token of what it is a permission on, for the REST API.</summary>
    public string Token { get; internal init; } = string.Empty;

    /// <summary>Its bit in the service.</summary>
    public long Bit { get; internal init; }

    /// <summary>The connection that read it.</summary>
    public AdoConnection? Connection { get; internal init; }

    /// <summary>The organization.</summary>
    public string? Organization => Connection?.Organization;

    /// <summary>The permission as a line.</summary>
    public override string ToString() =>
        $"{Status}: {DisplayName} on {Resource}{(From.Count > 0 ? $" (from {string.Join(", ", From)})" : string.Empty)}";
}
