using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Organizations.Runs;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Runs go through their stages, jobs and tasks as the clock is turned, and write logs meanwhile.</summary>
public sealed class RunTests() : EmulatorTests(new EmulatorOptions { TimeProvider = Clock })
{
    private const string Root = "MyOrg/SecretSauce/_apis/";
    private const string Version = "?api-version=7.1";
    private const int Pipeline = 3;

    private static readonly ManualTime Clock = new(new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));

    private EmulatedOrganization Organization => Emulator.State.FindOrganization("MyOrg")!;

    [Fact]
    public async Task Run_AsTimeGoesBy_PassesThroughItsStagesAndEnds()
    {
        SetPlan(Stage("Build", Task("Compile", 10), Task("Test", 10)), Stage("Deploy", Task("Copy", 5)));
        var run = await StartAsync();

        Assert.Equal(("notStarted", null), await StatusAsync(run));
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("inProgress", null), await StatusAsync(run));
        Assert.Equal(
            ["Stage Build inProgress", "Stage Deploy pending", "Task Compile inProgress", "Task Test pending"], await RecordsAsync(run));

        Clock.Advance(TimeSpan.FromSeconds(17));
        Assert.Equal(
            [
                "Stage Build completed succeeded", "Stage Deploy inProgress", "Task Compile completed succeeded",
                "Task Test completed succeeded", "Task Copy inProgress",
            ],
            await RecordsAsync(run));
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("completed", "succeeded"), await StatusAsync(run));
        var build = await JsonAsync($"build/builds/{run}");
        Assert.Equal(
            TimeSpan.FromSeconds(26), build.GetProperty("finishTime").GetDateTime() - build.GetProperty("queueTime").GetDateTime());
    }

    [Fact]
    public async Task Log_OfATaskThatRuns_GrowsAndKeepsItsLines()
    {
        SetPlan(Stage("Build", Task("Compile", 10) with { Lines = ["one", "two", "three"] }));
        var run = await StartAsync();
        Clock.Advance(TimeSpan.FromSeconds(6));

        var before = await TextAsync($"build/builds/{run}/logs/1");
        Clock.Advance(TimeSpan.FromSeconds(6));
        var after = await TextAsync($"build/builds/{run}/logs/1");

        Assert.EndsWith(" one\r\n", before, StringComparison.Ordinal);
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        Assert.EndsWith(" ##[section]Finishing: Compile\r\n", after, StringComparison.Ordinal);
        Assert.Equal(
            string.Concat(after.Split("\r\n")[2..4].Select(line => line + "\r\n")),
            await TextAsync($"build/builds/{run}/logs/1", "&startLine=3&endLine=4"));
    }

    [Fact]
    public async Task Run_TaskFails_SkipsTheRestUntilItsStageIsRetried()
    {
        var failing = Task("Compile", 1) with { Result = "failed", Message = "No salt.", Attempts = 1 };
        SetPlan(Stage("Build", failing, Task("Test", 1)), Stage("Deploy", Task("Copy", 1)));
        var run = await StartAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(("completed", "failed"), await StatusAsync(run));
        Assert.Equal(
            [
                "Stage Build completed failed", "Stage Deploy completed skipped", "Task Compile completed failed error: No salt.",
                "Task Test completed skipped",
            ],
            await RecordsAsync(run));

        using var refused = await SendAsync(
            HttpMethod.Patch, $"{Root}build/builds/{run}/stages/Deploy{Version}", """{"state":"retry"}""");
        using var retried = await SendAsync(
            HttpMethod.Patch, $"{Root}build/builds/{run}/stages/Build{Version}", """{"state":"retry"}""");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NoContent), (refused.StatusCode, retried.StatusCode));
        Assert.Equal(("inProgress", null), await StatusAsync(run));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("completed", "succeeded"), await StatusAsync(run));
        Assert.Equal(2, (await JsonAsync($"build/builds/{run}/timeline")).GetProperty("records")[0].GetProperty("attempt").GetInt32());
    }

    [Fact]
    public async Task Run_Canceled_EndsALittleLater()
    {
        SetPlan(Stage("Build", Task("Compile", 60)), Stage("Deploy", Task("Copy", 5)));
        var run = await StartAsync();
        Clock.Advance(TimeSpan.FromSeconds(5));

        var canceled = await (await SendAsync(
            HttpMethod.Patch, $"{Root}build/builds/{run}{Version}", """{"status":"cancelling"}""")).JsonAsync();
        Assert.Equal("cancelling", canceled.Text("status"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("completed", "canceled"), await StatusAsync(run));
        Assert.Contains("Task Compile completed canceled", await RecordsAsync(run));
    }

    [Theory]
    [InlineData(true, "succeeded")]
    [InlineData(false, "failed")]
    public async Task Run_StageNeedsAnApproval_WaitsUntilItIsDecided(bool isGranted, string result)
    {
        var need = new StageNeed("Approval", "environment", "1", "production");
        SetPlan(Stage("Build", Task("Compile", 1)), Stage("Deploy", Task("Copy", 1)) with { Needs = [need] });
        var run = await StartAsync();
        Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(("inProgress", null), await StatusAsync(run));
        Assert.Equal(
            ["Stage Deploy pending", "Checkpoint Checkpoint inProgress", "Checkpoint.Approval Checkpoint.Approval inProgress"],
            (await RecordsAsync(run)).Where(record => record.Contains("Deploy")
                || record.StartsWith("Checkpoint", StringComparison.Ordinal)));

        using var ruled = await Client.PostAsync(
            new Uri($"_emulator/runs/{run}/stages/Deploy/{(isGranted ? "grant" : "refuse")}", UriKind.Relative), null);
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("completed", result), await StatusAsync(run));
    }

    [Fact]
    public async Task Run_StageIsSkipped_ThoseBehindItRunNevertheless()
    {
        SetPlan(Stage("Build", Task("Compile", 1)), Stage("Deploy", Task("Copy", 1)));
        var run = await StartAsync("""{"stagesToSkip":["build"]}""");
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(("completed", "succeeded"), await StatusAsync(run));
        Assert.Equal(
            ["Stage Build completed skipped", "Stage Deploy completed succeeded", "Task Copy completed succeeded"],
            await RecordsAsync(run));
    }

    [Fact]
    public async Task Preview_YamlThatIsWrong_SaysWhereEachThingIs()
    {
        using var refused = await SendAsync(
            HttpMethod.Post, $"{Root}pipelines/{Pipeline}/preview{Version}",
            """{"previewRun":true,"yamlOverride":"steps:\n- script: a\nstepss:\n\t- x\n"}""");
        var good = await (await SendAsync(
            HttpMethod.Post, $"{Root}pipelines/{Pipeline}/preview{Version}",
            """{"previewRun":true,"yamlOverride":"steps:\n- script: a\n"}""")).JsonAsync();

        var error = await refused.JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal("PipelineValidationException", error.Text("typeKey"));
        string[] problems = error.Text("message").Split('\n');
        Assert.Equal("/azure-pipelines.yml (Line: 3, Col: 1): Unexpected value 'stepss'", problems[0]);
        Assert.StartsWith("/azure-pipelines.yml (Line: 4, Col: 1): ", problems[1], StringComparison.Ordinal);
        Assert.Equal("stages:\n- stage: __default\n  jobs:\n  - job: Job\n    steps:\n    - script: a\n", good.Text("finalYaml"));
    }

    [Fact]
    public async Task Control_PlanAndClock_AreThoseOfRuns()
    {
        using var set = await Client.PutAsync(
            new Uri($"_emulator/runs/plans/{Pipeline}", UriKind.Relative),
            new StringContent("""{"stages":[{"name":"S","jobs":[{"name":"J","tasks":[{"name":"T","seconds":30}]}]}]}"""));
        var run = await StartAsync();
        using var advanced = await Client.PostAsync(new Uri("_emulator/runs/clock?seconds=32", UriKind.Relative), null);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (set.StatusCode, advanced.StatusCode));
        Assert.Equal(("completed", "succeeded"), await StatusAsync(run));
    }

    private static PlannedStage Stage(string name, params PlannedTask[] tasks) =>
        new(name, [new PlannedJob(name.ToLowerInvariant(), tasks)]);

    private static PlannedTask Task(string name, double seconds) => new(name) { Seconds = seconds };

    private void SetPlan(params PlannedStage[] stages) => Organization.Definitions.SetPlan(Pipeline, new RunPlan(stages));

    private async Task<int> StartAsync(string body = "{}") => (await (await SendAsync(
        HttpMethod.Post, $"{Root}pipelines/{Pipeline}/runs{Version}", body)).JsonAsync()).GetProperty("id").GetInt32();

    private async Task<JsonElement> JsonAsync(string target) => await (await CallAsync(Root + target + Version)).JsonAsync();

    private async Task<string> TextAsync(string target, string query = "") =>
        await (await CallAsync(Root + target + Version + query, null, ("Accept", "text/plain"))).Content.ReadAsStringAsync();

    private async Task<(string Status, string? Result)> StatusAsync(int run)
    {
        var build = await JsonAsync($"build/builds/{run}");
        return (build.Text("status"), build.TryGetProperty("result", out var result) ? result.GetString() : null);
    }

    private async Task<List<string>> RecordsAsync(int run) =>
    [
        .. (await JsonAsync($"build/builds/{run}/timeline")).GetProperty("records").EnumerateArray()
            .Where(record => record.Text("type") is not ("Phase" or "Job"))
            .Select(record => $"{record.Text("type")} {record.Text("name")} {record.Text("state")}"
                + (record.TryGetProperty("result", out var result) ? " " + result.GetString() : null)
                + (record.TryGetProperty("issues", out var issues) ? $" {issues[0].Text("type")}: {issues[0].Text("message")}" : null)),
    ];
}
