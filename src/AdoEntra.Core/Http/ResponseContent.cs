namespace AdoEntra.Http;

/// <summary>Opens the body of a response, the same on both frameworks.</summary>
internal static class ResponseContent
{
    /// <summary>A body of JSON as UTF-8.</summary>
    public static async Task<Stream> OpenJsonAsync(this HttpContent content, CancellationToken cancellationToken) =>
        Utf8Body.Of(await content.OpenAsync(cancellationToken).ConfigureAwait(false), content.Headers.ContentType?.CharSet);

    /// <summary>The body, no longer compressed.</summary>
    public static async Task<Stream> OpenAsync(this HttpContent content, CancellationToken cancellationToken)
    {
#if NETFRAMEWORK
        Stream raw = await content.ReadAsStreamAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
#else
        Stream raw = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
        return GzipResponseStream.Is(content) ? new GzipResponseStream(raw) : raw;
    }
}
