namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>
/// A host of the service. [D] protocol 3.6. All are one address here: the host's name is the first segment of the path, except for the
/// main one, <c>http://127.0.0.1:40123/vssps.dev.azure.com/MyOrg/_apis/graph/users</c>.
/// </summary>
internal sealed class ServiceHost
{
    public static readonly ServiceHost Main = new("dev.azure.com");
    public static readonly ServiceHost Identities = new("vssps.dev.azure.com");
    public static readonly ServiceHost Entitlements = new("vsaex.dev.azure.com");
    public static readonly ServiceHost Feeds = new("feeds.dev.azure.com");
    public static readonly ServiceHost Search = new("almsearch.dev.azure.com");
    public static readonly ServiceHost Audit = new("auditservice.dev.azure.com");
    public static readonly ServiceHost TestResults = new("vstmr.dev.azure.com");
    public static readonly ServiceHost Profiles = new("app.vssps.visualstudio.com") { HasOrganizations = false };

    // Nothing is emulated at the last ones; they are there, and know no route.
    private static readonly Dictionary<string, ServiceHost> Named = new[]
    {
        Identities, Entitlements, Feeds, Search, Audit, TestResults, Profiles,
        new("vsrm.dev.azure.com"), new("pkgs.dev.azure.com"), new("artifacts.dev.azure.com"), new("extmgmt.dev.azure.com"),
        new("advsec.dev.azure.com"),
    }.ToDictionary(host => host.Name, StringComparer.OrdinalIgnoreCase);

    private ServiceHost(string name) => Name = name;

    public string Name { get; }

    /// <summary>Whether an organization comes first in its paths.</summary>
    public bool HasOrganizations { get; private init; } = true;

    /// <summary>What stands before its paths on the emulator.</summary>
    public string Prefix => this == Main ? string.Empty : Name + "/";

    /// <summary>The host that a first segment names, or null when that is no host's name.</summary>
    public static ServiceHost? Find(string segment) => Named.GetValueOrDefault(segment);
}
