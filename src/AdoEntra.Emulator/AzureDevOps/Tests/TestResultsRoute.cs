using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Builds;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Tests;

/// <summary>
/// The tests of a build, on a host of their own: its test runs, the results of one, those of the whole build (paged by <c>$top</c> and a
/// token in a header), and what of the code they covered. [D] testResults-7.1. A build has one test run, as its plan says, once it is over.
/// </summary>
internal static class TestResultsRoute
{
    private const int UsualPage = 1_000;

    public static ResourceLocation Runs { get; } = Of(
        "364538f9-8062-4ce0-b024-75a0fb463f0d", "runs", "{project}/_apis/{area}/{resource}", AnswerRunsAsync);

    public static ResourceLocation Results { get; } = Of(
        "02afa165-e79a-4d70-8f0c-2af0f35b4e07", "results", "{project}/_apis/{area}/runs/{runId}/{resource}", AnswerResultsAsync,
        version: 2);

    public static ResourceLocation OfBuild { get; } = Of(
        "f48cc885-dbc4-4efc-ab19-ae8c19d1e02a", "resultsbybuild", "{project}/_apis/{area}/{resource}", AnswerOfBuildAsync,
        givesTokens: true);

    public static ResourceLocation Coverage { get; } = Of(
        "9b3e1ece-c6ab-4fbb-8167-8a32a0c92216", "codecoverage", "{project}/_apis/{area}/{resource}", AnswerCoverageAsync);

    private static ResourceLocation Of(
        string id, string name, string template, ResourceOperation answer, bool givesTokens = false, int version = 1) => new()
    {
        Id = new(id),
        Route = EmulatedRoute.TestResults,
        Host = ServiceHost.TestResults,
        Area = "testresults",
        ResourceName = name,
        Template = template,
        ResourceVersion = version,
        PreviewOnly = true,
        GivesTokens = givesTokens,
        Choices = new Dictionary<string, ServiceEnum>
        {
            ["detailsToInclude"] = ServiceEnums.ResultDetails,
            ["publishContext"] = ServiceEnums.TestRunPublishContext,
            ["state"] = ServiceEnums.TestRunState,
        },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = answer },
    };

    private static Task AnswerRunsAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        var uri = call.Query.Text("buildUri");
        var ids = call.Query.Numbers("buildIds");
        var builds = call.Organization.Builds.Of(project).Where(build =>
            (uri is null || uri == Uri(build)) && (ids.Count == 0 || ids.Contains(build.Id)) && Count(call, build) > 0);
        var skip = call.Query.Number("$skip") ?? 0;
        return BodyJson.AnswerPageAsync(
            call.Exchange, builds.Skip(skip).Take(call.Query.Number("$top") ?? UsualPage).Select(build => Run(call, project, build)));
    }

    private static Task AnswerResultsAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        var id = call.Required("runId");
        var build = call.Organization.Builds.Of(project).FirstOrDefault(one => IdOf(one).ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(new ServiceError(
                404, "TestObjectNotFoundException", "Microsoft.TeamFoundation.TestManagement, Microsoft.TeamFoundation.TestManagement",
                $"Test run {id} not found."));
        var window = PageWindow.BySkip(call, UsualPage);
        var progress = BuildListing.Progress(call, build);
        return BodyJson.AnswerPageAsync(call.Exchange, window.Of(Numbers(call, build)).Select(number => new
        {
            Id = 100_000 + number,
            Project = new { project.Id, project.Name },
            Outcome = Outcome(build, number),
            Priority = 0,
            AutomatedTestName = Name(number),
            AutomatedTestStorage = "sauce.tests.dll",
            TestCaseTitle = Title(number),
            DurationInMs = Duration(number),
            StartedDate = progress.Started,
            CompletedDate = progress.Finished,
            State = "Completed",
            ErrorMessage = IsFailed(build, number) ? "Expected 8 Pa·s, but was 3 Pa·s." : null,
            StackTrace = IsFailed(build, number) ? "   at Sauce.Tests.Viscosity() in sauce/Tests.cs:line 12" : null,
            Build = new { Id = build.Id.ToString(CultureInfo.InvariantCulture), Name = build.Number },
            TestRun = new { Id = IdOf(build).ToString(CultureInfo.InvariantCulture), Name = RunName(build) },
        }));
    }

    private static Task AnswerOfBuildAsync(ResourceCall call)
    {
        var build = Build(call);
        var outcomes = call.Query.Text("outcomes")?.Split(',') ?? [];
        int[] wanted =
        [
            .. Numbers(call, build)
                .Where(number => outcomes.Length == 0 || outcomes.Contains(Outcome(build, number), StringComparer.OrdinalIgnoreCase)),
        ];
        var window = PageWindow.ByToken(call, PageWindow.Capped(call, call.Query.Number("$top", least: 1) ?? UsualPage));
        window.Announce(call, wanted.Length);
        return BodyJson.AnswerPageAsync(call.Exchange, window.Of(wanted).Select(number => new
        {
            RunId = IdOf(build),
            Id = 100_000 + number,
            RefId = number + 1,
            Outcome = Outcome(build, number),
            Priority = 0,
            AutomatedTestName = Name(number),
            AutomatedTestStorage = "sauce.tests.dll",
            TestCaseTitle = Title(number),
            DurationInMs = Duration(number),
        }));
    }

    private static Task AnswerCoverageAsync(ResourceCall call)
    {
        var build = Build(call);
        var has = Count(call, build) > 0;
        return BodyJson.AnswerAnyAsync(call.Exchange, new
        {
            Build = new { Id = build.Id.ToString(CultureInfo.InvariantCulture), Url = BuildListing.Url(call, call.RequiredProject, build) },
            CoverageData = has
                ? new object[]
                {
                    new
                    {
                        BuildPlatform = "any cpu",
                        BuildFlavor = "release",
                        CoverageStats = new object[]
                        {
                            new { Label = "Lines", Position = 1, Total = 240, Covered = 198, IsDeltaAvailable = false, Delta = 0.0 },
                            new { Label = "Branches", Position = 2, Total = 80, Covered = 52, IsDeltaAvailable = false, Delta = 0.0 },
                        },
                    },
                }
                : [],
            Status = has ? "completed" : "none",
        });
    }

    private static object Run(ResourceCall call, EmulatedProject project, Build build)
    {
        var (total, failed) = (Count(call, build), build.Plan.FailedTests);
        var progress = BuildListing.Progress(call, build);
        return new
        {
            Id = IdOf(build),
            Name = RunName(build),
            Url = $"{call.Address.In(project)}/_apis/test/Runs/{IdOf(build)}",
            Build = new { Id = build.Id.ToString(CultureInfo.InvariantCulture), Name = build.Number },
            IsAutomated = true,
            Project = new { project.Id, project.Name },
            StartedDate = progress.Started,
            CompletedDate = progress.Finished,
            State = "Completed",
            TotalTests = total,
            IncompleteTests = 0,
            NotApplicableTests = 0,
            PassedTests = total - failed,
            UnanalyzedTests = failed,
            Revision = 3,
            WebAccessUrl = $"{call.Address.ProjectWeb(project)}/_TestManagement/Runs?runId={IdOf(build)}",
        };
    }

    private static Build Build(ResourceCall call)
    {
        var id = call.Query.Number("buildId")?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
        return call.Organization.Builds.Find(call.RequiredProject, id) ?? throw new ServiceRefusalException(BuildErrors.NoBuild(id));
    }

    private static int Count(ResourceCall call, Build build) =>
        build.Plan.Tests > 0 && BuildListing.Progress(call, build).IsCompleted ? build.Plan.Tests : 0;

    private static int[] Numbers(ResourceCall call, Build build) => [.. Enumerable.Range(0, Count(call, build))];

    private static bool IsFailed(Build build, int number) => number < build.Plan.FailedTests;

    private static string Outcome(Build build, int number) => IsFailed(build, number) ? "Failed" : "Passed";

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Sauce.Tests.Taste{number + 1:D2}");

    private static string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"Taste{number + 1:D2}");

    private static double Duration(int number) => 12.5 * (number + 1);

    private static int IdOf(Build build) => 5_000 + build.Id;

    private static string RunName(Build build) => $"VSTest_TestResults_{build.Id}";

    private static string Uri(Build build) => $"vstfs:///Build/Build/{build.Id}";
}
