using System.Text.Json;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;
using AdoEntra.Tokens;

namespace AdoEntra.Requests.Failures;

/// <summary>
/// An organization with public projects answers a token that it does not accept with 200, and with what everyone may see. Where it has
/// named the caller before and does not now, the service is asked once for each token which identity it sees (protocol.md 3.10).
/// </summary>
internal static class AnonymousResponse
{
    private const int LargestBody = 1024 * 1024;

    /// <summary>What is wrong with a good response; null where nothing is.</summary>
    public static async Task<AdoServiceException?> FindAsync(
        HttpResponseMessage response,
        ServiceRequest request,
        Uri uri,
        ServiceSession session,
        CachedToken token,
        Throttle throttle,
        RequestSender sender,
        CancellationToken cancellationToken
    )
    {
        if (!throttle.IdentityWasKnown || response.Headers.Contains("X-VSS-UserData") || throttle.Confirmed == token) return null;
        var question = new ServiceRequest("_apis/connectionData", "the connection data") { ApiVersion = "7.1-preview.1" };
        using HttpResponseMessage connectionData = await sender
            .SendAsync(session.Address, question, question.Resolve(session.Address), token.Authorization, cancellationToken)
            .ConfigureAwait(false);
        if (!await IsAnonymousAsync(connectionData, cancellationToken).ConfigureAwait(false))
        {
            throttle.Confirmed = token;
            return null;
        }

        var sent = new SentRequest(request, uri, session, token);
        StatedCause meaning = ErrorResponseTable.NotSignedIn(
            sent,
            OrganizationRows.Anonymous,
            200,
            $": {request.What} would be public ones only"
        );
        return new AdoServiceException(meaning) { StatusCode = 200, Target = request.What };
    }

    // Whatever else it answers is no proof: the response in hand is believed.
    private static async Task<bool> IsAnonymousAsync(HttpResponseMessage connectionData, CancellationToken cancellationToken)
    {
        if (!connectionData.IsSuccessStatusCode || connectionData.Content.Headers.ContentLength > LargestBody) return false;
        try
        {
            using Stream body = await connectionData.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
            using JsonDocument document = await JsonDocument.ParseAsync(body, default, cancellationToken).ConfigureAwait(false);
            string? id = JsonElements.Text(JsonElements.Find(document.RootElement, "authenticatedUser"), "id");
            return string.Equals(id, NamedCaller.AnonymousId, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception exception)
            when (exception is IOException or HttpRequestException or InvalidDataException
                || Utf8JsonReaderExtensions.IsUnreadable(exception)
            )
        {
            return false;
        }
    }
}
