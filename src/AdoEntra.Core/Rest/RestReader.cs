using System.Runtime.CompilerServices;
using AdoEntra.Http;
using AdoEntra.Json.Reading;
using AdoEntra.Requests;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Rest;

/// <summary>Sends a call and gives out what comes: a list item by item through all its pages, anything else as one item.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="session">As whom, and where.</param>
/// <param name="context">Who is notified, and how long a request may take.</param>
internal sealed class RestReader(ServiceClient client, ServiceSession session, RequestContext context)
{
    /// <summary>The items of a response; none where it is empty.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="reader">Reads one JSON value.</param>
    /// <param name="other">Makes an item of a response that is no JSON.</param>
    /// <param name="responseReceived">Called for each response.</param>
    /// <param name="recognized">Told with the first item, and at the end, whether it is a list.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">The service refused, or gave nothing that can be read.</exception>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        RestRequest call,
        IItemReader<T> reader,
        Func<RawContent, T> other,
        Action<ResponseHead>? responseReceived,
        Action<bool>? recognized,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var failed = new FailedResults(call.Request.IsReading);
        reader = failed.Watching(reader);
        try
        {
            foreach (ServiceRequest part in WorkItemBatches.Split(call.Request))
            {
                var request = ServiceRequest<T>.Of(part, reader) with
                {
                    Paging = call.Paging,
                    AcceptsAny = true,
                    ReadRaw = other,
                    ResponseReceived = responseReceived,
                    Recognized = recognized,
                };
                await foreach (
                    IReadOnlyList<T> batch in client.ReadListAsync(session, request, context, cancellationToken).ConfigureAwait(false)
                )
                    yield return batch;
            }
        }
        finally
        {
            // Also where the consumer has stopped reading.
            failed.Tell(call.Request, context.Progress);
        }
    }

    /// <summary>The response as it came.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<RawContent> ReadRawAsync(
        RestRequest call,
        Action<ResponseHead>? responseReceived,
        CancellationToken cancellationToken
    )
    {
        RetryState attempts = client.Begin(session, call.Request, context);
        HttpResponseMessage response = await client.SendAsync(session, call.Request, attempts, cancellationToken).ConfigureAwait(false);
        responseReceived?.Invoke(ResponseHead.Of(response));
        RawContent content = await client
            .ReadOtherAsync(session, call.Request, response, attempts, responseReceived, cancellationToken)
            .ConfigureAwait(false);
        if (!call.Request.IsReading)
        {
            var failed = new FailedResults(isReading: false);
            failed.Look(content.Text);
            failed.Tell(call.Request, context.Progress);
        }

        return content;
    }

    /// <summary>Saves the response to a file.</summary>
    /// <inheritdoc cref="FileDownload.SaveAsync"/>
    public Task SaveAsync(
        RestRequest call,
        string path,
        bool force,
        Action<ResponseHead>? responseReceived,
        CancellationToken cancellationToken
    ) =>
        new FileDownload(client, session, context).SaveAsync(
            call.Request with
            {
                IsDownload = true,
            },
            path,
            force,
            responseReceived,
            cancellationToken
        );
}
