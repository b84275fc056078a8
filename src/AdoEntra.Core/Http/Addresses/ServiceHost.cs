namespace AdoEntra.Http.Addresses;

/// <summary>
/// A host of Azure DevOps (protocol.md 3.6): each serves some areas of the API, and the same path on another host is another thing or
/// nothing.
/// </summary>
internal sealed class ServiceHost
{
    private const string Suffix = ".dev.azure.com";
    private const string LegacySuffix = ".visualstudio.com";

    private static readonly string[] s_protocols = ["cargo", "maven", "npm", "nuget", "pypi", "upack"];

    private readonly string _prefix;

    private ServiceHost(string name, string host, params string[] areas)
    {
        Name = name;
        Host = host;
        Areas = areas;
        _prefix = Front(host, Suffix) ?? Front(host, LegacySuffix) ?? host;
    }

    /// <summary>Everything that has no host of its own: projects, git, builds, pipelines, work items, ...</summary>
    public static ServiceHost Core { get; } = new("Core", "dev.azure.com");

    /// <summary>Users, groups, service principals, identities and their tokens.</summary>
    public static ServiceHost Graph { get; } =
        new("Graph", "vssps.dev.azure.com", "delegatedauth", "graph", "identities", "tokenadmin", "tokens");

    /// <summary>Who has which access level.</summary>
    public static ServiceHost Entitlements { get; } =
        new(
            "Entitlements",
            "vsaex.dev.azure.com",
            "groupentitlements",
            "memberentitlements",
            "serviceprincipalentitlements",
            "userentitlements",
            "userentitlementsummary"
        );

    /// <summary>Classic releases.</summary>
    public static ServiceHost Release { get; } = new("Release", "vsrm.dev.azure.com", "release");

    /// <summary>Feeds, and what is known of the packages in them.</summary>
    public static ServiceHost Feeds { get; } = new("Feeds", "feeds.dev.azure.com");

    /// <summary>Contents of packages.</summary>
    public static ServiceHost Packages { get; } = new("Packages", "pkgs.dev.azure.com", "provenance");

    /// <summary>Symbols.</summary>
    public static ServiceHost Symbols { get; } = new("Symbols", "artifacts.dev.azure.com", "symbol");

    /// <summary>Searches in code, wikis, work items and packages.</summary>
    public static ServiceHost Search { get; } = new("Search", "almsearch.dev.azure.com", "search");

    /// <summary>Installed extensions.</summary>
    public static ServiceHost Extensions { get; } = new("Extensions", "extmgmt.dev.azure.com", "extensionmanagement");

    /// <summary>The audit log and its streams.</summary>
    public static ServiceHost Audit { get; } = new("Audit", "auditservice.dev.azure.com", "audit");

    /// <summary>Alerts of Advanced Security.</summary>
    public static ServiceHost AdvancedSecurity { get; } =
        new("AdvancedSecurity", "advsec.dev.azure.com", "alert", "management", "reporting");

    /// <summary>Results of test runs.</summary>
    public static ServiceHost TestResults { get; } = new("TestResults", "vstmr.dev.azure.com", "testresults");

    /// <summary>The health of the service itself; anonymous.</summary>
    public static ServiceHost Status { get; } = new("Status", "status.dev.azure.com", "status") { HasOrganization = false };

    /// <summary>A person's own profile and organizations.</summary>
    public static ServiceHost Profile { get; } =
        new("Profile", "app.vssps.visualstudio.com", "accounts", "profile") { HasOrganization = false };

    /// <summary>All of them, <see cref="Core"/> first.</summary>
    public static IReadOnlyList<ServiceHost> All { get; } =
    [
        Core,
        Graph,
        Entitlements,
        Release,
        Feeds,
        Packages,
        Symbols,
        Search,
        Extensions,
        Audit,
        AdvancedSecurity,
        TestResults,
        Status,
        Profile,
    ];

    /// <summary>
    /// Whether a path is one of a package protocol's, <c>packaging/feeds/{feed}/nuget/...</c>, which are on the host of the packages
    /// although the rest of their area is not (protocol.md 3.6).
    /// </summary>
    public static bool IsOfPackages(RequestPath path)
    {
        int area = path.AreaIndex;
        return Same(path.Area, "packaging")
            && path.Parts.Count > area + 4
            && Same(path.Parts[area + 1], "feeds")
            && s_protocols.Contains(path.Parts[area + 3], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What <c>-Service</c> takes: <c>Graph</c>.</summary>
    public string Name { get; }

    /// <summary>Its name in addresses: <c>vssps.dev.azure.com</c>.</summary>
    public string Host { get; }

    /// <summary>Whether the organization is the first part of its paths.</summary>
    public bool HasOrganization { get; private init; } = true;

    /// <summary>
    /// The areas (what stands behind <c>_apis</c>) that no other host has. The packaging of feeds is that of packages too and belongs to no
    /// host.
    /// </summary>
    public IReadOnlyList<string> Areas { get; }

    /// <summary>
    /// The host of a name, in any case: its own (<c>Graph</c>), or how its address begins (<c>vssps</c>), or its whole address. Null where
    /// there is none.
    /// </summary>
    public static ServiceHost? TryFind(string name) =>
        All.FirstOrDefault(host => Same(host.Name, name) || Same(host._prefix, name) || Same(host.Host, name));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static string? Front(string host, string suffix) =>
        host.EndsWith(suffix, StringComparison.Ordinal) ? host.Substring(0, host.Length - suffix.Length) : null;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
