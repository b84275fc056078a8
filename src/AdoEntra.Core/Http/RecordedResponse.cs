using System.Globalization;
using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Http;

/// <summary>
/// The response of an identity endpoint to the last request that this flow of control sent, and to no other: a request that gets no
/// response has none.
/// The library on top often drops the text; the diagnosis needs it.
/// </summary>
internal sealed class RecordedResponse
{
    // Of older App Service hosts.
    private const string HostDate = "MM/dd/yyyy HH:mm:ss zzz";

    private static readonly AsyncLocal<RecordedResponse?> s_current = new();

    /// <summary>The status; null while the last request has no response.</summary>
    public int? Status { get; private set; }

    /// <summary>The media type without parameters.</summary>
    public string? MediaType { get; private set; }

    /// <summary>The length of the body in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The body of an error response; null for a response that may hold a token.</summary>
    public string? Body { get; private set; }

    /// <summary>True for a good response with nothing in it.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>When the token in a good response ends, as its host says; null where there is none, or no such word.</summary>
    public DateTimeOffset? TokenEnd { get; private set; }

    /// <summary>Records what the identity endpoint responds to the last request that this flow of control sends from here on.</summary>
    public static RecordedResponse Start()
    {
        var recorded = new RecordedResponse();
        s_current.Value = recorded;
        return recorded;
    }

    /// <summary>Another request is sent: the earlier response is not its own.</summary>
    public void Begin()
    {
        Status = null;
        MediaType = null;
        Length = 0;
        Body = null;
        IsBlank = false;
        TokenEnd = null;
    }

    public async Task TakeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // Buffered, so that the library can read it again. On .NET Framework and .NET 8 the buffering itself takes no cancellation.
        Task<bool> buffered = BufferAsync(response.Content);
        _ = buffered.ContinueWith(
            static task => _ = task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
        await buffered.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            IsBlank = await BlankBody.IsAsync(response.Content).ConfigureAwait(false);
#if NETFRAMEWORK
            TokenEnd = EndIn(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
#else
            TokenEnd = EndIn(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
#endif
        }
        else
        {
#if NETFRAMEWORK
            Body = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
#else
            Body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
#endif
        }

        MediaType = response.Content.Headers.ContentType?.MediaType;
        Length = response.Content.Headers.ContentLength ?? 0;
        Status = (int)response.StatusCode;
    }

    private static async Task<bool> BufferAsync(HttpContent content)
    {
        await content.LoadIntoBufferAsync().ConfigureAwait(false);
        return true;
    }

    // As managed-identity hosts write it: seconds since 1970 as a number or a text, or a date (protocol.md 1.13).
    private static DateTimeOffset? EndIn(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            bool hasToken = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("access_token", out JsonElement token)
                && token.ValueKind == JsonValueKind.String && token.GetString() is { Length: > 0 };
            if (!hasToken || !root.TryGetProperty("expires_on", out JsonElement end)) return null;
            string text = end.ValueKind == JsonValueKind.String ? end.GetString() ?? string.Empty : end.GetRawText();
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
            {
                return seconds < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
            }

            return DateTimeOffset.TryParseExact(text, HostDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset date)
                ? date
                : null;
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return null;
        }
    }

    /// <summary>Records the responses of the inner handler.</summary>
    /// <param name="inner">Sends the requests.</param>
    public sealed class Handler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            RecordedResponse? recorded = s_current.Value;
            recorded?.Begin();
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            // What an authority says about itself is no response about a token, unless it refuses (protocol.md 1.8).
            if (recorded is null || (response.IsSuccessStatusCode && IsDiscovery(request.RequestUri!))) return response;
            try
            {
                await recorded.TakeAsync(response, cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        private static bool IsDiscovery(Uri uri) =>
            uri.AbsolutePath.EndsWith("/discovery/instance", StringComparison.Ordinal) || uri.AbsolutePath.Contains("/.well-known/");
    }
}
