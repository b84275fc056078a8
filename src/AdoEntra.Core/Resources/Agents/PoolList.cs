using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Agents;

/// <summary>Resources of agent pools.</summary>
/// <param name="kind">See <see cref="ResourceList{T}"/>.</param>
/// <param name="verb">See <see cref="ResourceList{T}"/>.</param>
/// <param name="description">See <see cref="ResourceList{T}"/>.</param>
/// <param name="all">Reads all of a pool.</param>
internal sealed class PoolList<T>(string kind, string verb, string description, Func<AdoAgentPool, ServiceRequest<T>> all)
    : ResourceList<T>(kind, verb, description, ResourceLevel.Organization)
    where T : AdoResource
{
    /// <inheritdoc/>
    public override ListWork<T> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        ReadIn(NameFilter.Everything, names, all, matches: null);

    /// <summary>Reads those of some pools.</summary>
    /// <param name="pools">In which pools.</param>
    /// <param name="names">Which of them.</param>
    /// <param name="request">Reads all of a pool; null for the usual request.</param>
    /// <param name="matches">What else decides; null for nothing.</param>
    public ListWork<T> ReadIn(
        NameFilter pools,
        NameFilter names,
        Func<AdoAgentPool, ServiceRequest<T>>? request,
        Func<T, bool>? matches
    ) =>
        async (list, stop) =>
        {
            IReadOnlyList<AdoAgentPool> found = await list
                .ReadAllAsync(AdoAgentPool.Listing.Read(NameFilter.Everything, NameFilter.Everything, pools), stop)
                .ConfigureAwait(false);
            var search = new NameSearch(names);
            await list
                .AddForEachAsync(
                    found,
                    (each, pool, end) => each.AddMatchesAsync(names, search, (request ?? all)(pool), matches, complete: null, end),
                    stop
                )
                .ConfigureAwait(false);
            string where = pools.IsExact && found.Count == 1 ? $"pool '{found[0].Name}'"
                : pools.IsEverything ? $"the organization '{list.Connection.Organization}'"
                : "these pools";
            await list.ReportMissingAsync(search, Kind, where).ConfigureAwait(false);
        };
}
