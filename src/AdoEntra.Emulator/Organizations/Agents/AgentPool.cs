namespace AdoEntra.Emulator.Organizations.Agents;

/// <summary>A pool of agents, the organization's.</summary>
internal sealed record AgentPool(int Id, string Name, bool IsHosted, bool IsLegacy)
{
    public static readonly AgentPool Own = new(1, "Default", IsHosted: false, IsLegacy: false);

    public static readonly AgentPool Hosted = new(9, "Azure Pipelines", IsHosted: true, IsLegacy: false);

    public static readonly AgentPool Kitchen = new(10, "Küche", IsHosted: false, IsLegacy: false);

    public static IReadOnlyList<AgentPool> All { get; } = [Own, Hosted, Kitchen];

    /// <summary>The agents in it. Nobody sees those of a hosted pool.</summary>
    public IReadOnlyList<Agent> Agents => IsHosted
        ? []
        : [.. Enumerable.Range(1, Id == Own.Id ? 2 : 3).Select(number =>
            new Agent((Id * 100) + number, $"{(Id == Own.Id ? "agent" : "küche")}-{number}", number != 2, number != 3))];
}
