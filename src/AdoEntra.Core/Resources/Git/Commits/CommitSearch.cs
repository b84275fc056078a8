namespace AdoEntra.Resources.Git.Commits;

/// <summary>Reads commits of repositories, as they are asked for.</summary>
internal static class CommitSearch
{
    /// <summary>Those of repositories that fit a query, or those with certain ids.</summary>
    /// <param name="projects">In which projects; everything means the connection's, and without one all.</param>
    /// <param name="repositories">In which repositories.</param>
    /// <param name="ids">The ids of commits; null for those that fit the query.</param>
    /// <param name="query">Which of them.</param>
    public static ListWork<AdoCommit> Read(NameFilter projects, NameFilter repositories, IReadOnlyList<string>? ids, CommitQuery query) =>
        (list, stop) => list.AddForEachRepositoryAsync(
            projects,
            repositories,
            async (each, place, end) =>
            {
                if (ids is null)
                {
                    await each.AddListAsync(AdoCommit.List(place.Project, place.Repository, query), null, end).ConfigureAwait(false);
                    return;
                }

                foreach (string id in ids)
                    await each.AddOneAsync(AdoCommit.One(place.Project, place.Repository, id), end).ConfigureAwait(false);
            },
            stop
        );
}
