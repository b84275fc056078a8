using AdoEntra.Emulator;
using System.Globalization;

namespace AdoEntra.Long.Large;

/// <summary>What goes wrong with a service on a bad day, by chance, and the same each time for the same seed.</summary>
internal static class FaultProfile
{
    private static readonly Dictionary<string, string> s_oneSecond = new() { ["Retry-After"] = "1" };

    /// <summary>A fault every so many requests.</summary>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="count">How many faults.</param>
    /// <param name="leastApart">
    /// How many requests at least are let through between two. As many as are under way at once: the request that is refused as not signed
    /// in is not to be refused again.
    /// </param>
    /// <param name="mostApart">How many at most.</param>
    /// <param name="bodyBytes">Somewhere within so many bytes a body breaks off.</param>
    public static Fault[] Of(int seed, int count, int leastApart, int mostApart, int bodyBytes)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => One(random, random.Next(leastApart, mostApart + 1), bodyBytes))];
    }

    /// <summary>A body that breaks off as often as a client asks again, each time at another place.</summary>
    public static Fault[] Cuts(int seed, int count, int bodyBytes)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new CutFault { AfterBytes = random.Next(bodyBytes), Times = 1 })];
    }

    // None of these waits long; those that do are a matter of tests.
    private static Fault One(Random random, int skip, int bodyBytes) => random.Next(8) switch
    {
        0 => new ErrorFault { Status = 500, Times = 1, Skip = skip },
        1 => new StatusFault { Status = 502, Times = 1, Skip = skip },
        2 => new StatusFault { Status = 503, Times = 1, Skip = skip, Headers = s_oneSecond },
        3 => new StatusFault { Status = 429, Times = 1, Skip = skip, Headers = s_oneSecond, Identified = true },
        4 => Slowed(random, skip),
        5 => new UnauthorizedFault { Times = 1, Skip = skip },
        _ => new CutFault { AfterBytes = random.Next(bodyBytes), Times = 1, Skip = skip },
    };

    private static DelayFault Slowed(Random random, int skip)
    {
        string seconds = (random.Next(1, 50) / 1000.0).ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Delay = TimeSpan.FromMilliseconds(50),
            Times = 1,
            Skip = skip,
            Headers = new Dictionary<string, string> { ["X-RateLimit-Delay"] = seconds },
        };
    }
}
