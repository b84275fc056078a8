using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace AdoEntra.Core.Tests.Support;

/// <summary>
/// Runs a test with one seed after the other: in the suite with the same few, where ADOENTRA_FUZZ_SECONDS is set with new ones until
/// that time is over, where ADOENTRA_FUZZ_SEED is set with that one. A failure names its seed and the command that repeats it. See
/// tests/long/README.md.
/// </summary>
internal static class Fuzz
{
    /// <summary>The trait of every test that uses this: <c>dotnet test --filter Category=Fuzz</c>.</summary>
    public const string Category = "Fuzz";

    private const string SecondsVariable = "ADOENTRA_FUZZ_SECONDS";
    private const string SeedVariable = "ADOENTRA_FUZZ_SEED";
    private const string LogVariable = "ADOENTRA_FUZZ_LOG";

    // A seed takes a second or two. What takes this long hangs, and the seed that did it has to be named.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private static readonly object s_log = new();

    /// <param name="usual">How many seeds the suite takes.</param>
    /// <param name="test">Everything that is random in it comes from the seed.</param>
    /// <param name="file">Where the test is.</param>
    /// <param name="member">Its name.</param>
    public static async Task ForSeedsAsync(
        int usual, Func<int, Task> test, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{member}";
        var watch = Stopwatch.StartNew();
        int done = 0;
        foreach (int seed in Seeds(usual, watch))
        {
            try
            {
                await EndedAsync(Task.Run(() => test(seed)));
                done++;
            }
            catch (Exception failure)
            {
                Log(name, done, watch.Elapsed, failedSeed: seed);
                throw new XunitException($"Seed {seed}: {failure.Message}\nRepeat it: {Command(name, seed)}", failure);
            }
        }

        Log(name, done, watch.Elapsed, failedSeed: null);
    }

    /// <inheritdoc cref="ForSeedsAsync(int, Func{int, Task}, string, string)"/>
    public static Task ForSeedsAsync(
        int usual, Action<int> test, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        ForSeedsAsync(
            usual,
            seed =>
            {
                test(seed);
                return Task.CompletedTask;
            },
            file,
            member);

    private static IEnumerable<int> Seeds(int usual, Stopwatch watch)
    {
        if (Number(SeedVariable) is { } one) return [one];
        return Number(SecondsVariable) is { } seconds ? NewSeeds(TimeSpan.FromSeconds(seconds), watch) : Enumerable.Range(1, usual);
    }

    private static IEnumerable<int> NewSeeds(TimeSpan time, Stopwatch watch)
    {
        int seed = new Random().Next(1_000_000_000);
        do yield return seed++;
        while (watch.Elapsed < time);
    }

    private static async Task EndedAsync(Task test)
    {
        using var stop = new CancellationTokenSource();
        Task first = await Task.WhenAny(test, Task.Delay(s_limit, stop.Token));
        stop.Cancel();
        if (first != test) throw new TimeoutException($"It did not end within {s_limit.TotalMinutes:0} minutes.");
        await test;
    }

    // A line for each test: what tests/long/run makes its table of.
    private static void Log(string name, int seeds, TimeSpan time, int? failedSeed)
    {
        if (Environment.GetEnvironmentVariable(LogVariable) is not { Length: > 0 } path) return;
        string repeat = failedSeed is { } seed ? Command(name, seed) : string.Empty;
        lock (s_log) File.AppendAllText(path, FormattableString.Invariant($"{name}\t{seeds}\t{time.TotalSeconds:0}\t{repeat}\n"));
    }

    private static string Command(string name, int seed) =>
        FormattableString.Invariant($"{SeedVariable}={seed} dotnet test tests/AdoEntra.Core.Tests --filter FullyQualifiedName~{name}");

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)
        : null;
}
