namespace AdoEntra.Emulator.Organizations.Policies;

/// <summary>
/// One policy for each repository that <c>SecretSauce</c> has at the start, of two types in turn; that of <c>web</c>, and of every third
/// repository after it, is required.
/// </summary>
internal static class SamplePolicies
{
    private const string Project = "SecretSauce";

    private static readonly Guid[] Repositories =
    [
        .. new[]
        {
            Project, "api", "web", "infra", "docs", "mobile app", "data-pipeline", "shared-library", "sauce.recipes", "sandbox",
            "SecretSauce.wiki",
        }.Select(name => StableGuid.From($"repository/{Project}/{name}")),
    ];

    /// <summary>The policies of a project; those of repositories that are gone are gone too.</summary>
    public static IReadOnlyList<BranchPolicy> Of(EmulatedProject project) => project.Name != Project
        ? []
        :
        [
            .. Repositories.Index().Where(one => project.Repositories.Any(repository => repository.Id == one.Item))
                .Select(one => new BranchPolicy(
                    one.Index + 1, one.Index % 2 == 0 ? PolicyType.Reviewers : PolicyType.Comments, one.Item, "refs/heads/main",
                    (one.Index + 1) % 5 != 0, (one.Index + 1) % 3 == 0)),
        ];
}
