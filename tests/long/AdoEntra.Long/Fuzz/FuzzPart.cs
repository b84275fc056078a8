using System.Diagnostics;
using System.Globalization;
using AdoEntra.Long.Report;

namespace AdoEntra.Long.Fuzz;

/// <summary>The seeded tests of <c>AdoEntra.Core.Tests</c>, with new seeds for as long as there is time.</summary>
internal sealed class FuzzPart(Places places) : IPart
{
    public const string OwnName = "fuzz";

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(10);

    public string Name => OwnName;

    public async Task RunAsync(TimeSpan time, int? seed, Results results, CancellationToken stop)
    {
        (_, string listed) = await DotNetTestAsync(["--list-tests"], new Dictionary<string, string?>(), s_grace, null, stop);
        int tests = listed.Split('\n').Count(static line => line.StartsWith("    AdoEntra.", StringComparison.Ordinal));
        if (tests == 0) throw new InvalidOperationException($"No test of AdoEntra.Core.Tests has the trait Category=Fuzz:\n{listed}");

        string log = Path.GetTempFileName();
        try
        {
            var environment = new Dictionary<string, string?>
            {
                ["ADOENTRA_FUZZ_LOG"] = log,

                // As many at once as there are cores.
                ["ADOENTRA_FUZZ_SECONDS"] = $"{Math.Max(1, (int)(time.TotalSeconds * Environment.ProcessorCount / tests))}",
                ["ADOENTRA_FUZZ_SEED"] = seed?.ToString(CultureInfo.InvariantCulture),
            };
            var progress = new Progress(OwnName, time);
            Action show = () => progress.Show(() => $"{File.ReadLines(log).Count()} of {tests} tests done");
            (int exitCode, string output) = await DotNetTestAsync([], environment, time + time + s_grace, show, stop);
            Report(File.ReadAllLines(log), tests, exitCode, output, results);
        }
        finally
        {
            File.Delete(log);
        }
    }

    // Lines of Fuzz.Log: name, seeds, seconds, the command that repeats the failure.
    private static void Report(string[] lines, int tests, int exitCode, string output, Results results)
    {
        string[][] ended = [.. lines.Select(static line => line.Split('\t')).OrderBy(static parts => parts[0], StringComparer.Ordinal)];
        foreach (string[] test in ended)
        {
            bool failed = test[3].Length > 0;
            string figures = $"{int.Parse(test[1], CultureInfo.InvariantCulture):N0} seeds in {test[2]} s";
            results.Add(new Row(OwnName, test[0], failed ? 0 : 1, failed ? 1 : 0, figures));
            if (failed) results.Failure(OwnName, $"{test[0]}, see below", test[3]);
        }

        int missing = tests - ended.Length;
        if (exitCode == 0 && missing == 0) return;
        string how = $"dotnet test ended with exit code {exitCode}; {ended.Length} of {tests} tests ended";
        results.Failure(OwnName, $"{how}:\n{output}", repeat: null);
        bool told = ended.Any(static test => test[3].Length > 0);
        if (missing > 0 || !told) results.Add(new Row(OwnName, "tests that did not end", 0, Math.Max(missing, 1), string.Empty));
    }

    private async Task<(int ExitCode, string Output)> DotNetTestAsync(
        string[] more, Dictionary<string, string?> environment, TimeSpan limit, Action? now, CancellationToken stop)
    {
        string project = Path.Combine(places.Root, "tests", "AdoEntra.Core.Tests");
        var start = new ProcessStartInfo(
            Path.Combine(Places.DotNet, "dotnet"),
            ["test", project, "--configuration", "Release", "--no-build", "--nologo", "--filter", "Category=Fuzz", .. more])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string? value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(stop), error = process.StandardError.ReadToEndAsync(stop);
        Task exit = process.WaitForExitAsync(stop);
        var watch = Stopwatch.StartNew();
        try
        {
            while (!exit.IsCompleted)
            {
                if (watch.Elapsed > limit) throw new TimeoutException($"dotnet test did not end within {limit.TotalMinutes:0} minutes.");
                now?.Invoke();
                await Task.WhenAny(exit, Task.Delay(s_interval, stop));
            }

            await exit;
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
