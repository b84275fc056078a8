using System.Diagnostics;
using System.Globalization;
using AdoEntra.Emulator;
using AdoEntra.Long.Children;

namespace AdoEntra.Long.Large;

/// <summary>One reading of a long list: what came, in which order, and how much memory that took.</summary>
internal sealed class ListRun
{
    // A program that says nothing for this long hangs.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    // So much more than after the first tenth is no list that is let go of while it is read. A short one is over before the runtime has
    // made its heap as large as it likes it.
    private const double MostMoreMb = 30;
    private const int ShortList = 50_000;

    private readonly List<string> _problems = [];

    /// <summary>How many items came.</summary>
    public int Items { get; private set; }

    /// <summary>How many faults were met.</summary>
    public int Faults { get; private set; }

    /// <summary>How many requests were sent for it, other ones included.</summary>
    public long Requests { get; private set; }

    public TimeSpan Time { get; private set; }

    /// <summary>The peak of the program's memory when a tenth of the items had come.</summary>
    public double EarlyMb { get; private set; }

    /// <summary>The peak at the end.</summary>
    public double PeakMb { get; private set; }

    /// <summary>None where all is well.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <param name="places">Where the programs are.</param>
    /// <param name="list">What is read.</param>
    /// <param name="emulator">From where.</param>
    /// <param name="expected">What has to come.</param>
    /// <param name="seed">Decides about the faults.</param>
    /// <param name="came">Called with how many items have come, now and then.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<ListRun> RunAsync(
        Places places, LargeList list, EmulatorHost emulator, IReadOnlyList<string> expected, int seed,
        Action<int> came, CancellationToken stop)
    {
        var run = new ListRun();
        string folder = Directory.CreateTempSubdirectory("adoentra-long-").FullName;
        try
        {
            IReadOnlyDictionary<EmulatedRoute, Fault[]> faults = list.Faults(seed);
            foreach ((EmulatedRoute route, Fault[] some) in faults) emulator.Faults.Set(route, some);
            long before = emulator.Requests.Total;
            var watch = Stopwatch.StartNew();
            using Child child = Child.Start(list.Program, list.Arguments, ChildEnvironment.Of(places, emulator, folder, folder));
            Task<string> error = child.ErrorAsync(stop);
            await run.ReadAsync(child, list.KeyOf, expected, came, stop);
            int exitCode = await child.ExitAsync(stop).WaitAsync(s_patience, stop);
            run.Time = watch.Elapsed;
            run.Requests = emulator.Requests.Total - before;
            run.Faults = faults.Sum(set => set.Value.Length - emulator.Faults.List().GetValueOrDefault(set.Key, []).Count);
            run.Judge(exitCode, await error, expected.Count);
            return run;
        }
        finally
        {
            emulator.Faults.Clear();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task ReadAsync(
        Child child, Func<string, string?> keyOf, IReadOnlyList<string> expected, Action<int> came, CancellationToken stop)
    {
        int tenth = Math.Max(1, expected.Count / 10), hundredth = Math.Max(1, expected.Count / 100);
        while (await child.Output.ReadLineAsync(stop).AsTask().WaitAsync(s_patience, stop) is { } line)
        {
            if (keyOf(line) is not { } key) continue;
            string? due = Items < expected.Count ? expected[Items] : null;
            if (key != due && _problems.Count == 0) _problems.Add($"item {Items + 1:N0} is '{key}', expected {due ?? "none"}");
            Items++;
            if (Items == tenth) EarlyMb = Peak(child.Id);
            if (Items % hundredth != 0) continue;
            if (Peak(child.Id) is > 0 and var peak) PeakMb = peak;
            came(Items);
        }
    }

    private void Judge(int exitCode, string error, int expected)
    {
        if (exitCode != 0) _problems.Add($"exit code {exitCode}: {error.TrimEnd()}");
        if (Items != expected) _problems.Add($"{Items:N0} of {expected:N0} items came");
        if (Faults == 0) _problems.Add("no fault was met");
        if (expected > ShortList && PeakMb - EarlyMb > MostMoreMb) _problems.Add($"its memory grew from {EarlyMb:0} to {PeakMb:0} MB");
    }

    // 0 where it has ended meanwhile.
    private static double Peak(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
