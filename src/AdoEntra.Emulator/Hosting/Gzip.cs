using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace AdoEntra.Emulator.Hosting;

/// <summary>Compresses bodies for clients that take that.</summary>
internal static class Gzip
{
    private const string Name = "gzip";

    /// <summary>The body as it is to be sent: compressed where emulator and client both want that, and marked as such.</summary>
    public static ReadOnlyMemory<byte> Apply(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || !exchange.Services.Options.Compresses || exchange.Match.Host is null || !IsAccepted(exchange))
        {
            return body;
        }

        Mark(exchange);
        exchange.Http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        return Pack(body);
    }

    /// <summary>Says that the answer is compressed.</summary>
    public static void Mark(Exchange exchange) => exchange.Http.Response.Headers.ContentEncoding = Name;

    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        return packed.ToArray();
    }

    // [D] RFC 9110: a quality of 0 means not at all.
    private static bool IsAccepted(Exchange exchange) =>
        StringWithQualityHeaderValue.TryParseList(exchange.Http.Request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(coding => coding.Value.Equals(Name, StringComparison.OrdinalIgnoreCase) && coding.Quality != 0);
}
