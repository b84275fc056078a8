using AdoEntra.Http;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources;

/// <summary>Waits for what only the service can bring about, for as long as a request may take; longer from time to time.</summary>
/// <param name="clock">The time that is measured and spent.</param>
/// <param name="context">Who is told, and how long it may take.</param>
internal sealed class Patience(RequestClock clock, RequestContext context)
{
    private readonly TimeSpan _start = clock.Elapsed;
    private TimeSpan _next = TimeSpan.FromSeconds(2);

    /// <summary>How long it may take.</summary>
    public TimeSpan Limit { get; init; } = context.Limit;

    /// <summary>How long one wait is at most.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether each wait is shown; not where the user sees the progress of what is waited for.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>Waits a while. False where the time is over.</summary>
    /// <param name="why">What is waited for, as a sentence.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> WaitAsync(string why, CancellationToken cancellationToken)
    {
        TimeSpan left = Limit - (clock.Elapsed - _start);
        if (left <= TimeSpan.Zero) return false;
        TimeSpan wait = _next < left ? _next : left;
        _next = _next + _next < Longest ? _next + _next : Longest;
        if (!IsShown)
        {
            await clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
            return true;
        }

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
