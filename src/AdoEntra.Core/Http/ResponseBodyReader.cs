using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>
/// Reads a body piece by piece: a broken connection becomes one of our errors, and one that stalls does not wait for ever.
/// </summary>
internal sealed class ResponseBodyReader : IDisposable
{
    /// <summary>
    /// Between two pieces, where nothing shorter was asked for. The service has begun to answer by then; it delays before that, not within.
    /// </summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(100);

    private readonly Stream _body;
    private readonly string _what;
    private readonly TimeSpan _silence;
    private readonly RequestClock _clock;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _limit;

    /// <param name="body">The body; its owner disposes it.</param>
    /// <param name="what">What it is of, for messages.</param>
    /// <param name="silence">How long nothing may come; no longer than <see cref="LongestSilence"/>.</param>
    /// <param name="cancellationToken">Ends a read.</param>
    /// <param name="clock">The time that the silence is measured by; null for the real one.</param>
    public ResponseBodyReader(Stream body, string what, TimeSpan silence, CancellationToken cancellationToken, RequestClock? clock = null)
    {
        _clock = clock ?? RequestClock.System;
        _body = body;
        _what = what;
        _silence = silence < LongestSilence ? silence : LongestSilence;
        _caller = cancellationToken;
        _limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
#if NETFRAMEWORK
        // A read of a connection does not look at its token there; it ends with its stream.
        _limit.Token.Register(body.Dispose);
#endif
    }

    /// <summary>The next piece; 0 at the end.</summary>
    /// <exception cref="AdoServiceException"><c>Transient</c>: the connection broke. <c>TimedOut</c>: nothing came for too
    /// long.</exception>
    public async ValueTask<int> ReadAsync(byte[] buffer, int offset, int count)
    {
        _clock.CancelAfter(_limit, _silence);
        try
        {
            return await _body.ReadAsync(buffer, offset, count, _limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or HttpRequestException
                        or InvalidDataException
                        or ObjectDisposedException
                        or OperationCanceledException
            )
        {
            // A cancelled read may also end as a broken one.
            _caller.ThrowIfCancellationRequested();
            throw _limit.IsCancellationRequested ? Stalled() : Broken(exception);
        }
        finally
        {
            // The consumer of the items may take its time.
            _clock.CancelAfter(_limit, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _limit.Dispose();

    private AdoServiceException Stalled() => new(
        ErrorIds.TimedOut,
        $"The response for {_what} stalled: no data for {_silence.TotalSeconds:0.#} s.",
        "Retry; if the problem persists, check the network and the proxy of this machine.")
    { Target = _what };

    private AdoServiceException Broken(Exception exception) => new(
        ErrorIds.Transient,
        $"The connection was lost while reading the response for {_what}: {exception.Message}",
        "Retry; if the problem persists, check the network and the proxy of this machine.",
        exception)
    { Target = _what };
}
