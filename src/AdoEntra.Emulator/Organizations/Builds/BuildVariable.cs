namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>A variable that was set for a build.</summary>
internal sealed record BuildVariable(string Value, bool IsSecret);
