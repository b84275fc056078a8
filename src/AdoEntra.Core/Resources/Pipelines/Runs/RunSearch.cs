using System.Globalization;
using AdoEntra.Resources.Identities;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Pipelines.Runs;

/// <summary>Which runs are wanted, as they are asked for.</summary>
internal sealed record RunSearch
{
    /// <summary>In which projects; everything means the connection's, and without one all.</summary>
    public required NameFilter Projects { get; init; }

    /// <summary>Of which pipelines: names, paths or numbers.</summary>
    public required NameFilter Pipelines { get; init; }

    /// <summary>What the service looks at itself, but for pipelines and identities.</summary>
    public required RunQuery Query { get; init; }

    /// <summary>For whom they were queued: an id, an email address, a name or <c>me</c>; null for anyone.</summary>
    public string? RequestedFor { get; init; }

    /// <summary>Reads them.</summary>
    public async Task ReadAsync(ItemList<AdoPipelineRun> list, CancellationToken cancellationToken)
    {
        string? identity = RequestedFor is { } who
            ? await list.Client.FindIdentityAsync(who, cancellationToken).ConfigureAwait(false)
            : null;
        RunQuery query = Query with { RequestedFor = identity };
        NameFilter projects = Projects.OrOwn(list.Connection);
        if (!Pipelines.IsEverything)
        {
            await AddOfPipelinesAsync(list, projects, query, cancellationToken).ConfigureAwait(false);
            return;
        }

        IReadOnlyList<string> names = projects.IsExact
            ? projects.Exact
            : [.. (await list.FindProjectsAsync(projects, cancellationToken).ConfigureAwait(false)).Select(static one => one.Name!)];
        await list
            .AddForEachAsync(
                names,
                (each, project, stop) => each.AddListAsync(AdoPipelineRun.List(project, query), matches: null, stop),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    // Those of several pipelines of a project in one list, so that they stay in the order of time.
    private async Task AddOfPipelinesAsync(
        ItemList<AdoPipelineRun> list,
        NameFilter projects,
        RunQuery query,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<AdoPipeline> pipelines = await list
            .ReadAllAsync(PipelineSearch.Read(projects, Pipelines), cancellationToken)
            .ConfigureAwait(false);
        await list
            .AddForEachAsync(
                pipelines.GroupBy(static one => one.ProjectName!, StringComparer.OrdinalIgnoreCase),
                (each, group, stop) =>
                    each.AddListAsync(AdoPipelineRun.List(group.Key, query with { Definitions = Numbers(group) }), matches: null, stop),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static string[] Numbers(IEnumerable<AdoPipeline> pipelines) =>
        [.. pipelines.Select(static one => one.Id!.Value.ToString(CultureInfo.InvariantCulture))];
}
