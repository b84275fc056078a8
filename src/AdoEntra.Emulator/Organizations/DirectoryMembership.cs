namespace AdoEntra.Emulator.Organizations;

/// <summary>The membership of an identity in a group; both by descriptor.</summary>
internal sealed record DirectoryMembership(string Member, string Container);
