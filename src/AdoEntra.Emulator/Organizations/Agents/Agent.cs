namespace AdoEntra.Emulator.Organizations.Agents;

/// <summary>An agent of a pool, whose number is in it.</summary>
internal sealed record Agent(int Pool, int Id, string Name, bool IsOnline, bool IsEnabled)
{
    /// <summary>The agents at the start. Those of a hosted pool are never listed, and an elastic pool has none while it is idle.</summary>
    public static IReadOnlyList<Agent> Samples { get; } =
    [
        .. AgentPool.All.Where(pool => pool is { IsHosted: false, IsElastic: false }).SelectMany(
            pool => Enumerable.Range(1, pool.Id == AgentPool.Own.Id ? 2 : 3),
            (pool, number) => new Agent(
                pool.Id, (pool.Id * 100) + number, $"{(pool.Id == AgentPool.Own.Id ? "agent" : "küche")}-{number}", number != 2,
                number != 3)),
    ];
}
