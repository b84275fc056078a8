namespace AdoEntra.Emulator.Organizations;

/// <summary>That somebody is in a group; both by descriptor.</summary>
internal sealed record DirectoryMembership(string Member, string Container);
