using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

public sealed class FaultSetTests : EmulatorTests
{
    [Fact]
    public async Task Times_Over_WorksAgain()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 503, Times = 2 });

        await AssertStatusesAsync(503, 503, 200, 200);
        Assert.Empty(Emulator.Faults.List());
    }

    [Fact]
    public async Task Skip_LetsTheFirstThrough()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 500, Skip = 2, Times = 1 });

        await AssertStatusesAsync(200, 200, 500, 200);
    }

    [Fact]
    public async Task Set_Several_ComeOneAfterTheOther()
    {
        Emulator.Faults.Set(
            EmulatedRoute.Projects,
            new StatusFault { Status = 500, Times = 1 },
            new StatusFault { Status = 429, Times = 2 },
            new StatusFault { Status = 503 });

        await AssertStatusesAsync(500, 429, 429, 503, 503);
    }

    [Fact]
    public async Task Set_RouteAndAny_TheRouteHasPrecedence()
    {
        Emulator.Faults.Set(EmulatedRoute.Any, new StatusFault { Status = 500 });
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 404, Times = 1 });

        await AssertStatusesAsync(404, 500);
    }

    [Fact]
    public async Task Clear_RouteOrAll_EndsThem()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 500 });
        Emulator.Faults.Set(EmulatedRoute.Msi, new StatusFault { Status = 500 });

        Emulator.Faults.Clear(EmulatedRoute.Projects);
        await AssertStatusesAsync(200);
        Assert.Equal([EmulatedRoute.Msi], Emulator.Faults.List().Keys);

        Emulator.Faults.Clear();
        Assert.Empty(Emulator.Faults.List());
    }

    [Fact]
    public async Task Set_FromManyRequestsAtOnce_CountsEachOnce()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 503, Times = 20 });

        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => StatusesAsync(1)));

        Assert.Equal(20, statuses.Count(status => status[0] == 503));
        Assert.Equal(30, statuses.Count(status => status[0] == 200));
    }

    public static TheoryData<string> Nonsense =>
        ["times", "skip", "status", "error", "redirect", "token", "hang", "delay", "drip", "cut", "page"];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Set_Nonsense_IsRefused(string what)
    {
        Fault fault = what switch
        {
            "times" => new StatusFault { Status = 500, Times = 0 },
            "skip" => new StatusFault { Status = 500, Skip = -1 },
            "status" => new StatusFault { Status = 199 },
            "error" => new ErrorFault { Status = 200 },
            "redirect" => new RedirectFault { Status = 200 },
            "token" => new TokenFault(),
            "hang" => new HangFault { Limit = TimeSpan.FromSeconds(-1) },
            "delay" => new DelayFault { Delay = TimeSpan.FromSeconds(-1) },
            "drip" => new DripFault { PieceBytes = 0 },
            "page" => new SignInPageFault { Status = 99 },
            _ => new CutFault { AfterBytes = -1 },
        };

        Assert.Throws<ArgumentException>(() => Emulator.Faults.Set(EmulatedRoute.Projects, fault));
        Assert.Empty(Emulator.Faults.List());
    }

    private async Task AssertStatusesAsync(params int[] expected) => Assert.Equal(expected, await StatusesAsync(expected.Length));

    private async Task<int[]> StatusesAsync(int count)
    {
        var statuses = new int[count];
        for (var index = 0; index < count; index++)
        {
            using var answer = await CallAsync("MyOrg/_apis/projects?api-version=7.1");
            statuses[index] = (int)answer.StatusCode;
        }

        return statuses;
    }
}
