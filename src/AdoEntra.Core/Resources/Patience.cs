using AdoEntra.Http;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources;

/// <summary>Waits for what only the service can bring about, for as long as a request may take; longer from time to time.</summary>
/// <param name="clock">The time that is measured and spent.</param>
/// <param name="context">Who is told, and how long it may take.</param>
internal sealed class Patience(RequestClock clock, RequestContext context)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    private readonly TimeSpan _start = clock.Elapsed;
    private TimeSpan _next = TimeSpan.FromSeconds(2);

    /// <summary>How long it may take.</summary>
    public TimeSpan Limit => context.Limit;

    /// <summary>Waits a while. False where the time is over.</summary>
    /// <param name="why">What is waited for, as a sentence.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> WaitAsync(string why, CancellationToken cancellationToken)
    {
        TimeSpan left = context.Limit - (clock.Elapsed - _start);
        if (left <= TimeSpan.Zero) return false;
        TimeSpan wait = _next < left ? _next : left;
        _next = _next + _next < s_longest ? _next + _next : s_longest;
        context.Progress.Verbose(why);
        context.Progress.WaitStarted(why, wait);
        try
        {
            await clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            context.Progress.WaitEnded();
        }

        return true;
    }
}
