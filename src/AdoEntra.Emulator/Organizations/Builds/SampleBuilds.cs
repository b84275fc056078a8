using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Runs;

namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>
/// Twelve pipelines in <c>SecretSauce</c> with three builds each, and none anywhere else. Of each the latest still runs; one is classic.
/// </summary>
internal static class SampleBuilds
{
    private const int Each = 3;

    // Which commit of the branch the first build was of, counted from the earliest one.
    private const int FirstBuilt = 85;

    private static readonly DateTime First = new(2026, 2, 20, 6, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Results = ["succeeded", "failed", "partiallySucceeded", "canceled"];

    private static readonly string[] Names =
    [
        "api-ci", "api-deploy", "data-nightly", "docs", "Grün & Blau", "infra-plan", "infra-apply", "mobile", "release", "sauce-ci",
        "sauce-deploy", "web",
    ];

    public static IReadOnlyList<BuildDefinition> DefinitionsOf(EmulatedProject project) =>
        project.Name != "SecretSauce"
            ? []
            :
            [
                .. Names.Select(
                    (name, index) => new BuildDefinition(index + 1, name, index % 4 == 3 ? @"\" : @"\Küche", project.Repositories[0])
                    {
                        YamlFilename = name == "mobile" ? null : "/azure-pipelines.yml",
                        Variables = new Dictionary<string, DefinitionVariable>
                        {
                            ["salt"] = new("2 g", false, true),
                            ["recipe"] = new("emulated-definition-secret", true, false),
                        },
                    }
                ),
            ];

    /// <summary>The builds, the latest one first.</summary>
    public static IReadOnlyList<Build> BuildsOf(EmulatedProject project)
    {
        var definitions = DefinitionsOf(project);
        if (definitions.Count == 0)
        {
            return [];
        }

        var source = definitions[0].Repository.Content.Value;
        var history = source.History(source.Tip("refs/heads/main"));
        return new GeneratedList<Build>(definitions.Count * Each, index =>
        {
            var order = (definitions.Count * Each) - 1 - index;
            var (definition, round) = (definitions[order % definitions.Count], order / definitions.Count);
            var result = round == Each - 1 ? null : Results[order % Results.Length];
            return new Build(
                100 + order, definition, $"2026022{round}.{order + 1}", First.AddMinutes(order * 17),
                order % 2 == 0 ? KnownPrincipals.Person : KnownPrincipals.BuildService,
                order % 2 == 0 ? "manual" : "individualCI")
            {
                IsSample = true,
                Plan = SamplePlans.OfSample(result),
                SourceCommit = history[^Math.Min(history.Count, FirstBuilt + order)].Id,
            };
        });
    }
}
