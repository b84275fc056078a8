using AdoEntra.Emulator.Organizations.Runs;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;
using static AdoEntra.Emulator.Tests.Runs.RunScene;

namespace AdoEntra.Emulator.Tests.Runs;

/// <summary>What runs alone: the memory that is measured is the process's.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredMemory
{
    public const string Name = nameof(MeasuredMemory);
}

/// <summary>How much memory the reading of a long log takes.</summary>
[Collection(MeasuredMemory.Name)]
public sealed class RunLogMemoryTests : IAsyncLifetime
{
    private RunScene _scene = null!;

    public async Task InitializeAsync() => _scene = await RunScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Read_LongLog_TakesLittleMemory()
    {
        _scene.SetPlan(3, Stage("Build", new PlannedTask("Compile") { MoreLines = 400_000 }));
        RunPlace place = await _scene.StartRunAsync("3");
        _scene.Advance(TimeSpan.FromMinutes(1));
        long most = 0, count = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await new LogFollower(_scene.Client, place, static _ => true).ReadAsync(
            lines =>
            {
                count += lines.Count;
                if (count % 50 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                return default;
            },
            CancellationToken.None);

        Assert.Equal(400_002, count);
        Assert.True(most < 16 * 1024 * 1024, $"{most} bytes were held.");
    }
}
