using System.Runtime.CompilerServices;
using AdoEntra.Identity;

namespace AdoEntra.Tokens;

/// <summary>
/// How the renewals of each token went: one at a time in the background, not too often where they bring nothing, each failure reported
/// once.
/// </summary>
internal sealed class RenewalLog(Func<DateTimeOffset> clock)
{
    /// <summary>How long a renewal in the background may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    // As Azure.Core's own policy: a source that is down is not asked at each call.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    // Held weakly: they go with the credential.
    private readonly ConditionalWeakTable<Credential, Entry> _entries = new();

    /// <summary>Whether a renewal may be tried now: true where the last one did not fail, or bring nothing better, a moment ago.</summary>
    public bool MayTry(TokenKey key) => !_entries.TryGetValue(key.Credential, out Entry? entry) || entry.NotBefore <= clock();

    /// <summary>True for the caller that is to renew in the background now.</summary>
    public bool TryStart(TokenKey key)
    {
        Entry entry = _entries.GetOrCreateValue(key.Credential);
        return entry.NotBefore <= clock() && Interlocked.CompareExchange(ref entry.Running, 1, 0) == 0;
    }

    public void Ended(TokenKey key)
    {
        if (_entries.TryGetValue(key.Credential, out Entry? entry)) Interlocked.Exchange(ref entry.Running, 0);
    }

    /// <summary>Notes that the source gave a token which is itself due for renewal: it has no better one yet.</summary>
    public void BroughtNothing(TokenKey key) => _entries.GetOrCreateValue(key.Credential).BroughtNothing(clock() + s_pause);

    public void Succeeded(TokenKey key)
    {
        if (_entries.TryGetValue(key.Credential, out Entry? entry)) entry.Succeeded();
    }

    public void Failed(TokenKey key, Exception cause, CachedToken old) =>
        _entries.GetOrCreateValue(key.Credential).Failed(new RenewalFailure(cause, old.ExpiresOn), clock() + s_pause);

    /// <summary>The last failure; once, and only while it is the last word.</summary>
    public RenewalFailure? TakeFailure(TokenKey key) => _entries.TryGetValue(key.Credential, out Entry? entry) ? entry.Take() : null;

    public void Forget(TokenKey key) => _entries.Remove(key.Credential);

    private sealed class Entry
    {
        public int Running;
        private readonly object _lock = new();
        private RenewalFailure? _failure;

        public DateTimeOffset NotBefore { get; private set; } = DateTimeOffset.MinValue;

        public void Succeeded()
        {
            lock (_lock) (_failure, NotBefore) = (null, DateTimeOffset.MinValue);
        }

        public void BroughtNothing(DateTimeOffset notBefore)
        {
            lock (_lock) (_failure, NotBefore) = (null, notBefore);
        }

        public void Failed(RenewalFailure failure, DateTimeOffset notBefore)
        {
            lock (_lock) (_failure, NotBefore) = (failure, notBefore);
        }

        public RenewalFailure? Take()
        {
            lock (_lock)
            {
                RenewalFailure? failure = _failure;
                _failure = null;
                return failure;
            }
        }
    }
}

/// <summary>A renewal that failed while the old token still serves.</summary>
/// <param name="Cause">Why it failed.</param>
/// <param name="OldEndsOn">Until when the old token serves.</param>
internal sealed record RenewalFailure(Exception Cause, DateTimeOffset OldEndsOn)
{
    /// <summary>What happened, until when it is no harm, and what to do, for the user.</summary>
    public override string ToString() =>
        $"The token could not be renewed; the current one is valid until {OldEndsOn.UtcDateTime:HH:mm} UTC. "
            + $"{(Cause is AdoEntraException known ? known.Message : "The source did not respond in time.")}";
}
