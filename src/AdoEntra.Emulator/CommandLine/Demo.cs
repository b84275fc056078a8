using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>
/// The tool's own program, as it is shipped, against an emulator: the whole way from sign-in to a list, without Azure. The variables are
/// set for that child only.
/// </summary>
internal static class Demo
{
    private const int CouldNotRun = 127;

    private static readonly string[] Arguments = ["repositories", "--project", "SecretSauce", "--identity", "--organization", "MyOrg"];

    public static string ToolBesideThis => Path.Combine(AppContext.BaseDirectory, "AdoEntra.Tool.dll");

    public static async Task<int> RunAsync(string tool, TextWriter output, TextWriter error, CancellationToken ct)
    {
        await using var emulator = await EmulatorHost.StartAsync(ct: ct);
        await output.WriteLineAsync($"An emulator of Azure is at {emulator.BaseUri}. Against it runs:");
        await output.WriteLineAsync();
        await output.WriteLineAsync("    adoentra " + string.Join(' ', Arguments));
        await output.WriteLineAsync();
        await output.FlushAsync(ct);
        var exitCode = await RunToolAsync(tool, emulator, error, ct);
        if (exitCode != 0)
        {
            await error.WriteLineAsync($"The tool ended with exit code {exitCode}.");
        }

        await output.WriteLineAsync(
            """

            The same against your own organization, in PowerShell on a machine with a managed identity:

                Install-Module AdoEntra
                Connect-AdoEntra -Identity -Organization <yours>; Get-AdoRepository -Project <yours>

            and in any other shell:

                dotnet tool install --global AdoEntra.Tool
                adoentra repositories --project <yours> --identity --organization <yours>
            """);
        return exitCode;
    }

    private static async Task<int> RunToolAsync(string tool, EmulatorHost emulator, TextWriter error, CancellationToken ct)
    {
        if (!File.Exists(tool))
        {
            await error.WriteLineAsync($"The tool's program is not at {tool}.");
            return CouldNotRun;
        }

        // Its output goes straight to this console, colours and all.
        var start = new ProcessStartInfo(DotnetProgram()) { UseShellExecute = false };
        start.ArgumentList.Add(tool);
        foreach (var argument in Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        emulator.ApplyTo(start.Environment);
        try
        {
            using var child = Process.Start(start)!;
            try
            {
                await child.WaitForExitAsync(ct);
            }
            catch (OperationCanceledException)
            {
                child.Kill(entireProcessTree: true);
                throw;
            }

            return child.ExitCode;
        }
        catch (Win32Exception e)
        {
            await error.WriteLineAsync($"The tool could not be started with {start.FileName}: {e.Message}");
            return CouldNotRun;
        }
    }

    // The runtime that runs this program lies three folders below the program that started it, wherever that is and whether or not it
    // is in PATH.
    private static string DotnetProgram()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
