using System.Diagnostics;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The tool among other programs: what comes early, what is cut off, what is interrupted.</summary>
public sealed class ShellTests() : ToolTests(new EmulatorOptions { LargeRepositories = 20_000 })
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // Some ten megabytes: four seconds.
    private static DripFault Slowly => new() { PieceBytes = 50_000, Interval = TimeSpan.FromMilliseconds(20), Times = 1 };

    [Theory]
    [InlineData("tsv")]
    [InlineData("json")]
    public async Task Items_AreWrittenWhileTheyArrive(string form)
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, Slowly);
        using ToolProcess tool = Start("--output", form);

        Assert.NotNull(await tool.Output.ReadLineAsync().WaitAsync(s_patience));
        Assert.NotNull(await tool.Output.ReadLineAsync().WaitAsync(s_patience));

        Assert.Equal(RequestOutcome.Open, Assert.Single(Emulator.Requests.List(EmulatedRoute.Repositories)).Outcome);
    }

    [LinuxFact]
    public async Task ReaderThatHasEnough_EndsItQuietly_AndTheRequest()
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, Slowly);
        using ToolProcess tool = Start("--output", "tsv");
        await tool.Output.ReadLineAsync().WaitAsync(s_patience);

        tool.Output.Close();

        Assert.Equal(0, await tool.ExitAsync());
        Assert.DoesNotContain("adoentra: Unexpected", tool.Error(), StringComparison.Ordinal);
        Assert.Equal(RequestOutcome.ClientGone, await Assert.Single(Emulator.Requests.List(EmulatedRoute.Repositories)).Ended.WaitAsync(s_patience));
    }

    [LinuxFact]
    public async Task CtrlC_EndsTheRequest_With130()
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new HangFault());
        using ToolProcess tool = Start();
        RecordedRequest request = (await Emulator.Requests.WaitForAsync(1, EmulatedRoute.Repositories, new CancellationTokenSource(s_patience).Token))[0];

        Signal("INT", tool);
        ToolOutcome outcome = await tool.EndAsync();

        Assert.Equal(130, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Empty(outcome.Failures);
        Assert.Equal(RequestOutcome.ClientGone, await request.Ended.WaitAsync(s_patience));
    }

    [LinuxFact]
    public async Task CtrlC_WhileSigningIn_EndsIt()
    {
        Emulator.Faults.Set(EmulatedRoute.Msi, new HangFault());
        using ToolProcess tool = Start();
        await Emulator.Requests.WaitForAsync(1, EmulatedRoute.Msi, new CancellationTokenSource(s_patience).Token);

        Signal("INT", tool);

        Assert.Equal(130, await tool.ExitAsync());
    }

    [LinuxFact]
    public async Task PoliteKill_EndsIt_WithItsOwnCode()
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new HangFault());
        using ToolProcess tool = Start();
        await Emulator.Requests.WaitForAsync(1, EmulatedRoute.Repositories, new CancellationTokenSource(s_patience).Token);

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
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
