namespace AdoEntra.Resources.Agents;

/// <summary>The elastic pools of the organization, with the names that the agent pools have.</summary>
internal sealed class ElasticPoolList()
    : ResourceList<AdoElasticPool>("elastic pool", "elastic-pools", "The agent pools of scale sets.", ResourceLevel.Organization)
{
    /// <inheritdoc/>
    public override ListWork<AdoElasticPool> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        async (list, stop) =>
        {
            ListWork<AdoAgentPool> pools = static (all, end) => all.AddListAsync(AdoAgentPool.List(), matches: null, end);
            Dictionary<long, string?> known = [];
            foreach (AdoAgentPool pool in await list.ReadAllAsync(pools, stop).ConfigureAwait(false))
                if (pool.Id is { } id) known[id] = pool.Name;
            await list
                .AddByNameAsync(
                    names,
                    AdoElasticPool.List() with { Reader = AdoElasticPool.ReaderOf(known) },
                    one: null,
                    Kind,
                    $"the organization '{list.Connection.Organization}'",
                    matches: null,
                    complete: null,
                    stop
                )
                .ConfigureAwait(false);
        };
}
