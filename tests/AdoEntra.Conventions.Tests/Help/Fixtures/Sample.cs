namespace AdoEntra.Conventions.Tests.Help.Fixtures;

/// <summary>What the fixture returns.</summary>
public sealed record Sample(string Name);
