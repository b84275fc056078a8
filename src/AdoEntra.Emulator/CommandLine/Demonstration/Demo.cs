namespace AdoEntra.Emulator.CommandLine.Demonstration;

/// <summary>
/// What the project is for, in one command: an emulator, the module as it ships in a real PowerShell, and the tool. The variables are set
/// for those children only. Each step says what it does while it does it.
/// </summary>
internal sealed class Demo(DemoParts parts, TextWriter output, TextWriter error)
{
    private const int Interrupted = 130;

    private static readonly string[] ToolArguments = ["repositories", "--project", "SecretSauce", "--identity", "--organization", "MyOrg"];

    /// <summary>Runs all steps.</summary>
    /// <returns>
    /// 0 when each of them did what it should; 130 when it was interrupted; otherwise the exit code of the first that failed.
    /// </returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        try
        {
            return await RunStepsAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private async Task<int> RunStepsAsync(CancellationToken ct)
    {
        if (parts.Problem is not null)
        {
            await error.WriteLineAsync(parts.Problem);
            return DemoProcess.CouldNotRun;
        }

        if (await BuildAsync(ct) is var built and not 0)
        {
            return built;
        }

        await SayAsync("Starting an emulator of Azure DevOps and of a managed identity ...", ct);
        await using var emulator = await EmulatorHost.StartAsync(ct: ct);
        await SayAsync($"It listens at {emulator.BaseUri}. Nothing leaves this machine.", ct);

        var shellCode = await PowerShellAsync(emulator, ct);
        var toolCode = await ToolAsync(emulator, ct);
        await ExplainAsync();
        return shellCode != 0 ? shellCode : toolCode;
    }

    private async Task<int> BuildAsync(CancellationToken ct)
    {
        if (parts.Build is null)
        {
            return 0;
        }

        await SayAsync("Building the module and preparing PowerShell (a minute or two the first time, seconds later) ...", ct);
        return await DemoProcess.RunQuietlyAsync(parts.Build, output, error, ct);
    }

    private async Task<int> PowerShellAsync(EmulatorHost emulator, CancellationToken ct)
    {
        if (parts.PowerShell is null)
        {
            return 0;
        }

        await SayAsync("The module, in PowerShell as a managed identity:", ct);
        return await RunAsync(parts.PowerShell, emulator, ct);
    }

    private async Task<int> ToolAsync(EmulatorHost emulator, CancellationToken ct)
    {
        await SayAsync("The same in any other shell:", ct);
        await SayAsync("$ adoentra " + string.Join(' ', ToolArguments), ct);
        return await RunAsync(parts.Tool.With(ToolArguments), emulator, ct);
    }

    private async Task<int> RunAsync(DemoCommand command, EmulatorHost emulator, CancellationToken ct)
    {
        var exitCode = await DemoProcess.RunAsync(command, emulator, error, ct);
        if (exitCode is not (0 or DemoProcess.CouldNotRun))
        {
            await error.WriteLineAsync($"{command.Name} ended with exit code {exitCode}.");
        }

        return exitCode;
    }

    private async Task SayAsync(string line, CancellationToken ct)
    {
        await output.WriteLineAsync(line);
        await output.WriteLineAsync();
        await output.FlushAsync(ct);
    }

    private Task ExplainAsync() => output.WriteLineAsync(
        """

        The same against your own organization, in PowerShell on a machine with a managed identity:

            Install-Module AdoEntra
            Connect-AdoEntra -Identity -Organization <yours>; Get-AdoRepository -Project <yours>

        and in any other shell:

            dotnet tool install --global AdoEntra.Tool
            adoentra repositories --project <yours> --identity --organization <yours>
        """);
}
