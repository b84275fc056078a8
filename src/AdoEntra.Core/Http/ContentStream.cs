namespace AdoEntra.Http;

/// <summary>Opens the body of an answer, the same on both frameworks.</summary>
internal static class ContentStream
{
    public static Task<Stream> OpenAsync(this HttpContent content, CancellationToken cancellationToken) =>
#if NETFRAMEWORK
        content.ReadAsStreamAsync().WaitAsync(cancellationToken);
#else
        content.ReadAsStreamAsync(cancellationToken);
#endif
}
