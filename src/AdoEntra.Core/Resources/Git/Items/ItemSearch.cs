namespace AdoEntra.Resources.Git.Items;

/// <summary>Reads the files and folders of repositories.</summary>
internal static class ItemSearch
{
    /// <summary>Those of repositories that a query describes.</summary>
    /// <param name="projects">In which projects; everything means the connection's, and without one all.</param>
    /// <param name="repositories">In which repositories.</param>
    /// <param name="names">Which of them, by name or path.</param>
    /// <param name="query">Where in the repository.</param>
    public static ListWork<AdoItem> Read(NameFilter projects, NameFilter repositories, NameFilter names, ItemQuery query) =>
        (list, stop) => list.AddForEachRepositoryAsync(
            projects,
            repositories,
            (each, place, end) =>
                each.AddListAsync(
                    AdoItem.List(place.Project, place.Repository, query),
                    item => query.Lists(item) && names.Matches(item.Name, item.Path),
                    end
                ),
            stop
        );
}
