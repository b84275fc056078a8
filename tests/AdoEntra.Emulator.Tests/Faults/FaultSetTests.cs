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
    public async Task Every_StrikesEachSoManyth()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 503, Every = 3, Skip = 1, Times = 2 });

        await AssertStatusesAsync(200, 200, 200, 503, 200, 200, 503, 200, 200, 200);
        Assert.Empty(Emulator.Faults.List());
    }

    [Fact]
    public async Task Every_RequestLeftAlone_IsTheNextFaults()
    {
        Emulator.Faults.Set(
            EmulatedRoute.Projects, new StatusFault { Status = 503, Every = 2 }, new StatusFault { Status = 429, Every = 2 });

        await AssertStatusesAsync(200, 503, 429, 503, 200, 503, 429, 503);
    }

    [Fact]
    public void Chance_IsAboutMetAndTheSameEachTime()
    {
        Fault[] faults =
        [
            new StatusFault { Status = 500, Chance = 0.1 }, new StatusFault { Status = 503, Chance = 0.1 },
            new StatusFault { Status = 429, Chance = 0.5, Seed = 7 },
        ];

        var first = Strikes(faults);

        Assert.Equal(first, Strikes(faults));
        Assert.InRange(first.Count(status => status == 500), 900, 1_100);
        Assert.InRange(first.Count(status => status == 503), 800, 1_000);
        Assert.InRange(first.Count(status => status == 429), 3_850, 4_250);
    }

    [Fact]
    public void Chance_AnotherSeed_StrikesOthers()
    {
        var first = Strikes(new StatusFault { Status = 500, Chance = 0.5, Seed = 1 });

        Assert.Equal(first, Strikes(new StatusFault { Status = 500, Chance = 0.5, Seed = 1 }));
        Assert.NotEqual(first, Strikes(new StatusFault { Status = 500, Chance = 0.5, Seed = 2 }));
    }

    [Fact]
    public void Chance_NoSeed_IsNotTheSameForTwo()
    {
        var (left, right) = (new StatusFault { Status = 500, Chance = 0.5 }, new StatusFault { Status = 503, Chance = 0.5 });
        var (sameLeft, sameRight) =
            (new StatusFault { Status = 500, Chance = 0.5, Seed = 0 }, new StatusFault { Status = 503, Chance = 0.5, Seed = 0 });

        Assert.NotEqual(Strikes(sameLeft, sameRight), Strikes(left, right));
    }

    [Fact]
    public void Chance_Certain_StrikesAll() =>
        Assert.DoesNotContain(0, Strikes(new StatusFault { Status = 500, Chance = 1 }));

    private static int[] Strikes(params Fault[] faults)
    {
        var set = new FaultSet();
        set.Set(EmulatedRoute.Projects, faults);
        return [.. Enumerable.Range(0, 10_000).Select(_ => (set.Take(EmulatedRoute.Projects) as StatusFault)?.Status ?? 0)];
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
    [
        "times", "skip", "every", "chance", "moreThanCertain", "both", "seed", "status", "error", "redirect", "location", "token", "hang",
        "hangInBody", "delay", "drip", "length", "throttle", "cut", "page",
    ];

    [Fact]
    public void Set_RouteByTheNameOfAResource_IsThatRoute()
    {
        var set = new FaultSet();
        set.Set("environments", new StatusFault { Status = 503 });

        Assert.Equal(503, (set.Take(EmulatedRoute.Named("Environments")) as StatusFault)?.Status);
        Assert.Null(set.Take(EmulatedRoute.Projects));
        Assert.Throws<ArgumentException>(() => set.Set("nowhere", new StatusFault { Status = 503 }));
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Set_Nonsense_IsRefused(string what)
    {
        Fault fault = what switch
        {
            "times" => new StatusFault { Status = 500, Times = 0 },
            "skip" => new StatusFault { Status = 500, Skip = -1 },
            "every" => new StatusFault { Status = 500, Every = 0 },
            "chance" => new StatusFault { Status = 500, Chance = 0 },
            "moreThanCertain" => new StatusFault { Status = 500, Chance = 1.1 },
            "both" => new StatusFault { Status = 500, Every = 1, Chance = 0.5 },
            "seed" => new StatusFault { Status = 500, Seed = 1 },
            "location" => new RedirectFault { Location = "/a\r\nb: c" },
            "hangInBody" => new HangFault { AfterBytes = -1 },
            "length" => new LengthFault { Difference = 0 },
            "throttle" => new ThrottleFault { RetryAfter = -1 },
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

    [Theory]
    [InlineData("token")]
    [InlineData("serviceFabric")]
    public void Set_WithinTls_WhatCannotBeDoneThere_IsRefused(string route)
    {
        Assert.Throws<ArgumentException>(() => Emulator.Faults.Set(route, new ResetFault { At = ResetMoment.AfterHeaders }));
        Assert.Throws<ArgumentException>(() => Emulator.Faults.Set(route, new LengthFault()));

        Emulator.Faults.Set(route, new ResetFault());
        Assert.Equal([route], Emulator.Faults.List().Keys.Select(one => one.Name));
    }

    [Fact]
    public void Set_RepeatedTokenWhereThereAreNone_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Emulator.Faults.Set(EmulatedRoute.Repositories, new RepeatedTokenFault()));

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
