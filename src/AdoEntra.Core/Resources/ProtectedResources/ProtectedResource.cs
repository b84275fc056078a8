namespace AdoEntra.Resources.ProtectedResources;

/// <summary>A protected resource that was found.</summary>
internal sealed record ProtectedResource
{
    /// <summary>Its project, as it was given.</summary>
    public string Project { get; init; } = string.Empty;

    /// <summary>The service's word for what it is: <c>endpoint</c>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Its id, as permissions and checks have it: of a repository the project's id, a dot and its own.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The resource, in words that fit into a message.</summary>
    public override string ToString() =>
        $"{ProtectedResourceKind.Find(Type)?.Words ?? Type} '{Name}' of project '{Project}'";
}
