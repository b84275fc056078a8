using AdoEntra.Emulator.Organizations.Policies;

namespace AdoEntra.Emulator.AzureDevOps.Git.References;

/// <summary>
/// What keeps a branch from being pushed to. [D] A branch with a policy that is on and required changes by pull requests only, and cannot
/// be deleted; one that is locked is changed by nobody but whom it was locked by.
/// </summary>
internal static class BranchGuard
{
    /// <summary>Why somebody may not move a branch; null when they may.</summary>
    public static Refusal? Check(EmulatedIdentity caller, RepositoryHome home, string reference)
    {
        if (home.Content.Locks.TryGetValue(reference, out var owner) && owner != caller)
        {
            // [I] The text.
            return new Refusal("locked", $"TF402461: The branch '{reference}' is locked by {owner.Name}.");
        }

        // [C] The text.
        return SamplePolicies.Of(home.Project).Any(policy =>
            policy.IsEnabled && policy.IsBlocking && policy.Repository == home.Repository.Id && policy.Branch == reference)
                ? new Refusal(
                    "rejectedByPolicy",
                    "TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.")
                : null;
    }

    /// <summary>The branches that somebody may not move.</summary>
    public static IEnumerable<string> Guarded(EmulatedIdentity caller, RepositoryHome home) =>
        home.Content.Locks.Keys.Concat(SamplePolicies.Of(home.Project).Select(policy => policy.Branch)).Distinct()
            .Where(branch => Check(caller, home, branch) is not null);

    /// <summary>A refusal by the word that updates have for it, and by the service's text.</summary>
    internal sealed record Refusal(string Status, string Message);
}
