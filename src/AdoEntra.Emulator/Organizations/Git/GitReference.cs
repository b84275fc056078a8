using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>A branch or a tag.</summary>
/// <param name="Name">The full name, <c>refs/heads/main</c>.</param>
/// <param name="ObjectId">What it points at.</param>
internal readonly record struct GitReference(string Name, string ObjectId);
