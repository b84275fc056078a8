namespace AdoEntra.Resources.ProtectedResources;

/// <summary>A kind of resource that pipelines need a permission for, and that checks can guard.</summary>
/// <param name="Name">Its name here: <c>ServiceConnection</c>.</param>
/// <param name="Type">The service's word for it: <c>endpoint</c> (the contract of checks and of pipeline permissions has no list; [C] the
/// Terraform provider has these).</param>
/// <param name="Words">What one is, in words that fit into a message.</param>
internal sealed record ProtectedResourceKind(string Name, string Type, string Words)
{
    public static ProtectedResourceKind Environment { get; } = new("Environment", "environment", "environment");

    public static ProtectedResourceKind ServiceConnection { get; } = new("ServiceConnection", "endpoint", "service connection");

    public static ProtectedResourceKind Queue { get; } = new("Queue", "queue", "agent queue");

    public static ProtectedResourceKind Repository { get; } = new("Repository", "repository", "repository");

    public static ProtectedResourceKind VariableGroup { get; } = new("VariableGroup", "variablegroup", "variable group");

    public static ProtectedResourceKind SecureFile { get; } = new("SecureFile", "securefile", "secure file");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProtectedResourceKind> All { get; } =
        [Environment, ServiceConnection, Queue, Repository, VariableGroup, SecureFile];

    /// <summary>The kind of a name, as it is called here or by the service; null for none.</summary>
    public static ProtectedResourceKind? Find(string? text) =>
        All.FirstOrDefault(kind => NameFilter.Same(kind.Name, text) || NameFilter.Same(kind.Type, text));
}
