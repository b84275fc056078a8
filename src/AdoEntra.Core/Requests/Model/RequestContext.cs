using AdoEntra.Tokens;

namespace AdoEntra.Requests.Model;

/// <summary>Receives what happens while a request is under way. Called on any thread; none of the texts holds a secret.</summary>
internal interface IRequestProgress
{
    /// <summary>A step, for verbose output: a wait, a retry.</summary>
    void Verbose(string text);

    /// <summary>Something was ignored or refused that would go unnoticed otherwise. Reported once for each text.</summary>
    void Warning(string text);

    /// <summary>A response has begun.</summary>
    /// <param name="line">What was requested and how, for verbose output.</param>
    void ResponseReceived(Func<string> line);

    /// <summary>A wait begins that a person would wonder about.</summary>
    /// <param name="why">What is waited for, as a sentence.</param>
    /// <param name="time">How long.</param>
    void WaitStarted(string why, TimeSpan time);

    /// <summary>The wait is over.</summary>
    void WaitEnded();

    /// <summary>Another part of a long list has arrived.</summary>
    /// <param name="what">What the list is of.</param>
    /// <param name="pages">How many pages so far.</param>
    /// <param name="items">How many items so far.</param>
    void PageRead(string what, int pages, long items);
}

/// <summary>What surrounds a request: who is notified about it, and how long it may take.</summary>
/// <param name="Progress">Who is notified.</param>
/// <param name="Limit">How long one request may take until its response begins, with all its waits and retries.</param>
internal sealed record RequestContext(IRequestProgress Progress, TimeSpan Limit)
{
    /// <summary>The service counts consumption over 5 minutes (protocol.md 3.5): a blocked caller is free again after that.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Within how much of that another try has to begin: where another component's limit expires after it, the cause is reported before.
    /// </summary>
    public TimeSpan RetryWindow { get; init; } = Limit;

    /// <summary>The one token to send, which is not renewed; null for the session's own.</summary>
    public CachedToken? Token { get; init; }

    /// <summary>Reports to no one.</summary>
    public static RequestContext Silent { get; } = new(new NoProgress(), DefaultLimit);

    private sealed class NoProgress : IRequestProgress
    {
        public void Verbose(string text)
        {
        }

        public void Warning(string text)
        {
        }

        public void ResponseReceived(Func<string> line)
        {
        }

        public void WaitStarted(string why, TimeSpan time)
        {
        }

        public void WaitEnded()
        {
        }

        public void PageRead(string what, int pages, long items)
        {
        }
    }
}
