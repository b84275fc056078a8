using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Requests.Throttling;

/// <summary>
/// What all requests with one credential to one organization share, in every runspace of the process: when the service wants the next one,
/// and whether it has ever said who is calling.
/// </summary>
internal sealed class Throttle(RequestClock clock)
{
    private readonly object _lock = new();
    private TimeSpan _heldUntil;
    private ThrottleCause? _cause;
    private readonly ConcurrentDictionary<string, bool> _previews = new(StringComparer.OrdinalIgnoreCase);
    private volatile bool _identityWasKnown;
    private volatile CachedToken? _confirmed;

    /// <summary>The time of day.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>How long the next request has to wait; zero for not at all.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_lock)
            {
                TimeSpan left = _heldUntil - clock.Elapsed;
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>True once a response has named the caller.</summary>
    public bool IdentityWasKnown
    {
        get => _identityWasKnown;
        set => _identityWasKnown = value;
    }

    /// <summary>
    /// The token of which the service has said that it belongs to a known identity, although its responses do not name it.
    /// </summary>
    public CachedToken? Confirmed
    {
        get => _confirmed;
        set => _confirmed = value;
    }

    /// <summary>Whether the service has reported that this path exists as a preview only.</summary>
    public bool NeedsPreview(ServiceRequest request) =>
        request is { ChoosesVersion: true, ApiVersion: not null } && _previews.ContainsKey(Path(request));

    /// <summary>Remembers that.</summary>
    public void RememberPreview(ServiceRequest request) => _previews.TryAdd(Path(request), true);

    private static string Path(ServiceRequest request) =>
        request.Host.Host + " " + (request.Address?.AbsolutePath ?? request.Route.Split('?')[0]);

    /// <summary>Which response holds the requests back; null where none does, or only a pause of our own.</summary>
    public ThrottleCause? Cause
    {
        get
        {
            lock (_lock) return _heldUntil > clock.Elapsed ? _cause : null;
        }
    }

    /// <summary>Keeps the next requests back. Never for a shorter time than another response has required.</summary>
    /// <param name="time">For how long.</param>
    /// <param name="cause">Which response asks for it; null for none.</param>
    public void Hold(TimeSpan time, ThrottleCause? cause = null)
    {
        lock (_lock)
        {
            TimeSpan until = clock.Elapsed + time;
            if (until <= _heldUntil) return;
            _heldUntil = until;
            _cause = cause;
        }
    }

    /// <summary>Adds to the cause what the body of the response said.</summary>
    public void Explain(ThrottleCause cause, AdoServiceException errorResponse)
    {
        lock (_lock)
        {
            if (ReferenceEquals(cause, _cause)) _cause = cause with { Failure = errorResponse };
        }
    }
}

/// <summary>The throttles of the process.</summary>
internal sealed class Throttles(RequestClock clock)
{
    // Held weakly: they go with the credential.
    private readonly ConditionalWeakTable<Credential, ConcurrentDictionary<Key, Throttle>> _throttles = new();

    public Throttle Of(ServiceSession session) => _throttles.GetOrCreateValue(session.Identity.Credential).GetOrAdd(
        new Key(session.Address.Root, session.Address.Organization.ToUpperInvariant()),
        _ => new Throttle(clock));

    // A class: generic code over value types would be compiled at run time in each session.
    private sealed record Key(Uri Root, string Organization);
}
