using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Rest;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>
/// A caller that does not want to wait any more: the connection is closed, whatever the call is waiting for, and nothing is asked again.
/// </summary>
public sealed class CancellationTests
{
    public static TheoryData<string, string> Rows
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (EngineCall call in EngineCall.All)
            {
                rows.Add(call.Name, "hang");
                rows.Add(call.Name, "hang in body");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task WhileTheEmulatorIsSilent_ClosesTheConnection(string name, string fault)
    {
        EngineCall call = EngineCall.All.Single(call => call.Name == name);
        await using EngineScene scene = await EngineScene.StartAsync();
        scene.Emulator.Faults.Set(call.Route, EngineFaults.Of(fault, times: null));
        using var stop = new CancellationTokenSource();
        Task<bool> running = call.RunAsync(scene, stop.Token);
        RequestLog log = scene.Log(call.Route);
        RecordedRequest request = (await log.WaitForAsync(1, call.Route).InTimeAsync())[0];

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.InTimeAsync());
        Assert.Equal(RequestOutcome.ClientGone, await request.Ended.InTimeAsync());
        Assert.Single(log.List(call.Route));
    }

    // No call says that it is over: the consumer does not come back.
    [Fact]
    public async Task ReaderWhoHasEnough_ClosesTheConnectionOfHisPage()
    {
        await using EngineScene scene = await EngineScene.StartAsync();
        scene.Emulator.Faults.Set(EmulatedRoute.Projects, new HangFault { AfterBytes = 2000 });
        RestRequest request = await scene.Product.Rest.ResolveAsync(
            scene.Session,
            null,
            new RestCall { Address = "_apis/projects?$top=10" },
            scene.Context,
            default
        );
        var reader = new RestReader(scene.Product.Client, scene.Session, scene.Context);
        await foreach (
            IReadOnlyList<AdoProject> batch in reader.ReadAsync(
                request,
                AdoProject.Reader,
                static AdoProject (_) => throw new InvalidOperationException("No JSON came."),
                null,
                null,
                Patience.Token
            )
        )
        {
            Assert.NotEmpty(batch);
            break;
        }

        RecordedRequest page = Assert.Single(scene.Emulator.Requests.List(EmulatedRoute.Projects));
        Assert.Equal(RequestOutcome.ClientGone, await page.Ended.InTimeAsync());
    }

    [Fact]
    public async Task WhileAskedToSlowDown_EndsTheWait()
    {
        await using EngineScene scene = await EngineScene.StartAsync();
        scene.Emulator.Faults.Set(EmulatedRoute.Projects, new ThrottleFault { Blocks = true, RetryAfter = 25 });
        using var stop = new CancellationTokenSource();
        scene.Clock.Waiting = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            scene.ReadAsync(new RestCall { Address = "_apis/projects" }, stop.Token)
        );

        Assert.Single(scene.Emulator.Requests.List(EmulatedRoute.Projects));
    }
}
