namespace AdoEntra.Resources.Agents;

/// <summary>An agent that was found.</summary>
internal sealed record AgentPlace
{
    /// <summary>The number of its pool.</summary>
    public string Pool { get; init; } = string.Empty;

    /// <summary>The name of its pool.</summary>
    public string PoolName { get; init; } = string.Empty;

    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The agent, in words that fit into a message.</summary>
    public override string ToString() => $"agent '{Name}' of pool '{PoolName}'";
}
