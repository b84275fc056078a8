using AdoEntra.Resources;

namespace AdoEntra.Conventions.Tests.Help.Fixtures;

/// <summary>What the fixture returns.</summary>
[TableView(nameof(Name))]
public sealed record Sample(string Name);
