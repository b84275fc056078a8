using AdoEntra.Errors;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Pipelines;

/// <summary>Finds pipelines by their names, by folder and name, or by their numbers.</summary>
internal static class PipelineSearch
{
    /// <summary>Reads pipelines. A name alone that stands in several folders is the error of that name.</summary>
    /// <param name="projects">In which projects; everything means the connection's, and without one all.</param>
    /// <param name="names">Names, paths or numbers, with wildcards.</param>
    public static ListWork<AdoPipeline> Read(NameFilter projects, NameFilter names) => (list, stop) =>
    {
        NameFilter wanted = projects.OrOwn(list.Connection);
        if (!names.IsExact || !wanted.IsExact)
            return AdoPipeline.Listing.Read(projects, NameFilter.Everything, names)(list, stop);
        return list.AddForEachAsync(
            wanted.Exact.SelectMany(project => names.Exact.Select(name => (project, name))),
            static (each, one, end) => AddAsync(each, one.project, one.name, end),
            stop
        );
    };

    /// <summary>The one pipeline that is meant.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project.</param>
    /// <param name="pipeline">Its name, its path or its number.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none; <c>InvalidRequest</c>: several folders have one.</exception>
    public static async Task<AdoPipeline> FindPipelineAsync(
        this ResourceClient client,
        string project,
        string pipeline,
        CancellationToken cancellationToken
    )
    {
        if (pipeline.Length > 0 && pipeline.All(static c => c is >= '0' and <= '9'))
            return await client.ReadOneAsync(AdoPipeline.One(project, pipeline), cancellationToken).ConfigureAwait(false);

        (string? folder, string name) = PipelinePath.Split(pipeline);
        List<AdoPipeline> found = [];
        var list = client.ReadListAsync(AdoPipeline.Named(project, name), cancellationToken);
        await foreach (IReadOnlyList<AdoPipeline> batch in list.ConfigureAwait(false))
        {
            // The service takes a star for anything, and a name may have one.
            found.AddRange(batch.Where(one => NameFilter.Same(one.Name, name) && (folder is null || NameFilter.Same(one.Path, folder))));
        }

        return found.Count switch
        {
            1 => found[0],
            0 => throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The pipeline '{pipeline}' does not exist in project '{project}', or this identity is not allowed to see it.",
                "Check the name, or ask a project administrator to give this identity access to it.")
            { Target = pipeline },
            _ => throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"Several folders of project '{project}' have a pipeline '{pipeline}': "
                    + string.Join(", ", found.Select(static one => $"'{one.FullName}' ({one.Id})")) + ".",
                $"Pass the folder too, for example '{found[0].FullName}', or the number.")
            { Target = pipeline },
        };
    }

    private static async Task AddAsync(ItemList<AdoPipeline> list, string project, string name, CancellationToken cancellationToken)
    {
        try
        {
            await list.AddAsync([await list.Client.FindPipelineAsync(project, name, cancellationToken).ConfigureAwait(false)])
                .ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await list.ReportAsync(exception).ConfigureAwait(false);
        }
    }
}
