namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>The plans of the pipelines that are there at the start, by their names, and of those that are created.</summary>
internal static class SamplePlans
{
    private const string Greeting = "Grüße aus der Küche.";

    /// <summary>The plan of a pipeline.</summary>
    /// <param name="pipeline">Its name.</param>
    public static RunPlan Of(string pipeline) => pipeline switch
    {
        "web" => OneStage("failed", "The sauce is too thin: expected 8 Pa·s, but was 3 Pa·s.") with { Tests = 6, FailedTests = 2 },
        "infra-apply" => Deployment([new StageNeed("Approval", "environment", "1", "production")]),
        _ when pipeline.EndsWith("-deploy", StringComparison.Ordinal) => Deployment([]),
        _ => OneStage("succeeded", null) with { Tests = 5 },
    };

    /// <summary>The plan of a build that was there at the start: three tasks, and how it ended.</summary>
    /// <param name="result">How; null for one that never ends.</param>
    public static RunPlan OfSample(string? result) => new(
    [
        new PlannedStage("__default",
        [
            new PlannedJob("Job",
            [
                Task("Initialize job", 10),
                Task("Checkout", result is null ? null : 10),
                Task("Build sauce", 200) with
                {
                    Result = result switch
                    {
                        null => "succeeded",
                        "partiallySucceeded" => "succeededWithIssues",
                        _ => result,
                    },
                    Message = result is null or "succeeded" or "canceled" ? null : "The sauce is not as it should be.",
                },
            ]),
        ]),
    ])
    {
        QueueSeconds = 20,
        Tests = result is null ? 0 : 4,
        FailedTests = result == "failed" ? 1 : 0,
    };

    private static RunPlan OneStage(string result, string? message) => new(
    [
        new PlannedStage("__default",
        [
            new PlannedJob("Job",
            [
                Task("Initialize job", 0.2), Task("Checkout", 0.2),
                Task("Build sauce", 1) with { Result = result, Message = message },
                Task("Finalize job", 0.2),
            ]),
        ]),
    ]);

    private static RunPlan Deployment(IReadOnlyList<StageNeed> needs) => new(
    [
        new PlannedStage("Build", [new PlannedJob("build", [Task("Checkout", 0.2), Task("Build sauce", 1)])]),
        new PlannedStage("Deploy", [new PlannedJob("deploy", [Task("Download", 0.2), Task("Serve", 1)])]) { Needs = needs },
    ]);

    private static PlannedTask Task(string name, double? seconds) => new(name)
    {
        Seconds = seconds,
        Lines = ["{pipeline} {number} at {commit}", Greeting],
    };
}
