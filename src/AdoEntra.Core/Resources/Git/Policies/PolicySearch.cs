using System.Collections.Concurrent;
using AdoEntra.Errors;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Git.Policies;

/// <summary>Which policies are wanted, as they are asked for.</summary>
internal sealed record PolicySearch
{
    // Those of every organization that have no parameters of their own.
    private static readonly string[] s_others = ["Status", "Path Length restriction", "Reserved names restriction"];

    // Projects and repositories may be read side by side.
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In which projects; everything means the connection's, and without one all.</summary>
    public required NameFilter Projects { get; init; }

    /// <summary>What applies to which repositories; everything means all policies of the projects.</summary>
    public required NameFilter Repositories { get; init; }

    /// <summary>What applies to this branch of each repository; null for all branches.</summary>
    public string? Branch { get; init; }

    /// <summary>Types, by name or id.</summary>
    public required NameFilter Types { get; init; }

    /// <summary>Numbers: one that is not there is reported.</summary>
    public NameFilter Numbers { get; init; } = NameFilter.Everything;

    /// <summary>Reads them. A type that is none of the usual ones, and that no policy has, is reported.</summary>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: a branch without a repository.</exception>
    public async Task ReadAsync(ItemList<AdoBranchPolicy> list, CancellationToken cancellationToken)
    {
        await AddAsync(list, cancellationToken).ConfigureAwait(false);
        if (list.IsSatisfied) return;
        foreach (string type in Types.Exact.Where(type => !_seen.ContainsKey(type) && !IsUsual(type)))
        {
            await list
                .ReportAsync(new AdoServiceException(
                    ErrorIds.NotFound,
                    $"No policy here has the type '{type}'.",
                    "Check the type: Tab completes the usual ones. Pass a branch as -Branch.")
                {
                    Target = type,
                })
                .ConfigureAwait(false);
        }
    }

    private async Task AddAsync(ItemList<AdoBranchPolicy> list, CancellationToken cancellationToken)
    {
        if (!Repositories.IsEverything)
        {
            IReadOnlyList<AdoRepository> found = await list
                .ReadAllAsync(AdoRepository.Listing.Read(Projects, NameFilter.Everything, Repositories), cancellationToken)
                .ConfigureAwait(false);
            await list.AddForEachAsync(found, AddOfRepositoryAsync, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (Branch is not null)
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                "-Branch needs -Repository: which policies apply to a branch depends on the repository.",
                "Pass -Repository, with wildcards for several.")
            {
                Target = Branch,
            };
        }

        NameFilter projects = Projects.OrOwn(list.Connection);
        IReadOnlyList<string> names = projects.IsExact
            ? projects.Exact
            : [.. (await list.FindProjectsAsync(projects, cancellationToken).ConfigureAwait(false)).Select(static one => one.Name!)];
        await list.AddForEachAsync(names, AddOfProjectAsync, cancellationToken).ConfigureAwait(false);
    }

    private Task AddOfRepositoryAsync(ItemList<AdoBranchPolicy> list, AdoRepository repository, CancellationToken cancellationToken)
    {
        string project = repository.ProjectName ?? repository.Project!.Id!;
        string? branch = Branch is null ? null : ReferenceName.OfBranch(Branch);
        return list.AddByNameAsync(
            Numbers,
            AdoBranchPolicy.OfRepository(project, repository.Id!, branch),
            one: null,
            "policy",
            new RepositoryPlace(project, repository.Name!).ToString(),
            IsWanted,
            (batch, _) =>
            {
                foreach (AdoBranchPolicy policy in batch)
                    if (NameFilter.Same(policy.RepositoryId, repository.Id)) policy.NameRepository(repository.Name);
                return Task.CompletedTask;
            },
            cancellationToken
        );
    }

    private Task AddOfProjectAsync(ItemList<AdoBranchPolicy> list, string project, CancellationToken cancellationToken)
    {
        IReadOnlyList<AdoRepository>? repositories = null;
        return list.AddByNameAsync(
            Numbers,
            AdoBranchPolicy.List(project),
            one: null,
            "policy",
            $"project '{project}'",
            IsWanted,
            async (batch, stop) =>
            {
                // The service has ids of repositories only; one list names those of all policies.
                repositories ??= await list
                    .ReadAllAsync(
                        AdoRepository.Listing.Read(NameFilter.Of(project), NameFilter.Everything, NameFilter.Everything),
                        stop
                    )
                    .ConfigureAwait(false);
                foreach (AdoBranchPolicy policy in batch)
                    policy.NameRepository(repositories.FirstOrDefault(one => NameFilter.Same(one.Id, policy.RepositoryId))?.Name);
            },
            cancellationToken
        );
    }

    private bool IsWanted(AdoBranchPolicy policy)
    {
        foreach (string type in new[] { policy.TypeName, policy.TypeId }.OfType<string>()) _seen[type] = true;
        return Types.Matches(policy.TypeName, policy.TypeId);
    }

    private static bool IsUsual(string type) =>
        Guid.TryParse(type, out _)
        || PolicyKind.All.Select(static kind => kind.Name).Concat(s_others).Any(name => NameFilter.Same(name, type));
}

/// <summary>The policies of projects, or what applies to repositories: a verb of adoentra, where names are those of types.</summary>
internal sealed class BranchPolicyList()
    : ResourceList<AdoBranchPolicy>(
        "policy",
        "branch-policies",
        "The policies of projects, or those that apply to repositories; names are types of policies.",
        ResourceLevel.Repository
    )
{
    /// <inheritdoc/>
    public override ListWork<AdoBranchPolicy> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        new PolicySearch { Projects = projects, Repositories = repositories, Types = names }.ReadAsync;
}
