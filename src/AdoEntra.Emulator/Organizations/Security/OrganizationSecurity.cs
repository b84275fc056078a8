using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.Organizations.Security;

/// <summary>What was allowed or denied to a group or an identity on a token; both by descriptor.</summary>
internal sealed record SecurityEntry(SecurityNamespace Namespace, string Token, string Descriptor, int Allow, int Deny);

/// <summary>
/// The access control lists of an organization, and what follows from them. [I] How rights are inherited: the nearest token that says
/// something counts, and there a denial before a permission. They decide nothing here: everybody who was added may do everything.
/// </summary>
internal sealed class OrganizationSecurity(OrganizationDirectory directory, IReadOnlyList<SecurityEntry> entries)
{
    /// <summary>Administrators may do everything, Contributors contribute, Readers read; one repository denies Readers.</summary>
    public static OrganizationSecurity Create(OrganizationDirectory directory, IReadOnlyList<EmulatedProject> projects)
    {
        var entries = new List<SecurityEntry>();
        foreach (var (space, root) in new[]
                 {
                     (SecurityNamespace.Project, "$PROJECT"), (SecurityNamespace.Git, "repoV2"), (SecurityNamespace.Build, string.Empty),
                 })
        {
            Allow(space, root, "MyOrg", "Project Collection Administrators", space.Everything);
        }

        if (projects.FirstOrDefault(project => project.Name == "SecretSauce") is { } sauce)
        {
            AllowInProject(SecurityNamespace.Project, Token(SecurityNamespace.Project, sauce.Id), ["GENERIC_READ"], ["GENERIC_READ"]);
            AllowInProject(
                SecurityNamespace.Git, Token(SecurityNamespace.Git, sauce.Id), ["GenericRead"],
                ["GenericRead", "GenericContribute", "CreateBranch", "CreateTag", "ManageNote", "PullRequestContribute"]);
            AllowInProject(
                SecurityNamespace.Build, Token(SecurityNamespace.Build, sauce.Id), ["ViewBuilds", "ViewBuildDefinition"],
                ["ViewBuilds", "ViewBuildDefinition", "QueueBuilds", "StopBuilds", "EditBuildDefinition"]);
            if (sauce.Repositories.FirstOrDefault(repository => repository.Name == "infra") is { } infra)
            {
                entries.Add(new(
                    SecurityNamespace.Git, $"{Token(SecurityNamespace.Git, sauce.Id)}/{infra.Id}", Group("SecretSauce", "Readers"), 0,
                    SecurityNamespace.Git.Bits("GenericContribute")));
            }
        }

        return new OrganizationSecurity(directory, entries);

        void AllowInProject(SecurityNamespace space, string token, string[] readers, string[] contributors)
        {
            Allow(space, token, "SecretSauce", "Readers", space.Bits(readers));
            Allow(space, token, "SecretSauce", "Contributors", space.Bits(contributors));
            Allow(space, token, "SecretSauce", "Project Administrators", space.Everything);
        }

        void Allow(SecurityNamespace space, string token, string scope, string name, int bits)
        {
            if (Group(scope, name) is { Length: > 0 } group)
            {
                entries.Add(new(space, token, group, bits, 0));
            }
        }

        string Group(string scope, string name) =>
            directory.Groups.FirstOrDefault(group => group.Scope == scope && group.Name == name) is { } found
                ? SubjectDescriptor.Of(found)
                : string.Empty;
    }

    /// <summary>What is said on a token itself.</summary>
    public IReadOnlyList<SecurityEntry> On(SecurityNamespace space, string token) =>
        [.. entries.Where(entry => entry.Namespace == space && Same(entry.Token, token))];

    /// <summary>What follows for somebody on a token.</summary>
    public (int Allow, int Deny) Effective(SecurityNamespace space, string? token, string descriptor)
    {
        var everyone = With(descriptor);
        var (allow, deny) = (0, 0);
        for (var at = token; at is not null; at = Parent(space, at))
        {
            var here = On(space, at).Where(entry => everyone.Contains(entry.Descriptor)).ToList();
            var decided = allow | deny;
            var denied = here.Aggregate(0, (bits, entry) => bits | entry.Deny) & ~decided;
            deny |= denied;
            allow |= here.Aggregate(0, (bits, entry) => bits | entry.Allow) & ~decided & ~denied;
        }

        return (allow, deny);
    }

    /// <summary>The token above another one; null for the root.</summary>
    public static string? Parent(SecurityNamespace space, string token)
    {
        // The address of a project has the separator of its namespace in it: it is one part.
        var at = space == SecurityNamespace.Project ? token.IndexOf(':', StringComparison.Ordinal) : token.LastIndexOf(space.Separator);
        return at > 0 ? token[..at] : token.Length > 0 && space == SecurityNamespace.Build ? string.Empty : null;
    }

    private static string Token(SecurityNamespace space, Guid project) =>
        space == SecurityNamespace.Project ? $"$PROJECT:vstfs:///Classification/TeamProject/{project}"
        : space == SecurityNamespace.Git ? $"repoV2/{project}"
        : project.ToString();

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    // It and every group that it is in.
    private HashSet<string> With(string descriptor)
    {
        var all = new HashSet<string> { descriptor };
        var waiting = new Queue<string>(all);
        while (waiting.TryDequeue(out var one))
        {
            foreach (var membership in directory.Memberships.Items.Where(membership => membership.Member == one))
            {
                if (all.Add(membership.Container))
                {
                    waiting.Enqueue(membership.Container);
                }
            }
        }

        return all;
    }
}
