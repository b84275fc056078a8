using AdoEntra.Http;

namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>One question to the endpoint of a host, through all its tries: the messages tell from it what was done.</summary>
internal sealed class HostTokenAttempt
{
    private static readonly AsyncLocal<HostTokenAttempt?> s_current = new();
    private int _tries;

    private HostTokenAttempt(RequestClock clock, bool refusesNowAndThen)
    {
        Clock = clock;
        RefusesNowAndThen = refusesNowAndThen;
    }

    /// <summary>The one that this flow of control is asking; null outside of any.</summary>
    public static HostTokenAttempt? Current => s_current.Value;

    /// <summary>The time that it spends between its tries.</summary>
    public RequestClock Clock { get; }

    /// <summary>True where the host refuses (403) what it gives out a moment later: Azure Automation is known for it.</summary>
    public bool RefusesNowAndThen { get; }

    /// <summary>How many requests were sent.</summary>
    public int Tries => _tries;

    /// <summary>The wait that the host asked for, where that was too long to try again.</summary>
    public TimeSpan? AskedToWait { get; set; }

    /// <summary>Begins a question: what this flow of control asks from here on belongs to it.</summary>
    public static HostTokenAttempt Start(RequestClock clock, bool refusesNowAndThen = false)
    {
        var question = new HostTokenAttempt(clock, refusesNowAndThen);
        s_current.Value = question;
        return question;
    }

    public void CountTry() => Interlocked.Increment(ref _tries);
}
