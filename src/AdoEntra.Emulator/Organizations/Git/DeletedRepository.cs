namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>A repository in the recycle bin of its project.</summary>
internal sealed record DeletedRepository(EmulatedRepository Repository, EmulatedIdentity DeletedBy, DateTime Deleted);
