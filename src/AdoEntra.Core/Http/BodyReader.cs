using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>Reads a body piece by piece: a broken connection becomes an error of ours, and one that falls silent does not wait for ever.</summary>
internal sealed class BodyReader : IDisposable
{
    // Between two pieces. The service has begun to answer by then; it delays before that, not within.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(100);

    private readonly Stream _body;
    private readonly string _what;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _limit;

    /// <param name="body">The body; its owner disposes it.</param>
    /// <param name="what">What it is of, for messages.</param>
    /// <param name="cancellationToken">Ends a read.</param>
    public BodyReader(Stream body, string what, CancellationToken cancellationToken)
    {
        _body = body;
        _what = what;
        _caller = cancellationToken;
        _limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>The next piece; 0 at the end.</summary>
    /// <exception cref="AdoServiceException"><c>Transient</c>: the connection broke. <c>TimedOut</c>: nothing came for 100 s.</exception>
    public async ValueTask<int> ReadAsync(byte[] buffer, int offset, int count)
    {
        _limit.CancelAfter(s_silence);
        try
        {
            return await _body.ReadAsync(buffer, offset, count, _limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_caller.IsCancellationRequested)
        {
            throw new AdoServiceException(
                ErrorIds.TimedOut,
                $"The answer to the request for {_what} stopped in the middle: nothing came for {s_silence.TotalSeconds:0} s.",
                "Try again; if it stays so, check the network and the proxy of this machine.")
            { Target = _what };
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // A cancelled read may also end as a broken one.
            _caller.ThrowIfCancellationRequested();
            throw new AdoServiceException(
                ErrorIds.Transient,
                $"The connection broke in the middle of the answer to the request for {_what}: {exception.Message}",
                "Try again; if it stays so, check the network and the proxy of this machine.",
                exception)
            { Target = _what };
        }
    }

    public void Dispose() => _limit.Dispose();
}
