using System.Diagnostics;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The tool among other programs: what comes early, what is cut off, what is interrupted.</summary>
public sealed class ShellTests() : ToolTests(new EmulatorOptions { LargeRepositories = 20_000 })
{
    // Of some ten megabytes.
    private const int APart = 1_000_000;

    [Theory]
    [InlineData("tsv")]
    [InlineData("json")]
    public async Task Items_AreWrittenWhileTheyArrive(string form)
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new HangFault { AfterBytes = APart });
        using ToolProcess tool = Start("--output", form);

        Assert.NotNull(await tool.Output.ReadLineAsync().InTimeAsync());
        Assert.NotNull(await tool.Output.ReadLineAsync().InTimeAsync());

        Assert.Equal(RequestOutcome.Open, Assert.Single(Emulator.Requests.List(EmulatedRoute.Repositories)).Outcome);
    }

    [LinuxFact]
    public async Task ReaderThatHasEnough_EndsItQuietly_AndTheRequest()
    {
        // Goes on until it is stopped: minutes.
        Emulator.Faults.Set(
            EmulatedRoute.Repositories,
            new DripFault { PieceBytes = APart / 20, Interval = TimeSpan.FromMilliseconds(500) }
        );
        using ToolProcess tool = Start("--output", "tsv");
        await tool.Output.ReadLineAsync().InTimeAsync();

        tool.Output.Close();

        Assert.Equal(0, await tool.ExitAsync());
        Assert.DoesNotContain("adoentra: Unexpected", tool.Error(), StringComparison.Ordinal);
        Assert.Equal(
            RequestOutcome.ClientGone,
            await Assert.Single(Emulator.Requests.List(EmulatedRoute.Repositories)).Ended.InTimeAsync()
        );
    }

    [LinuxFact]
    public async Task CtrlC_EndsTheRequest_With130()
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new HangFault());
        using ToolProcess tool = Start();
        RecordedRequest request = (await Emulator.Requests.WaitForAsync(1, EmulatedRoute.Repositories, Patience.Token))[0];

        Signal("INT", tool);
        ToolOutcome outcome = await tool.EndAsync();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Empty(outcome.Failures);
        Assert.Equal(RequestOutcome.ClientGone, await request.Ended.InTimeAsync());
    }

    [LinuxFact]
    public async Task CtrlC_WhileSigningIn_EndsIt()
    {
        Emulator.Faults.Set(EmulatedRoute.Msi, new HangFault());
        using ToolProcess tool = Start();
        await Emulator.Requests.WaitForAsync(1, EmulatedRoute.Msi, Patience.Token);

        Signal("INT", tool);

        Assert.Equal(130, await tool.ExitAsync());
    }

    [LinuxFact]
    public async Task PoliteKill_EndsIt_WithItsOwnCode()
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new HangFault());
        using ToolProcess tool = Start();
        await Emulator.Requests.WaitForAsync(1, EmulatedRoute.Repositories, Patience.Token);

        Signal("TERM", tool);

        Assert.Equal(143, await tool.ExitAsync());
    }

    private ToolProcess Start(params string[] args) =>
        OperatingSystem.IsLinux()
            ? ToolProcess.StartInForeground(Emulator, ["repositories", .. args, .. Identity])
            : ToolProcess.Start(Emulator, null, ["repositories", .. args, .. Identity]);

    private static void Signal(string signal, ToolProcess tool)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{tool.Id}"]);
        Assert.True(kill.WaitForExit(Patience.Longest));
        Assert.Equal(0, kill.ExitCode);
    }
}
