namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>A pipeline, which the older interface calls a build definition. Its number is the organization's.</summary>
internal sealed record BuildDefinition(int Id, string Name, string Folder, EmulatedRepository Repository);
