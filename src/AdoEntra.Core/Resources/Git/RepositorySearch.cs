namespace AdoEntra.Resources.Git;

/// <summary>Finds repositories by name and project, with as few requests as that takes.</summary>
internal static class RepositorySearch
{
    /// <param name="list">Where they go.</param>
    /// <param name="names">Names or ids of repositories.</param>
    /// <param name="projects">Names or ids of projects; everything means the connection's project, and without one all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task AddRepositoriesAsync(
        this ItemList<AdoRepository> list,
        NameFilter names,
        NameFilter projects,
        CancellationToken cancellationToken
    )
    {
        if (projects.IsEverything && list.Connection.Project is { } own) projects = NameFilter.Of(own);
        if (!projects.IsExact)
        {
            // One request for the whole organization; a list of projects and a request for each would be many.
            await AddMatchesAsync(list, null, names, projects, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (string project in projects.Exact)
        {
            if (!names.IsExact)
            {
                await AddMatchesAsync(list, project, names, projects: null, cancellationToken).ConfigureAwait(false);
                continue;
            }

            foreach (string name in names.Exact)
                await list.AddOneAsync(AdoRepository.One(project, name), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task AddMatchesAsync(
        ItemList<AdoRepository> list,
        string? project,
        NameFilter names,
        NameFilter? projects,
        CancellationToken cancellationToken
    )
    {
        HashSet<string> missing = new(names.Exact, StringComparer.OrdinalIgnoreCase);
        await list.AddListAsync(AdoRepository.List(project), Wanted, cancellationToken).ConfigureAwait(false);
        if (list.IsSatisfied) return;
        string where = project is null ? $"the organization '{list.Connection.Organization}'" : $"project '{project}'";
        foreach (string name in missing) await list.ReportMissingAsync("repository", name, where).ConfigureAwait(false);

        bool Wanted(AdoRepository repository)
        {
            if (projects?.Matches(repository.Project?.Name, repository.Project?.Id) == false) return false;
            if (!names.Matches(repository.Name, repository.Id)) return false;
            missing.RemoveWhere(name => NameFilter.Same(name, repository.Name) || NameFilter.Same(name, repository.Id));
            return true;
        }
    }
}
