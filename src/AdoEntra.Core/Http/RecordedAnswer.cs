namespace AdoEntra.Http;

/// <summary>What an identity endpoint last answered. The library on top of it often drops the text; the diagnosis needs it.</summary>
internal sealed class RecordedAnswer
{
    /// <summary>The status; null while nothing has answered.</summary>
    public int? Status { get; private set; }

    /// <summary>How often something has answered.</summary>
    public int Tries { get; private set; }

    /// <summary>The media type without parameters.</summary>
    public string? MediaType { get; private set; }

    /// <summary>The length of the body in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The body of a refusal; null for an answer that may hold a token.</summary>
    public string? Body { get; private set; }

    public async Task TakeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // Buffered, so that the library can read it again. On .NET Framework and .NET 8 the buffering itself takes no cancellation.
        Task<bool> buffered = BufferAsync(response.Content);
        _ = buffered.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await buffered.WaitAsync(cancellationToken).ConfigureAwait(false);
        Tries++;
        Status = (int)response.StatusCode;
        MediaType = response.Content.Headers.ContentType?.MediaType;
        Length = response.Content.Headers.ContentLength ?? 0;
        bool mayHoldToken = response.IsSuccessStatusCode;
#if NETFRAMEWORK
        Body = mayHoldToken ? null : await response.Content.ReadAsStringAsync().ConfigureAwait(false);
#else
        Body = mayHoldToken ? null : await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
#endif
    }

    private static async Task<bool> BufferAsync(HttpContent content)
    {
        await content.LoadIntoBufferAsync().ConfigureAwait(false);
        return true;
    }
}
