using System.Globalization;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Requests.Throttling;

/// <summary>
/// The tries of one request, or of one page of a list: how many, how long, and what is waited for between them. Nothing in here sends
/// anything.
/// </summary>
internal sealed class RetryState
{
    // 0.5, 1, 2, 4 s: an outage of some seconds is survived, and no caller waits much longer for one that stays.
    private const int MaxRetries = 4;
    private const int MaxThrottlings = 20;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(60);

    // A timer may end a wait too early by the grain of the machine's clock. What is left then is the same wait still.
    private static readonly TimeSpan s_early = TimeSpan.FromSeconds(0.1);

    // Below this a wait is no news.
    private static readonly TimeSpan s_noticed = TimeSpan.FromSeconds(1);

    private static readonly Random s_random = new();

    private readonly RequestClock _clock;
    private readonly RequestContext _context;
    private readonly TimeSpan _end;
    private readonly TimeSpan _lastTry;
    private int _retries;
    private int _throttlings;
    private AdoServiceException? _errorResponse;
    private string? _resource;
    private string _host = string.Empty;
    private ThrottleCause? _cause;
    private Throttle? _storageThrottle;

    public RetryState(ServiceRequest request, Throttle throttle, RequestContext context, RequestClock clock)
    {
        Request = request;
        Throttle = throttle;
        _context = context;
        _clock = clock;
        _end = clock.Elapsed + context.Limit;
        _lastTry = clock.Elapsed + context.RetryWindow;
    }

    public ServiceRequest Request { get; }

    public Throttle Throttle { get; }

    public IRequestProgress Progress => _context.Progress;

    /// <summary>The one token to send, which is not renewed; null for the session's own.</summary>
    public CachedToken? Token => _context.Token;

    /// <summary>
    /// True while a storage host is asked, which knows no identity: what it wants keeps back nothing but this request.
    /// </summary>
    public bool IsAtStorage { get; set; }

    /// <summary>The time since some moment.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>How long all of it may take.</summary>
    public TimeSpan Limit => _context.Limit;

    /// <summary>What is left of that.</summary>
    public TimeSpan Remaining
    {
        get
        {
            TimeSpan left = _end - _clock.Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Takes note of the throttling headers of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="host">Who gave it.</param>
    public ThrottleHeaders Observe(HttpResponseMessage response, string host)
    {
        ThrottleHeaders headers = ThrottleHeaders.Read(response, _clock.Now);
        _host = host;
        _resource = headers.Resource ?? _resource;
        if (headers.Wait is { } wait)
        {
            // The throttle holds for an hour at most; what was asked for may be longer.
            TimeSpan inAll = ThrottleHeaders.Asked(response, _clock.Now) is { } whole && whole > wait ? whole : wait;
            _cause = new(Request.What, host, (int)response.StatusCode, _resource, _clock.Now + inAll);
            ActiveThrottle.Hold(wait, _cause);
        }

        if (headers is { Delay: null, Wait: null }) return headers;
        string held = headers.Delay is { } delay ? $" delayed the response by {Seconds(delay)}" : string.Empty;
        string asked = headers.Wait is { } time ? $" requires a pause of {Seconds(time)}" : string.Empty;
        Progress.Verbose(
            $"Azure DevOps{held}{(held.Length > 0 && asked.Length > 0 ? " and" : string.Empty)}{asked}"
                + $"{(headers.Resource is { } of ? $" ({of})" : string.Empty)}."
        );
        return headers;
    }

    /// <summary>Waits until the service wants the next request of this identity.</summary>
    /// <exception cref="AdoServiceException"><c>Throttled</c>: that is later than this request can wait.</exception>
    public async Task WaitForThrottleAsync(CancellationToken cancellationToken)
    {
        // Another request may be throttled meanwhile, which holds for this one too.
        TimeSpan told = TimeSpan.Zero;
        while (ActiveThrottle.Wait is { } wait && wait > TimeSpan.Zero)
        {
            TimeSpan until = _clock.Elapsed + wait;
            if (until >= _lastTry) throw TooLong(wait);
            if (told > TimeSpan.Zero && until - told < s_early)
            {
                await _clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
                continue;
            }

            told = until;
            await WaitAsync(
                    $"Azure DevOps is throttling {Party}: waiting {Seconds(wait)} before the request for {Request.What}.",
                    wait,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>Whether to ask again after a failure; if so, returns when it is time to.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="certainty">Whether the service may have acted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> WaitForRetryAsync(AdoServiceException failure, FailureKind certainty, CancellationToken cancellationToken)
    {
        if (certainty == FailureKind.Permanent || (certainty == FailureKind.MaybeProcessed && !Request.IsRepeatable)) return false;
        if (failure.ErrorId == ErrorIds.Throttled)
        {
            if (++_throttlings > MaxThrottlings) return false;
            _errorResponse = failure;
            if (_cause is not null) ActiveThrottle.Explain(_cause, failure);
            if (ActiveThrottle.Wait > TimeSpan.Zero) return true;
            TimeSpan own = Pause(_throttlings);
            _cause = new(Request.What, _host, failure.StatusCode ?? 0, _resource, _clock.Now + own) { Failure = failure };
            ActiveThrottle.Hold(own, _cause);
            return true;
        }

        if (_retries >= MaxRetries) return false;
        TimeSpan pause = Pause(++_retries);

        // Told to wait longer than that: the throttle holds it back as long.
        if (ActiveThrottle.Wait >= pause)
            return true;
        if (_clock.Elapsed + pause >= _lastTry)
            return false;
        await WaitAsync(
                $"{failure.Summary} Retrying in {Seconds(pause)} (retry {_retries} of {MaxRetries}).",
                pause,
                cancellationToken
            )
            .ConfigureAwait(false);
        return true;
    }

    private string Party => IsAtStorage
        ? "this download"
        : ThrottledParty.Of((_errorResponse ?? ActiveThrottle.Cause?.Failure)?.ServiceMessage, _resource ?? ActiveThrottle.Cause?.Resource);

    private Throttle ActiveThrottle => IsAtStorage ? _storageThrottle ??= new Throttle(_clock) : Throttle;

    private async Task WaitAsync(string why, TimeSpan time, CancellationToken cancellationToken)
    {
        Progress.Verbose(why);
        if (time < s_noticed)
        {
            await _clock.DelayAsync(time, cancellationToken).ConfigureAwait(false);
            return;
        }

        Progress.WaitStarted(why, time);
        try
        {
            await _clock.DelayAsync(time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Progress.WaitEnded();
        }
    }

    // Of another request too: what is left of the wait that was requested of it, and who requested it.
    private AdoServiceException TooLong(TimeSpan left)
    {
        ThrottleCause? cause = ActiveThrottle.Cause;
        AdoServiceException? errorResponse = _errorResponse ?? cause?.Failure;
        string? resource = _resource ?? cause?.Resource;
        TimeSpan wait = cause?.Until - _clock.Now is { } whole && whole > left ? whole : left;
        string until = (_clock.Now + wait).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        string status = errorResponse?.StatusCode is { } number ? $" ({number})" : string.Empty;
        string since = cause is null || _cause is not null ? string.Empty : $", according to the response of {cause.Host} for {cause.What}";
        string said = errorResponse?.ServiceMessage is { } message ? $" Azure DevOps said: {message}" : string.Empty;
        string limit = $"the time for {Request.What} is {Seconds(_context.RetryWindow)} (-TimeoutSec).";
        return new(
            ErrorIds.Throttled,
            $"Azure DevOps is throttling {Party}{status}: the next request is allowed in {Seconds(wait)} (at {until} UTC{since}), and "
                + limit + ThrottledParty.Shortage(resource) + said,
            $"Retry after {until} UTC with fewer requests, or allow more time (-TimeoutSec).")
        {
            Target = Request.What,
            StatusCode = errorResponse?.StatusCode,
            ServiceCode = errorResponse?.ServiceCode,
            ServiceMessage = errorResponse?.ServiceMessage,
            ResponseBody = errorResponse?.ResponseBody,
            TypeKey = errorResponse?.TypeKey,
            ActivityId = errorResponse?.ActivityId,
            Request = errorResponse?.Request,
            RetryAfter = wait,
        };
    }

    // Half of it by chance, so that clients that failed together do not retry together.
    private static TimeSpan Pause(int number)
    {
        double full = Math.Min(s_firstPause.TotalSeconds * Math.Pow(2, number - 1), s_longestPause.TotalSeconds);
        double chance;
        lock (s_random) chance = s_random.NextDouble();
        return TimeSpan.FromSeconds(full * (0.75 + (0.5 * chance)));
    }

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "0.#" : "0", CultureInfo.InvariantCulture) + " s";
}

/// <summary>What is known of a request that failed.</summary>
internal enum FailureKind
{
    /// <summary>The service surely did not act: it may be sent again, whatever it is.</summary>
    NotProcessed,

    /// <summary>It may have acted.</summary>
    MaybeProcessed,

    /// <summary>Another try would end the same.</summary>
    Permanent,
}
