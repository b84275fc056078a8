using AdoEntra.Emulator.Organizations.Runs;
using AdoEntra.Errors;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;
using static AdoEntra.Emulator.Tests.Runs.RunScene;

namespace AdoEntra.Emulator.Tests.Runs;

/// <summary>Waiting for runs: until they are over, and no more often than is good for the service.</summary>
public sealed class RunWatchTests : IAsyncLifetime
{
    private RunScene _scene = null!;

    public async Task InitializeAsync() => _scene = await RunScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Wait_RunThatTakesMinutes_EndsWithIt_AndAsksNoMoreThanOnceInASecond()
    {
        _scene.SetPlan(3, Stage("Build", new PlannedTask("Compile") { Seconds = 300 }));
        RunPlace place = await _scene.StartRunAsync("3");
        _scene.Emulator.Requests.Clear();
        DateTimeOffset start = _scene.Now;

        AdoPipelineRun run = await Watch(null).WaitAsync(place, CancellationToken.None);

        Assert.Equal(("completed", "succeeded"), (run.Status, run.Result));
        double seconds = (_scene.Now - start).TotalSeconds;
        Assert.InRange(seconds, 301, 312);
        Assert.True(_scene.Emulator.Requests.Total <= seconds, $"{_scene.Emulator.Requests.Total} requests in {seconds} s.");
        Assert.All(_scene.Waits, static wait => Assert.InRange(wait.TotalSeconds, 2, 10));
        Assert.True(_scene.Observed > 20);
    }

    [Fact]
    public async Task Wait_TwentyRunsAtOnce_AsksForEachNoMoreThanOnceInASecond()
    {
        _scene.SetPlan(3, Stage("Build", new PlannedTask("Compile") { Seconds = 120 }));
        List<RunPlace> places = [];
        for (int i = 0; i < 20; i++) places.Add(await _scene.StartRunAsync("3"));
        _scene.Emulator.Requests.Clear();

        // One after the other: the waits of one turn the clock of all.
        foreach (RunPlace place in places)
        {
            DateTimeOffset start = _scene.Now;
            long before = _scene.Emulator.Requests.Total;
            await Watch(null).WaitAsync(place, CancellationToken.None);
            long sent = _scene.Emulator.Requests.Total - before;
            Assert.True(sent <= 1 + (_scene.Now - start).TotalSeconds, $"{sent} requests in {_scene.Now - start}.");
        }
    }

    [Fact]
    public async Task Wait_RunFails_NamesTheTaskAndTheLastLinesOfItsLog()
    {
        _scene.SetPlan(3, Stage("Build", new PlannedTask("Compile")
        {
            Lines = [.. Enumerable.Range(1, 30).Select(static number => $"line {number}")], Result = "failed", Message = "No salt.",
        }));
        RunPlace place = await _scene.StartRunAsync("3");
        AdoPipelineRun run = await Watch(null).WaitAsync(place, CancellationToken.None);

        Assert.True(RunFailure.Is(run));
        AdoServiceException failure = await RunFailure.DescribeAsync(_scene.Client, place, run, CancellationToken.None);

        Assert.Equal(ErrorIds.RunFailed, failure.ErrorId);
        Assert.StartsWith(
            $"Run {run.BuildNumber} ({run.Id}) of pipeline 'data-nightly' failed in task 'Compile' (job 'build', stage 'Build'): No "
                + "salt. Its log ends with:\n  line 23\n",
            failure.Summary);
        Assert.EndsWith("  line 30\n  ##[error]No salt.\n  ##[section]Finishing: Compile\nEnd of the log.", failure.Summary);
    }

    [Fact]
    public async Task Wait_ForAnApproval_WarnsOnceWithTheCommandAndGoesOn()
    {
        RunPlace place = await _scene.StartRunAsync("infra-apply");
        _scene.AfterWait = _ =>
        {
            if (_scene.Waits.Count == 12) _scene.Organization.StageRulings.Rule((int)place.Run, "Deploy", true, _scene.Now.UtcDateTime);
        };

        AdoPipelineRun run = await Watch(null).WaitAsync(place, CancellationToken.None);

        Assert.Equal("succeeded", run.Result);
        Assert.True(_scene.Waits.Count >= 12);
        string warning = Assert.Single(_scene.Warnings);
        Assert.Matches(
            $@"^Run \S+ \({place.Run}\) of pipeline 'infra-apply' waits before stage 'Deploy' for an approval\. An approver gives it with: "
                + @"Approve-AdoPipelineApproval [0-9a-f-]{36} -Project 'SecretSauce'$",
            warning);
    }

    [Fact]
    public async Task Wait_ForAPermission_NamesTheResourceAndTheCommand()
    {
        _scene.SetPlan(3, Stage("Deploy", new PlannedTask("Copy")) with
        {
            Needs = [new StageNeed("Authorization", "endpoint", "5c1d0000-0000-5c0e-8000-0000000000f1", "azure")],
        });
        RunPlace place = await _scene.StartRunAsync("3");

        var late = await Assert.ThrowsAsync<AdoServiceException>(
            () => Watch(TimeSpan.FromMinutes(1)).WaitAsync(place, CancellationToken.None));

        Assert.Equal(ErrorIds.TimedOut, late.ErrorId);
        Assert.EndsWith(
            "for the permission to use the endpoint 'azure'. An administrator of it gives it with: Grant-AdoPipelinePermission "
                + "-ResourceType endpoint -ResourceId 5c1d0000-0000-5c0e-8000-0000000000f1 -Pipeline 3 -Project 'SecretSauce'",
            Assert.Single(_scene.Warnings));
    }

    [Fact]
    public async Task Wait_RunIsDeleted_SaysSo()
    {
        _scene.SetPlan(3, Stage("Build", new PlannedTask("Compile") { Seconds = 100 }));
        RunPlace place = await _scene.StartRunAsync("3");
        _scene.AfterWait = _ => _scene.Organization.Builds.Remove(_scene.Organization.Projects[0], build => build.Id == place.Run);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => Watch(null).WaitAsync(place, CancellationToken.None));

        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
        Assert.Contains("was deleted while it was watched", failure.Summary);
    }

    [Fact]
    public async Task Wait_Canceled_LeavesTheRunAlone()
    {
        _scene.SetPlan(3, Stage("Build", new PlannedTask("Compile") { Seconds = 100 }));
        RunPlace place = await _scene.StartRunAsync("3");
        using var stop = new CancellationTokenSource();
        _scene.AfterWait = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Watch(null).WaitAsync(place, stop.Token));

        AdoPipelineRun run = await _scene.Client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), CancellationToken.None);
        Assert.Equal("inProgress", run.Status);
        Assert.DoesNotContain(_scene.Emulator.Requests.List(), static request => request.Method == "PATCH");
    }

    private RunWatch Watch(TimeSpan? limit) => new(_scene.Client, _scene, limit);
}
