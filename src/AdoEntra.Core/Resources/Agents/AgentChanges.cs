using System.Globalization;

namespace AdoEntra.Resources.Agents;

/// <summary>Finds, enables, disables and deletes agents.</summary>
internal static class AgentChanges
{
    /// <summary>The pool of a name or number.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="pool">Its name or number.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none, or it may not be seen.</exception>
    public static async Task<AdoAgentPool> FindPoolAsync(this ResourceClient client, string pool, CancellationToken cancellationToken)
    {
        AdoAgentPool? numbered = null;
        await foreach (
            IReadOnlyList<AdoAgentPool> batch in client.ReadListAsync(AdoAgentPool.List(), cancellationToken).ConfigureAwait(false)
        )
        {
            foreach (AdoAgentPool one in batch)
            {
                if (NameFilter.Same(one.Name, pool)) return one;
                if (one.Key.Id == pool) numbered = one;
            }
        }

        return numbered ?? throw MissingItem.Of("agent pool", pool, $"the organization '{client.Connection.Organization}'");
    }

    /// <summary>Lets an agent take jobs, or no more of them; the one that it runs is not stopped.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="pool">Its pool by name or number.</param>
    /// <param name="agent">Its name or number.</param>
    /// <param name="enabled">Whether it takes jobs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">One of them does not exist, or the service refused.</exception>
    public static async Task<AdoAgent> EnableAgentAsync(
        this ResourceClient client,
        string pool,
        string agent,
        bool enabled,
        CancellationToken cancellationToken
    )
    {
        AgentPlace place = await client.FindAgentAsync(pool, agent, cancellationToken).ConfigureAwait(false);
        return await client.ReadOneAsync(AdoAgent.Enable(place, enabled), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes an agent from its pool.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="pool">Its pool by name or number.</param>
    /// <param name="agent">Its name or number.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">One of them does not exist, or the service refused.</exception>
    public static async Task DeleteAgentAsync(this ResourceClient client, string pool, string agent, CancellationToken cancellationToken)
    {
        AgentPlace place = await client.FindAgentAsync(pool, agent, cancellationToken).ConfigureAwait(false);
        await client.SendAsync(AdoAgent.Delete(place), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<AgentPlace> FindAgentAsync(
        this ResourceClient client,
        string pool,
        string agent,
        CancellationToken cancellationToken
    )
    {
        AdoAgentPool home = await client.FindPoolAsync(pool, cancellationToken).ConfigureAwait(false);
        (string id, string name) = (home.Key.Id!, home.Name ?? pool);
        AdoAgent? found = null;
        var named = client.ReadListAsync(AdoAgent.Named(id, name, agent), cancellationToken);
        await foreach (IReadOnlyList<AdoAgent> batch in named.ConfigureAwait(false))
            found ??= batch.FirstOrDefault(one => NameFilter.Same(one.Name, agent));
        if (found is null && long.TryParse(agent, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            found = await client.ReadOneAsync(AdoAgent.One(id, name, agent), cancellationToken).ConfigureAwait(false);
        return found is { Id: { } number }
            ? new AgentPlace { Pool = id, PoolName = name, Id = number, Name = found.Name ?? agent }
            : throw MissingItem.Of("agent", agent, $"pool '{name}'");
    }
}
