namespace AdoEntra.Emulator.Organizations.Agents;

/// <summary>An agent of a pool.</summary>
internal sealed record Agent(int Id, string Name, bool IsOnline, bool IsEnabled);
