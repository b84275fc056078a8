using AdoEntra.Long.Children;

namespace AdoEntra.Long.Kills;

/// <summary>What holds of a program that was ended, whenever that was.</summary>
internal static class KillChecks
{
    // What the shell and the runtime keep there as long as they run, and cannot take away without a notice of their end.
    private static readonly string[] s_ofShell = ["CoreFxPipe_", "clr-debug-pipe-", "dotnet-diagnostic-"];

    // That the emulator is in use, and what is waited for.
    private static readonly string[] s_usual = ["adoentra: warning: ", "adoentra: waiting: "];

    /// <summary>Whether a run was over before the signal came. A PowerShell that runs a script ends with 0 after Ctrl+C too.</summary>
    public static bool HadEnded(Job job, Signal signal, Ended run, Ended alone) =>
        run.ExitCode == 0 && !(job.IsShell && signal == Signal.INT && (job.SavesFile || run.Output != alone.Output));

    /// <summary>
    /// The exit code says what ended it, what it wrote is the beginning of what it would have written, and nothing is said that a person
    /// would take for a defect.
    /// </summary>
    public static IEnumerable<string> Exit(Job job, Signal signal, Ended run, Ended alone)
    {
        bool ended = HadEnded(job, signal, run, alone);
        if (ended && run.Output != alone.Output) yield return "exit code 0, and the output is not all of it";
        bool isRight = ended || run.ExitCode == 128 + (int)signal || (job.IsShell && signal == Signal.INT);
        if (!isRight) yield return $"exit code {run.ExitCode}";

        // Half a letter at the end is no letter.
        if (!alone.Output.StartsWith(run.Output.TrimEnd('\uFFFD'), StringComparison.Ordinal)) yield return "its output is another one";

        if (job.IsShell) yield break;
        foreach (string line in run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!s_usual.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal))) yield return $"it said: {line}";
        }
    }

    /// <summary>What is there of a file is its beginning, and only where it can be resumed; there is no cleanup after a kill.</summary>
    public static IEnumerable<string> Partials(Job job, Signal signal, bool ended, CaseFolder folder, byte[]? whole)
    {
        foreach (string path in folder.Partials)
        {
            byte[] there = File.ReadAllBytes(path);
            if (whole is null || !whole.AsSpan().StartsWith(there))
                yield return $"{Path.GetFileName(path)} is not the beginning of the file";
            if (ended || (!job.Resumes && signal != Signal.KILL))
                yield return $"it left {Path.GetFileName(path)}";
        }

        if (folder.Partials.Count > 1) yield return $"there are {folder.Partials.Count} partial files";
    }

    /// <summary>No temporary file stays.</summary>
    public static IEnumerable<string> Temporary(Job job, CaseFolder folder) =>
        folder.TemporaryNames().Where(name => !(job.IsShell && s_ofShell.Any(name.StartsWith)))
            .Select(static name => $"a temporary file stays: {name}");
}
