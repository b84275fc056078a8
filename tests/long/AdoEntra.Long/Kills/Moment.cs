using AdoEntra.Emulator;
using AdoEntra.Long.Children;

namespace AdoEntra.Long.Kills;

/// <summary>When a program is ended, and how.</summary>
/// <param name="Signal">By what.</param>
/// <param name="Route">The time counts from the first request to this one; null for the start of the program.</param>
/// <param name="Delay">How long after that.</param>
internal sealed record Moment(Signal Signal, EmulatedRoute? Route, TimeSpan Delay)
{
    private static readonly Signal[] s_signals = [Signal.KILL, Signal.TERM, Signal.INT];

    /// <param name="random">Decides.</param>
    /// <param name="job">What is ended.</param>
    /// <param name="duration">How long it takes when it is not.</param>
    public static Moment Of(Random random, Job job, TimeSpan duration)
    {
        int route = random.Next(job.Moments.Count + 1);
        return new Moment(
            s_signals[random.Next(s_signals.Length)],
            route < job.Moments.Count ? job.Moments[route] : default(EmulatedRoute?),
            duration * (random.NextDouble() * (route < job.Moments.Count ? 0.5 : 1)));
    }

    public override string ToString() =>
        $"SIG{Signal} {Delay.TotalMilliseconds:0} ms after {(Route is { } route ? $"the first request to {route}" : "the start")}";
}
