namespace AdoEntra.Resources.Organization;

/// <summary>Finds projects by name, with as few requests as that takes.</summary>
internal static class ProjectSearch
{
    /// <param name="list">Where they go.</param>
    /// <param name="names">Names or ids of projects.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task AddProjectsAsync(this ItemList<AdoProject> list, NameFilter names, CancellationToken cancellationToken)
    {
        if (!names.IsExact)
        {
            HashSet<string> missing = new(names.Exact, StringComparer.OrdinalIgnoreCase);
            await list.AddListAsync(AdoProject.List(), Wanted, cancellationToken).ConfigureAwait(false);
            if (list.IsSatisfied)
                return;
            foreach (string name in missing)
                await list.ReportMissingAsync("project", name, $"the organization '{list.Connection.Organization}'").ConfigureAwait(false);
            return;

            bool Wanted(AdoProject project)
            {
                if (!names.Matches(project.Name, project.Id)) return false;
                missing.RemoveWhere(name => NameFilter.Same(name, project.Name) || NameFilter.Same(name, project.Id));
                return true;
            }
        }

        foreach (string name in names.Exact) await list.AddOneAsync(AdoProject.One(name), cancellationToken).ConfigureAwait(false);
    }
}
