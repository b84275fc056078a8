using System.Text.Json;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations.Policies;

/// <summary>
/// One policy for each repository that <c>SecretSauce</c> has at the start, of two types in turn; that of <c>web</c>, and of every third
/// repository after it, is required. The last one is for the default branch of each repository, and not required.
/// </summary>
internal static class SamplePolicies
{
    private const string Project = "SecretSauce";

    private static readonly DateTime Created = new(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc);

    private static readonly Guid[] Repositories =
    [
        .. new[]
        {
            Project, "api", "web", "infra", "docs", "mobile app", "data-pipeline", "shared-library", "sauce.recipes", "sandbox",
            "SecretSauce.wiki",
        }.Select(name => StableGuid.From($"repository/{Project}/{name}")),
    ];

    public static IReadOnlyList<PolicyConfiguration> Of(EmulatedProject project) => project.Name != Project
        ? []
        :
        [
            .. Repositories.Select((repository, index) => OfRepository(index + 1, repository)),
            new PolicyConfiguration(
                Repositories.Length + 1, 1, PolicyType.WorkItems, true, false, false,
                Json("""{"scope":[{"refName":null,"matchKind":"DefaultBranch","repositoryId":null}]}"""), KnownPrincipals.Person,
                Created.AddHours(Repositories.Length + 1)),
        ];

    private static PolicyConfiguration OfRepository(int number, Guid repository)
    {
        var scope = $$"""[{"refName":"refs/heads/main","matchKind":"Exact","repositoryId":"{{repository}}"}]""";
        return new PolicyConfiguration(
            number, 1, number % 2 == 1 ? PolicyType.MinimumReviewers : PolicyType.Comments, number % 5 != 0, number % 3 == 0, false,
            Json(number % 2 == 1
                ? $$"""
                  {"minimumApproverCount":2,"creatorVoteCounts":false,"allowDownvotes":false,"resetOnSourcePush":false,
                   "requireVoteOnLastIteration":false,"resetRejectionsOnSourcePush":false,"blockLastPusherVote":false,"scope":{{scope}} }
                  """
                : $$"""{"scope":{{scope}}}"""),
            KnownPrincipals.Person, Created.AddHours(number));
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
