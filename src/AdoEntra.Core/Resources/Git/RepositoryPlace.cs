using AdoEntra.Errors;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Git;

/// <summary>Where a repository is.</summary>
/// <param name="Project">Its project by name or id; null where the repository's id alone is known.</param>
/// <param name="Repository">The repository by name or id.</param>
internal sealed record RepositoryPlace(string? Project, string Repository)
{
    /// <summary>The repository, in words that fit into a message.</summary>
    public override string ToString() =>
        Project is null ? $"repository '{Repository}'" : $"repository '{Repository}' of project '{Project}'";
}

/// <summary>Which repositories are meant.</summary>
internal static class RepositoryPlaces
{
    /// <summary>The repositories that are called so, without a request where names and projects are exact.</summary>
    public static async Task<IReadOnlyList<RepositoryPlace>> FindRepositoriesAsync<T>(
        this ItemList<T> list,
        NameFilter projects,
        NameFilter repositories,
        CancellationToken cancellationToken
    )
    {
        NameFilter wanted = projects.OrOwn(list.Connection);
        if (repositories.IsExact && wanted.IsExact)
        {
            return
            [
                .. wanted.Exact.SelectMany(project => repositories.Exact.Select(repository => new RepositoryPlace(project, repository))),
            ];
        }

        if (repositories.IsExact && wanted.IsEverything && repositories.Exact.All(static name => Guid.TryParse(name, out _)))
            return [.. repositories.Exact.Select(static id => new RepositoryPlace(null, id))];

        IReadOnlyList<AdoRepository> found = await list
            .ReadAllAsync(AdoRepository.Listing.Read(projects, NameFilter.Everything, repositories), cancellationToken)
            .ConfigureAwait(false);
        return [.. found.Select(static repository => new RepositoryPlace(repository.ProjectName, repository.Name!))];
    }

    /// <summary>Adds something for each of the repositories that are called so, several at once.</summary>
    /// <param name="list">Where it goes.</param>
    /// <param name="projects">In which projects; everything means the connection's, and without one all.</param>
    /// <param name="repositories">Which repositories.</param>
    /// <param name="add">Adds what there is in one of them.</param>
    /// <param name="cancellationToken">Ends all of them.</param>
    public static async Task AddForEachRepositoryAsync<T>(
        this ItemList<T> list,
        NameFilter projects,
        NameFilter repositories,
        Func<ItemList<T>, RepositoryPlace, CancellationToken, Task> add,
        CancellationToken cancellationToken
    )
    {
        var places = await list.FindRepositoriesAsync(projects, repositories, cancellationToken).ConfigureAwait(false);
        await list.AddForEachAsync(places, add, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The one repository that a change is for.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project by name or id; null for the connection's.</param>
    /// <param name="repository">The repository by name or id.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: no project has it; <c>InvalidRequest</c>: several have.</exception>
    public static async Task<RepositoryPlace> FindRepositoryAsync(
        this ResourceClient client,
        string? project,
        string repository,
        CancellationToken cancellationToken
    )
    {
        if ((project ?? client.Connection.Project) is { } known) return new(known, repository);
        if (Guid.TryParse(repository, out _)) return new(null, repository);

        // The service knows a repository's name only within its project.
        List<string?> projects = [];
        await foreach (
            IReadOnlyList<AdoRepository> batch in client.ReadListAsync(AdoRepository.List(null), cancellationToken).ConfigureAwait(false)
        )
            projects.AddRange(batch.Where(one => NameFilter.Same(one.Name, repository)).Select(static one => one.ProjectName));
        return projects.Count switch
        {
            1 => new(projects[0], repository),
            0 => throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The repository '{repository}' does not exist in the organization '{client.Connection.Organization}', or this identity "
                    + "is not allowed to see it.",
                "Check the name, or ask a project administrator to give this identity access to it.")
            {
                Target = repository,
            },
            _ => throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"Several projects have a repository '{repository}': {string.Join(", ", projects)}.",
                "Name the project with -Project.")
            {
                Target = repository,
            },
        };
    }
}
