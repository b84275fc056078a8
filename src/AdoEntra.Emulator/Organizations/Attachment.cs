using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.Organizations;

/// <summary>A file that was uploaded to be attached to a work item.</summary>
internal sealed record Attachment(Guid Id, string FileName, EmulatedContent Content);
