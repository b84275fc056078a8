using System.Text.Json;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Paging;

/// <summary>Reads a response that is one object.</summary>
internal static class JsonObject
{
    private const int LargestObject = 64 * 1024 * 1024;

    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: the body is no JSON object.</exception>
    public static async Task<T> ReadAsync<T>(
        Stream body,
        ItemReader<T> read,
        string what,
        TimeSpan silence,
        CancellationToken cancellationToken
    )
    {
        using var reader = new ResponseBodyReader(body, what, silence, cancellationToken);
        using var whole = new MemoryStream();
        byte[] piece = new byte[16 * 1024];
        int count;
        while ((count = await reader.ReadAsync(piece, 0, piece.Length).ConfigureAwait(false)) > 0)
        {
            if (whole.Length > LargestObject) throw ResponseErrors.NoList(what, "an object of more than 64 MB");
            whole.Write(piece, 0, count);
        }

        return Parse(whole.GetBuffer().AsSpan(0, (int)whole.Length), read, what);
    }

    private static T Parse<T>(ReadOnlySpan<byte> bytes, ItemReader<T> read, string what)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes.Slice(3);
        if (bytes.IsEmpty) throw ResponseErrors.Nothing(what);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                throw ResponseErrors.Nothing(what);
            return reader.TokenType == JsonTokenType.StartObject
                ? read(ref reader)
                : throw ResponseErrors.NoList(what, "a value that is not an object");
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            throw IsCut(bytes) ? ResponseErrors.Cut(what) : ResponseErrors.NoList(what, "a body that is not JSON");
        }
    }

    // Right as far as it goes.
    private static bool IsCut(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        try
        {
            return reader.Read() && !reader.TrySkip();
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return false;
        }
    }
}

/// <summary>Reads one object from the service; one that breaks off is asked for again, where the request may be repeated.</summary>
internal static class ObjectReader
{
    /// <exception cref="AdoEntraException">The service refused, or gave no object.</exception>
    public static async Task<T> ReadOneAsync<T>(
        this ServiceClient client,
        ServiceSession session,
        ServiceRequest<T> request,
        RequestContext context,
        CancellationToken cancellationToken
    )
    {
        RetryState attempts = client.Begin(session, request, context);
        while (true)
        {
            using HttpResponseMessage response = await client
                .SendAsync(session, request, attempts, cancellationToken)
                .ConfigureAwait(false);
            request.ResponseReceived?.Invoke(ResponseHead.Of(response));
            using Stream body = await response.Content.OpenJsonAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                ItemReader<T> read = request.Reader.ForResponse(new DamagedText(request.What, context.Progress.Warning));
                return await JsonObject
                    .ReadAsync(body, read, request.What, attempts.Limit, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (AdoServiceException exception) when (exception.ErrorId is ErrorIds.Transient or ErrorIds.TimedOut)
            {
                AdoServiceException broken = TruncatedResponse.Of(exception, request, session.Address);
                if (
                    !await attempts
                        .WaitForRetryAsync(broken, TruncatedResponse.CertaintyOf(request), cancellationToken)
                        .ConfigureAwait(false)
                )
                    throw broken;
            }
        }
    }

    /// <inheritdoc cref="ReadOneAsync{T}(ServiceClient, ServiceSession, ServiceRequest{T}, RequestContext, CancellationToken)"/>
    public static Task<T> ReadOneAsync<T>(
        this ServiceClient client,
        ServiceSession session,
        ServiceRequest<T> request,
        CancellationToken cancellationToken
    ) => client.ReadOneAsync(session, request, RequestContext.Silent, cancellationToken);
}
