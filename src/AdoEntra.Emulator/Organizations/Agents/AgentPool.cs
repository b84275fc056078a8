namespace AdoEntra.Emulator.Organizations.Agents;

/// <summary>A pool of agents, the organization's.</summary>
internal sealed record AgentPool(int Id, string Name, bool IsHosted, bool IsLegacy, string Type = "automation")
{
    public static readonly AgentPool Own = new(1, "Default", IsHosted: false, IsLegacy: false);

    public static readonly AgentPool Hosted = new(9, "Azure Pipelines", IsHosted: true, IsLegacy: false);

    public static readonly AgentPool Kitchen = new(10, "Küche", IsHosted: false, IsLegacy: false);

    /// <summary>One for a deployment group, which no queue leads to.</summary>
    public static readonly AgentPool Targets = new(12, "SecretSauce-Targets", IsHosted: false, IsLegacy: false, "deployment");

    /// <summary>One whose agents are the machines of a scale set.</summary>
    public static readonly AgentPool ScaleSet = new(13, "SecretSauce-ScaleSet", IsHosted: false, IsLegacy: false) { IsElastic = true };

    public static IReadOnlyList<AgentPool> All { get; } = [Own, Hosted, Kitchen, Targets, ScaleSet];

    /// <summary>Whether its agents come and go with machines of a scale set.</summary>
    public bool IsElastic { get; init; }
}
