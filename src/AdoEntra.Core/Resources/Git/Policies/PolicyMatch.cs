using AdoEntra.Errors;

namespace AdoEntra.Resources.Git.Policies;

/// <summary>
/// Which branches a policy is for, as users type it and as the service has it: <c>main</c> exactly, <c>release/*</c> all that begin so,
/// or the default branch of each repository.
/// </summary>
internal static class PolicyMatch
{
    /// <summary>What the service calls one branch.</summary>
    public const string Exact = "Exact";

    /// <summary>What the service calls all branches that begin with a text.</summary>
    public const string Prefix = "Prefix";

    /// <summary>What the service calls the default branch of each repository.</summary>
    public const string DefaultBranch = "DefaultBranch";

    /// <summary>What is shown for the default branch of each repository.</summary>
    public const string DefaultBranchText = "(default branch)";

    /// <summary>What is shown for all branches.</summary>
    public const string AllBranchesText = "(all branches)";

    /// <summary>Whether a kind means all branches that begin with a text; the service ignores case there.</summary>
    public static bool IsPrefix(string? kind) => NameFilter.Same(kind, Prefix);

    /// <summary>Whether a kind means the default branch of each repository.</summary>
    public static bool IsDefaultBranch(string? kind) => NameFilter.Same(kind, DefaultBranch);

    /// <summary>A prefix as it is typed.</summary>
    /// <param name="reference">What the references begin with: <c>refs/heads/release/</c>.</param>
    public static string ShortOfPrefix(string reference) => $"{ReferenceName.ShortOf(reference)}*";

    /// <summary>The scopes of a policy (protocol: the <c>scope</c> of its settings), of which null is a value.</summary>
    /// <param name="repository">The id of the repository; null for all repositories of the project.</param>
    /// <param name="branches">Branches, with a star at the end for all that begin so; none for the repository as a whole.</param>
    /// <param name="kind"><c>Exact</c>, <c>Prefix</c> or <c>DefaultBranch</c>; null for what the branches say themselves.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: a branch and the kind do not go together.</exception>
    public static IReadOnlyList<object> ScopesOf(string? repository, IReadOnlyList<string> branches, string? kind)
    {
        if (IsDefaultBranch(kind))
        {
            if (branches.Count > 0)
                throw Refused(branches[0], "A policy of the default branch has no branch by name", "Remove -Branch or -MatchKind.");
            return [Scope(repository, null, DefaultBranch)];
        }

        if (branches.Count == 0)
            return [new Dictionary<string, object?>(StringComparer.Ordinal) { ["repositoryId"] = repository }];
        return [.. branches.Select(branch => ScopeOf(repository, branch, kind))];
    }

    private static Dictionary<string, object?> ScopeOf(string? repository, string branch, string? kind)
    {
        int star = branch.IndexOf('*');
        if (star < 0)
            return Scope(repository, ReferenceName.OfBranch(branch), IsPrefix(kind) ? Prefix : Exact);
        if (star < branch.Length - 1 || NameFilter.Same(kind, Exact))
        {
            throw Refused(
                branch,
                $"'{branch}' is no name of a branch",
                "Pass a branch such as main, or the beginning of several with a star behind it, such as release/*."
            );
        }

        return Scope(repository, ReferenceName.OfBranch(branch.Substring(0, star)), Prefix);
    }

    private static Dictionary<string, object?> Scope(string? repository, string? reference, string kind) => new(StringComparer.Ordinal)
    {
        ["repositoryId"] = repository,
        ["refName"] = reference,
        ["matchKind"] = kind,
    };

    private static AdoServiceException Refused(string branch, string what, string advice) =>
        new(ErrorIds.InvalidRequest, $"{what}.", advice) { Target = branch };
}
