using System.Net;
using AdoEntra.Http;
using AdoEntra.Requests;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Rest;

/// <summary>
/// Saves a response to a file. It grows under a name of its own beside the file (see <see cref="PartialFile"/>) and takes the file's name
/// when it is whole. A download that broke off is resumed, also by a later command, as long as it is the same version.
/// </summary>
internal sealed class FileDownload(ServiceClient client, ServiceSession session, RequestContext context)
{
    private const int Piece = 128 * 1024;

    /// <param name="request">What to save.</param>
    /// <param name="path">The file's full path.</param>
    /// <param name="force">Whether a file of that name may be replaced.</param>
    /// <param name="responseReceived">Called for the response.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException"><c>Conflict</c>: the file is there. <c>InvalidRequest</c>: it cannot be written. Whatever a
    /// request fails with.</exception>
    public async Task SaveAsync(
        ServiceRequest request,
        string path,
        bool force,
        Action<ResponseHead>? responseReceived,
        CancellationToken cancellationToken
    )
    {
        var file = new PartialFile(path);
        file.DemandPlace(force);
        RetryState attempts = client.Begin(session, request, context);
        while (true)
        {
            try
            {
                using HttpResponseMessage response = await OpenAsync(request, file, attempts, cancellationToken).ConfigureAwait(false);
                responseReceived?.Invoke(ResponseHead.Of(response));
                await CopyAsync(response, file, request.What, cancellationToken).ConfigureAwait(false);
                file.Complete(force);
                return;
            }
            catch (BrokenBodyException broken)
            {
                AdoServiceException failure = TruncatedResponse.Of(broken.Failure, request, session.Address);
                if (
                    await attempts
                        .WaitForRetryAsync(failure, TruncatedResponse.CertaintyOf(request), cancellationToken)
                        .ConfigureAwait(false)
                )
                    continue;
                throw failure;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw file.Unwritable(exception);
            }
            finally
            {
                file.Leave();
            }
        }
    }

    // The rest of what is there already, where the server agrees that it is the same; otherwise the whole.
    private async Task<HttpResponseMessage> OpenAsync(
        ServiceRequest request,
        PartialFile file,
        RetryState attempts,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage? response = null;
        if (!file.IsResumable)
        {
            response = await client.SendAsync(session, request, attempts, cancellationToken).ConfigureAwait(false);
            file.Take(response);
        }

        if (file.Length == 0) return response ?? await WholeAsync(request, file, attempts, cancellationToken).ConfigureAwait(false);
        response?.Dispose();
        try
        {
            response = await client
                .SendAsync(session, request with { Headers = [.. request.Headers, .. file.RangeHeaders()] }, attempts, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (AdoServiceException failure) when (failure.StatusCode == 416)
        {
            // Nothing is behind what is here; whether that is the whole was not stated.
            file.Empty();
            return await WholeAsync(request, file, attempts, cancellationToken).ConfigureAwait(false);
        }

        if (
            response.StatusCode == HttpStatusCode.PartialContent
            && response.Content.Headers.ContentRange?.From == file.Length
            && !GzipResponseStream.Is(response.Content)
        )
        {
            attempts.Progress.Verbose($"Resuming the download of {request.What} at byte {file.Length}.");
            return response;
        }

        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            file.Empty();
            file.Take(response);
            file.Empty();
            return response;
        }

        response.Dispose();
        file.Empty();
        return await WholeAsync(request, file, attempts, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> WholeAsync(
        ServiceRequest request,
        PartialFile file,
        RetryState attempts,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage response = await client.SendAsync(session, request, attempts, cancellationToken).ConfigureAwait(false);
        file.Take(response);
        file.Empty();
        return response;
    }

    private async Task CopyAsync(HttpResponseMessage response, PartialFile file, string what, CancellationToken cancellationToken)
    {
        using Stream body = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new ResponseBodyReader(body, what, context.Limit, cancellationToken);
        using FileStream target = file.Append();
        byte[] piece = new byte[Piece];
        while (true)
        {
            int count;
            try
            {
                count = await reader.ReadAsync(piece, 0, piece.Length).ConfigureAwait(false);
            }
            catch (AdoServiceException failure)
            {
                throw new BrokenBodyException(failure);
            }

            if (count == 0) return;
            await target.WriteAsync(piece, 0, count, cancellationToken).ConfigureAwait(false);
        }
    }

    // Apart from the failures of the request, which has had its retries.
    private sealed class BrokenBodyException(AdoServiceException failure) : Exception(failure.Message, failure)
    {
        public AdoServiceException Failure => failure;
    }
}
