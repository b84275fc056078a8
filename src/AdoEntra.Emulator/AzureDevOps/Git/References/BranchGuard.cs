using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git.References;

/// <summary>
/// What keeps a branch or tag from being pushed to. [D] A branch with a policy that is on and required changes by pull requests only, and
/// cannot be deleted; one that is locked is changed by nobody but whom it was locked by. Here besides, so that a lack of permission can be
/// seen: below <c>refs/heads/restricted/</c> and <c>refs/tags/restricted/</c> only Ada Operator makes and changes anything.
/// </summary>
internal static class BranchGuard
{
    private const string Heads = "refs/heads/restricted/";
    private const string Tags = "refs/tags/restricted/";

    /// <summary>Why somebody may not move a branch or tag; null when they may.</summary>
    public static Refusal? Check(EmulatedIdentity caller, RepositoryHome home, string reference)
    {
        if (home.Content.Locks.TryGetValue(reference, out var owner) && owner != caller)
        {
            // [I] The text.
            return new Refusal("locked", $"TF402461: The branch '{reference}' is locked by {owner.Name}.");
        }

        if (caller != KnownPrincipals.Person && IsRestricted(reference))
        {
            return Forbidden(caller, home, reference);
        }

        // [C] The text.
        return IsProtected(home, reference)
            ? new Refusal(
                "rejectedByPolicy",
                "TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.")
            : null;
    }

    /// <summary>The branches that somebody may not move, as patterns of the shell.</summary>
    public static IEnumerable<string> Guarded(EmulatedIdentity caller, RepositoryHome home)
    {
        var scopes = home.Project.Policies.All.Where(policy => policy.IsBlocking).SelectMany(policy => policy.Scopes).ToArray();
        return home.Content.Locks.Keys
            .Concat(scopes.Select(scope => scope.Branch).OfType<string>())
            .Concat(scopes.Length == 0 ? [] : home.Content.References.Select(reference => reference.Name))
            .Distinct()
            .Where(branch => Check(caller, home, branch) is not null)
            .Concat(caller == KnownPrincipals.Person ? [] : [Heads + "*", Tags + "*"]);
    }

    private static bool IsRestricted(string reference) =>
        reference.StartsWith(Heads, StringComparison.Ordinal) || reference.StartsWith(Tags, StringComparison.Ordinal);

    private static bool IsProtected(RepositoryHome home, string reference) =>
        home.Project.Policies.All.Any(policy => policy.IsBlocking && policy.IsFor(home.Repository, reference));

    // [C] The number and the form of the text; the permission's name is [D].
    private static Refusal Forbidden(EmulatedIdentity caller, RepositoryHome home, string reference)
    {
        var (status, permission) =
            (home.Content.Find(reference) ?? ObjectId.None) != ObjectId.None ? ("writePermissionRequired", "GenericContribute")
            : reference.StartsWith(Tags, StringComparison.Ordinal) ? ("createTagPermissionRequired", "CreateTag")
            : ("createBranchPermissionRequired", "CreateBranch");
        return new Refusal(
            status,
            $"TF401027: You need the Git '{permission}' permission to perform this action. Details: identity "
            + $"'{ServiceHeaders.UserName(caller)}', scope 'repository'.");
    }

    /// <summary>A refusal by the word that updates have for it, and by the service's text.</summary>
    internal sealed record Refusal(string Status, string Message);
}
