namespace AdoEntra.Emulator.Organizations.Agents;

/// <summary>A pool as a project has it; its number is the project's own.</summary>
internal sealed record AgentQueue(int Id, string Name, AgentPool Pool)
{
    /// <summary>The one that builds use.</summary>
    public static AgentQueue Usual => All[1];

    public static IReadOnlyList<AgentQueue> All { get; } =
        [.. AgentPool.All.Where(pool => pool.Type == "automation").Select((pool, index) => new AgentQueue(11 + index, pool.Name, pool))];
}
