namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>Keeps a build from being deleted for a time.</summary>
internal sealed record RetentionLease(
    int Id, int DefinitionId, int BuildId, string Owner, DateTime Created, DateTime ValidUntil, bool ProtectsPipeline);
