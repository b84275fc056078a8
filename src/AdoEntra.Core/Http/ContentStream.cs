namespace AdoEntra.Http;

/// <summary>Opens the body of an answer, the same on both frameworks.</summary>
internal static class ContentStream
{
    /// <summary>The body, no longer compressed.</summary>
    public static async Task<Stream> OpenAsync(this HttpContent content, CancellationToken cancellationToken)
    {
#if NETFRAMEWORK
        Stream raw = await content.ReadAsStreamAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
#else
        Stream raw = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
        return GzipBody.Is(content) ? new GzipBody(raw) : raw;
    }
}
