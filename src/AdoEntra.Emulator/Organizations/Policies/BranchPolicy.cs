namespace AdoEntra.Emulator.Organizations.Policies;

/// <summary>A policy of one branch.</summary>
internal sealed record BranchPolicy(int Id, PolicyType Type, Guid Repository, string Branch, bool IsEnabled, bool IsBlocking);
