using System.Diagnostics;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>The PowerShell of this machine, looked for once.</summary>
internal sealed record PowerShellInstallation(string Program, Version Version)
{
    private static readonly Version s_oldest = new(7, 4);
    private static readonly Version s_oldestPester = new(5, 0);

    private static readonly Lazy<(PowerShellInstallation? Found, string? Reason)> s_search = new(Search);

    /// <summary>Why the suite cannot run here, in one line; null where it can.</summary>
    public static string? Missing => s_search.Value.Reason;

    /// <summary>PowerShell 7.4 or newer, with Pester 5 or newer.</summary>
    public static PowerShellInstallation Current => s_search.Value.Found ?? throw new InvalidOperationException(Missing);

    private static (PowerShellInstallation? Found, string? Reason) Search()
    {
        string name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (program is null) return (null, $"There is no {name} in PATH; the Pester suite needs PowerShell {s_oldest} or newer.");

        const string Question = "\"$($PSVersionTable.PSVersion) $((Get-Module -ListAvailable Pester | Sort-Object Version | Select-Object -Last 1).Version)\"";
        var start = new ProcessStartInfo(program, ["-NoProfile", "-NonInteractive", "-Command", Question]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string[] answer = process.StandardOutput.ReadToEnd().Trim().Split(' ');
        process.WaitForExit();

        // A preview calls itself 7.7.0-preview.1.
        if (!Version.TryParse(answer[0].Split('-')[0], out Version? version) || version < s_oldest)
        {
            return (null, $"{program} is PowerShell {answer[0]}; the Pester suite needs {s_oldest} or newer.");
        }

        return answer.Length > 1 && Version.TryParse(answer[1], out Version? pester) && pester >= s_oldestPester
            ? (new(program, version), null)
            : (null, $"PowerShell {version} has no Pester of version {s_oldestPester} or newer: Install-PSResource Pester brings it.");
    }
}
