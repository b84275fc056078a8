using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>What a commit does to one file.</summary>
/// <param name="Path">The file, from the root.</param>
/// <param name="Content">What it holds from then on; null when it is deleted, or keeps what it had under its former name.</param>
/// <param name="MustExist">Whether the file has to be there (true), must not be (false), or either (null).</param>
/// <param name="FormerPath">Where it was before, when it is renamed; otherwise null.</param>
internal sealed record GitFileChange(string Path, HeldContent? Content, bool? MustExist, string? FormerPath = null);
