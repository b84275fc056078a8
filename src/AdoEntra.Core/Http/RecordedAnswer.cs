namespace AdoEntra.Http;

/// <summary>What an identity endpoint last answered. The library on top of it often drops the text; the diagnosis needs it.</summary>
internal sealed class RecordedAnswer
{
    /// <summary>The status; null while nothing has answered.</summary>
    public int? Status { get; private set; }

    /// <summary>The media type without parameters.</summary>
    public string? MediaType { get; private set; }

    /// <summary>The length of the body in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The body of a refusal; null for an answer that may hold a token.</summary>
    public string? Body { get; private set; }

    public async Task TakeAsync(HttpResponseMessage response)
    {
        // Buffered, so that the library can read it again.
        await response.Content.LoadIntoBufferAsync().ConfigureAwait(false);
        Status = (int)response.StatusCode;
        MediaType = response.Content.Headers.ContentType?.MediaType;
        Length = response.Content.Headers.ContentLength ?? 0;
        bool mayHoldToken = response.IsSuccessStatusCode;
        Body = mayHoldToken ? null : await response.Content.ReadAsStringAsync().ConfigureAwait(false);
    }
}
