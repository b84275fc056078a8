using System.Text;
using AdoEntra.Http;

namespace AdoEntra.Requests.Model;

/// <summary>A response that is no JSON: a log, a file, a page.</summary>
/// <param name="Text">The text; null where it is none.</param>
/// <param name="Bytes">The bytes; null where it is a text.</param>
internal sealed record RawContent(string? Text, byte[]? Bytes)
{
    // What is larger belongs into a file.
    private const int Largest = 256 * 1024 * 1024;

    /// <summary>Whether a response is JSON, or says nothing of what it is.</summary>
    public static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is not { } type
        || type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="AdoServiceException">The body breaks off, or is too large for the memory.</exception>
    public static async Task<RawContent> ReadAsync(
        HttpResponseMessage response,
        string what,
        TimeSpan silence,
        CancellationToken cancellationToken
    )
    {
        using Stream body = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new ResponseBodyReader(body, what, silence, cancellationToken);
        using var whole = new MemoryStream();
        byte[] piece = new byte[64 * 1024];
        int count;
        while ((count = await reader.ReadAsync(piece, 0, piece.Length).ConfigureAwait(false)) > 0)
        {
            if (whole.Length > Largest) throw ResponseErrors.NoList(what, "more than 256 MB", "Save it to a file with -OutFile.");
            whole.Write(piece, 0, count);
        }

        if (!IsText(response)) return new(null, whole.ToArray());
        whole.Position = 0;
        using var text = new StreamReader(whole, Charset(response), detectEncodingFromByteOrderMarks: true);
        return new(await ReadAsync(text, cancellationToken).ConfigureAwait(false), null);
    }

    private static Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken) =>
#if NETFRAMEWORK
        reader.ReadToEndAsync().WaitAsync(cancellationToken);
#else
        reader.ReadToEndAsync(cancellationToken);
#endif

    private static bool IsText(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType?.ToUpperInvariant() is { } type
        && (
            type.StartsWith("TEXT/", StringComparison.Ordinal)
            || type.EndsWith("+XML", StringComparison.Ordinal)
            || type is "APPLICATION/JSON" or "APPLICATION/XML" or "APPLICATION/YAML" or "APPLICATION/X-YAML"
        );

    private static Encoding Charset(HttpResponseMessage response)
    {
        try
        {
            return response.Content.Headers.ContentType?.CharSet?.Trim('"') is { Length: > 0 } name
                ? Encoding.GetEncoding(name)
                : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
