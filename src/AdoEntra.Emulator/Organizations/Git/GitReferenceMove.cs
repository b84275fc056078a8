namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>A branch or a tag as a push moved it; all zeros before it was there, and after it was deleted.</summary>
internal sealed record GitReferenceMove(string Name, string OldId, string NewId);
