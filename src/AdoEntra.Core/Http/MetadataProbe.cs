using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>Finds out whether the instance metadata service of an Azure VM is at an address.</summary>
/// <param name="transport">Sends the request.</param>
internal sealed class MetadataProbe(HttpTransport transport)
{
    // An Azure VM answers within milliseconds; off Azure the address may drop packets silently.
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Whether the instance metadata service is at an address; see <see cref="WhyNotAsync"/>.</summary>
    public async Task<bool> IsRespondingAsync(string address, RequestClock clock, CancellationToken cancellationToken) =>
        await WhyNotAsync(address, clock, cancellationToken).ConfigureAwait(false) is null;

    /// <summary>
    /// Why the instance metadata service is not at an address; null where it is. Asks once, within <see cref="Limit"/>, and without the
    /// header that the service demands, so that it gives out nothing.
    /// </summary>
    /// <returns>The end of a sentence that begins with the address: <c>refused the connection</c>.</returns>
    public async Task<string?> WhyNotAsync(string address, RequestClock clock, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")) return "is not a web address";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limit, Limit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(uri, "/metadata/identity/oauth2/token"));
            using HttpResponseMessage response = await transport.LocalClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            return LooksLikeMetadataService(response)
                ? null
                : $"responded with {(int)response.StatusCode} ({response.Content.Headers.ContentType?.MediaType ?? "no type"}), "
                    + "which the metadata service of a VM never does";
        }
        catch (HttpRequestException exception)
        {
            return $"could not be reached ({Redaction.Redact(exception.GetBaseException().Message).TrimEnd('.')})";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"did not respond within {Limit.TotalSeconds:0} s";
        }
    }

    // The service answers in JSON, a refusal mostly (400). Off Azure, proxies and portals answer for every address: with a page, a
    // redirect, or a refusal of their own.
    private static bool LooksLikeMetadataService(HttpResponseMessage response)
    {
        string? type = response.Content.Headers.ContentType?.MediaType;
        if (type is "application/json") return true;
        return type is not "text/html" && (int)response.StatusCode is 200 or 400 or 404 or 410 or 429 or 500 or 502 or 503 or 504;
    }
}
