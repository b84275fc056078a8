using System.Runtime.CompilerServices;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// One page of a list: asked for at once, read when its turn comes. A body that breaks off is asked for again and read on from where it
/// broke, where the request may be repeated.
/// </summary>
internal sealed class PageRequest<T> : IDisposable
{
    private readonly ServiceClient _client;
    private readonly ServiceSession _session;
    private readonly RequestContext _context;
    private readonly RetryState _attempts;
    private readonly CancellationTokenSource _stop;
    private Task<HttpResponseMessage> _response;
    private bool _ended;

    public PageRequest(
        ServiceClient client,
        ServiceSession session,
        ServiceRequest<T> request,
        RequestContext context,
        CancellationToken cancellationToken
    )
    {
        _client = client;
        _session = session;
        _context = context;
        Request = request;
        State = new PageParser(request.Paging.ItemsField, request.AcceptsAny);
        _attempts = client.Begin(session, request, context);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _response = SendAsync();
    }

    public ServiceRequest<T> Request { get; }

    public PageParser State { get; }

    /// <summary>What the headers say about the next page; null before they are there, and where they say nothing.</summary>
    public string? HeaderToken { get; private set; }

    /// <summary>The address of the next page, where the headers name it (RFC 8288).</summary>
    public string? HeaderLink { get; private set; }

    /// <summary>The address that was asked for.</summary>
    public Uri Address => Request.Resolve(_session.Address);

    /// <summary>Whether the token may be sent to an address.</summary>
    public bool MayAsk(Uri address) => HostRules.MayHaveToken(address, _session.Address);

    /// <summary>The response, once its headers are there; the body is read by <see cref="ReadAsync"/>.</summary>
    public async Task<HttpResponseMessage> ResponseAsync()
    {
        HttpResponseMessage response = await _response.ConfigureAwait(false);
        HeaderToken =
            response.Headers.TryGetValues("x-ms-continuationtoken", out IEnumerable<string>? values)
                ? values.FirstOrDefault(static token => !string.IsNullOrWhiteSpace(token))
                : null;
        HeaderLink = response.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? NextPageLink.Find(links) : null;
        return response;
    }

    /// <summary>The items, in batches as they arrive.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            HttpResponseMessage response = await ResponseAsync().ConfigureAwait(false);
            Request.ResponseReceived?.Invoke(ResponseHead.Of(response));
            if ((int)response.StatusCode == 204) yield break;
            if (Request.ReadRaw is { } other && !RawContent.IsJson(response))
            {
                yield return
                [
                    other(
                        await _client
                            .ReadOtherAsync(_session, Request, response, _attempts, Request.ResponseReceived, cancellationToken)
                            .ConfigureAwait(false)
                    ),
                ];
                yield break;
            }

            using Stream body = await response.Content.OpenJsonAsync(cancellationToken).ConfigureAwait(false);
            AdoServiceException? broken = null;
            ItemReader<T> read = Request.Reader.ForResponse(new DamagedText(Request.What, _context.Progress.Warning));
            IAsyncEnumerator<IReadOnlyList<T>> batches = PageReader
                .ReadAsync(body, State, read, Request.What, _attempts.Limit, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            await using (batches.ConfigureAwait(false))
            {
                while (true)
                {
                    try
                    {
                        bool more = await batches.MoveNextAsync().ConfigureAwait(false);
                        Request.Recognized?.Invoke(State.IsList);
                        if (!more) yield break;
                    }
                    catch (AdoServiceException exception) when (exception.ErrorId is ErrorIds.Transient or ErrorIds.TimedOut)
                    {
                        broken = exception;
                        break;
                    }

                    yield return batches.Current;
                }
            }

            response.Dispose();
            broken = TruncatedResponse.Of(broken, Request, _session.Address);
            if (!await _attempts.WaitForRetryAsync(broken, TruncatedResponse.CertaintyOf(Request), cancellationToken).ConfigureAwait(false))
            {
                throw broken;
            }

            State.Resume();
            _response = SendAsync();
        }
    }

    /// <summary>Ends what is under way.</summary>
    public void Dispose()
    {
        if (_ended) return;
        _ended = true;
        _stop.Cancel();
        _response.ContinueWith(
            static (response, stop) =>
            {
                if (response.Status == TaskStatus.RanToCompletion) response.Result.Dispose();
                else _ = response.Exception;
                ((CancellationTokenSource)stop!).Dispose();
            },
            _stop,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private Task<HttpResponseMessage> SendAsync() => _client.SendAsync(_session, Request, _attempts, _stop.Token);
}
