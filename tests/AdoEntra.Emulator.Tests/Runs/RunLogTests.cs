using AdoEntra.Emulator.Organizations.Runs;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;
using static AdoEntra.Emulator.Tests.Runs.RunScene;

namespace AdoEntra.Emulator.Tests.Runs;

/// <summary>Logs, read while they arrive and while they grow.</summary>
public sealed class RunLogTests : IAsyncLifetime
{
    private readonly List<string> _lines = [];
    private RunScene _scene = null!;

    public async Task InitializeAsync() => _scene = await RunScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Follow_RunThatGoesOn_GivesEachLineOnceInOrder()
    {
        _scene.SetPlan(
            3,
            Stage(
                "Build",
                new PlannedTask("Compile") { Seconds = 40, Lines = [.. Enumerable.Range(1, 50).Select(static number => $"c{number}")] },
                new PlannedTask("Test") { Seconds = 20, Lines = ["t1", "t2"] }));
        RunPlace place = await _scene.StartRunAsync("3");
        var batches = 0;

        AdoPipelineRun run = await Logs(place).FollowAsync(
            lines =>
            {
                batches++;
                return Take(lines);
            },
            _scene,
            CancellationToken.None);

        Assert.Equal("succeeded", run.Result);
        string[] expected =
        [
            "##[section]Starting: Compile", .. Enumerable.Range(1, 50).Select(static number => $"c{number}"),
            "##[section]Finishing: Compile", "##[section]Starting: Test", "t1", "t2", "##[section]Finishing: Test",
        ];
        Assert.Equal(expected, _lines.Select(static line => line.Substring(line.IndexOf(' ') + 1)));
        Assert.True(batches > 4, "It came as it was written.");
        Assert.All(
            _scene.Emulator.Requests.List(EmulatedRoute.BuildLogs).Where(static request => request.Target.Contains("/logs/")),
            static request => Assert.StartsWith("text/plain", request.Headers["Accept"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_LogThatIsCutAndBreaksOff_IsGoneOnWith()
    {
        RunPlace place = await LongAsync(20_000);
        await Logs(place).ReadAsync(Take, CancellationToken.None);
        string[] whole = [.. _lines];
        _lines.Clear();
        _scene.Emulator.Faults.Set("buildLogs", new CutFault { AfterBytes = 300_000, Skip = 1, Times = 1 });

        await Logs(place).ReadAsync(Take, CancellationToken.None);

        Assert.Equal(20_002, whole.Length);
        Assert.Equal(whole, _lines);
    }

    [Fact]
    public async Task Read_OnlyWhatFailed_ReadsNoOtherLog()
    {
        await Logs(new RunPlace(Project, 101), static task => task.Result == "failed").ReadAsync(Take, CancellationToken.None);

        Assert.Contains(_lines, static line => line.EndsWith("##[error]The sauce is not as it should be.", StringComparison.Ordinal));
        Assert.Single(_scene.Emulator.Requests.List(EmulatedRoute.BuildLogs), static request => request.Target.Contains("/logs/3"));
        Assert.DoesNotContain(_scene.Emulator.Requests.List(EmulatedRoute.BuildLogs), static request => request.Target.Contains("/logs/1"));
    }

    private async Task<RunPlace> LongAsync(int lines)
    {
        _scene.SetPlan(3, Stage("Build", new PlannedTask("Compile") { MoreLines = lines }));
        RunPlace place = await _scene.StartRunAsync("3");
        _scene.Advance(TimeSpan.FromMinutes(1));
        return place;
    }

    private LogFollower Logs(RunPlace place, Func<AdoPipelineTask, bool>? wants = null) =>
        new(_scene.Client, place, wants ?? (static _ => true));

    private ValueTask Take(IReadOnlyList<string> lines)
    {
        _lines.AddRange(lines);
        return default;
    }
}
