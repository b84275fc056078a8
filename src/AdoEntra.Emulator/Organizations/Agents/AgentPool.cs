namespace AdoEntra.Emulator.Organizations.Agents;

/// <summary>A pool of agents, the organization's.</summary>
internal sealed record AgentPool(int Id, string Name, bool IsHosted, bool IsLegacy, string Type = "automation")
{
    public static readonly AgentPool Own = new(1, "Default", IsHosted: false, IsLegacy: false);

    public static readonly AgentPool Hosted = new(9, "Azure Pipelines", IsHosted: true, IsLegacy: false);

    public static readonly AgentPool Kitchen = new(10, "Küche", IsHosted: false, IsLegacy: false);

    /// <summary>One for a deployment group, which no queue leads to.</summary>
    public static readonly AgentPool Targets = new(12, "SecretSauce-Targets", IsHosted: false, IsLegacy: false, "deployment");

    public static IReadOnlyList<AgentPool> All { get; } = [Own, Hosted, Kitchen, Targets];

    /// <summary>The agents in it. Those of a hosted pool are never listed.</summary>
    public IReadOnlyList<Agent> Agents => IsHosted
        ? []
        : [.. Enumerable.Range(1, Id == Own.Id ? 2 : 3).Select(number =>
            new Agent((Id * 100) + number, $"{(Id == Own.Id ? "agent" : "küche")}-{number}", number != 2, number != 3))];
}
