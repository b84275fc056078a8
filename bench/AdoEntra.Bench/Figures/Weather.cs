using System.Globalization;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>What goes wrong with a service on a bad day, by chance, and the same each time for the same seed.</summary>
internal static class Weather
{
    // At most this one and the next page are asked for at once: the request that is refused as not signed in is not refused again.
    private const int LeastApart = 2;
    private const int MostApart = 14;

    private static readonly Dictionary<string, string> s_oneSecond = new() { ["Retry-After"] = "1" };

    public static Fault[] Faults(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Fault(random, random.Next(LeastApart, MostApart + 1)))];
    }

    // None of these waits long; those that do are a matter of tests.
    private static Fault Fault(Random random, int skip) => random.Next(8) switch
    {
        0 => new ErrorFault { Status = 500, Times = 1, Skip = skip },
        1 => new StatusFault { Status = 502, Times = 1, Skip = skip },
        2 => new StatusFault { Status = 503, Times = 1, Skip = skip, Headers = s_oneSecond },
        3 => new StatusFault { Status = 429, Times = 1, Skip = skip, Headers = s_oneSecond, Identified = true },
        4 => new DelayFault { Delay = TimeSpan.FromMilliseconds(50), Times = 1, Skip = skip, Headers = new Dictionary<string, string> { ["X-RateLimit-Delay"] = (random.Next(1, 50) / 1000.0).ToString(CultureInfo.InvariantCulture) } },
        5 => new UnauthorizedFault { Times = 1, Skip = skip },
        _ => new CutFault { AfterBytes = random.Next(600_000), Times = 1, Skip = skip },
    };
}
