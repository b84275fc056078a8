using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Policies;

namespace AdoEntra;

/// <summary>A part of where a policy applies: one of the <c>scope</c> in its settings.</summary>
public sealed class AdoPolicyScope
{
    private AdoPolicyScope(IReadOnlyDictionary<string, object?> fields)
    {
        RepositoryId = Text(fields, "repositoryId");
        RefName = Text(fields, "refName");
        MatchKind = Text(fields, "matchKind");
    }

    /// <summary>The id of the repository; null for all repositories of the project.</summary>
    public string? RepositoryId { get; }

    /// <summary>The reference to a branch, or what it begins with; null for all branches, or for the default branch.</summary>
    public string? RefName { get; }

    /// <summary><c>Exact</c>, <c>Prefix</c>, or <c>DefaultBranch</c> for the default branch of each repository.</summary>
    public string? MatchKind { get; }

    /// <summary>The branch as it is typed: <c>main</c>, <c>release/*</c>, <c>(default branch)</c>; null for all branches.</summary>
    public string? Branch =>
        PolicyMatch.IsDefaultBranch(MatchKind) ? PolicyMatch.DefaultBranchText
        : RefName is not { } reference ? null
        : PolicyMatch.IsPrefix(MatchKind) ? PolicyMatch.ShortOfPrefix(reference)
        : ReferenceName.ShortOf(reference);

    /// <summary>The branch.</summary>
    public override string ToString() => Branch ?? PolicyMatch.AllBranchesText;

    /// <summary>All of a policy.</summary>
    /// <param name="settings">The settings of the policy, by the service's names.</param>
    internal static IReadOnlyList<AdoPolicyScope> AllOf(IReadOnlyDictionary<string, object?> settings) =>
        settings.TryGetValue("scope", out object? value) && value is IReadOnlyList<object?> scopes
            ? [.. scopes.OfType<IReadOnlyDictionary<string, object?>>().Select(static scope => new AdoPolicyScope(scope))]
            : [];

    private static string? Text(IReadOnlyDictionary<string, object?> fields, string name) =>
        fields.TryGetValue(name, out object? value) ? value as string : null;
}
