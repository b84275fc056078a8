using System.Collections;
using System.Text;

namespace AdoEntra.Json.Writing;

/// <summary>Makes a request's body of what a user gave.</summary>
internal static class JsonBody
{
    /// <summary>
    /// A text and bytes as they are, also bytes in a list, as <c>Get-Content -AsByteStream</c> gives them. Everything else as JSON where
    /// the body is JSON; where it is not, nothing else can be sent.
    /// </summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it cannot be sent as that.</exception>
    public static byte[] For(object? body, BodyMedia media, IBodyAdapter shape) =>
        shape.Unwrap(body) switch
        {
            string text => media.Encode(text),
            StringBuilder text => media.Encode(text.ToString()),
            byte[] bytes => JsonBytes.Of(bytes, media),
            IList list when BytesOf(list, shape) is { } bytes => JsonBytes.Of(bytes, media),
            null when !media.IsJson => [],
            byte one when !media.IsJson => [one],
            { } value when !media.IsJson => throw new JsonBodyPath().Refuse(
                $"is a {value.GetType().FullName}, but '{media.Type}' is not JSON",
                "Pass a text or bytes, or a file with -InFile; for JSON, pass another media type with -ContentType."
            ),
            var value => media.IsJsonPatch ? Operations(value, media, shape) : Json(value, media, shape),
        };

    /// <summary>A body of JSON.</summary>
    /// <inheritdoc cref="For"/>
    public static byte[] Of(object? body, IBodyAdapter shape) => For(body, new BodyMedia(BodyMedia.Json), shape);

    /// <summary>A body of JSON Patch.</summary>
    /// <inheritdoc cref="For"/>
    public static byte[] Patch(object? body, IBodyAdapter shape) => For(body, new BodyMedia(BodyMedia.JsonPatch), shape);

    // A JSON Patch (RFC 6902) is a list of operations: one that stands alone becomes a list of one.
    private static byte[] Operations(object? value, BodyMedia media, IBodyAdapter shape)
    {
        if (value is null)
            throw new JsonBodyPath().Refuse("has no operation", "Pass a hashtable with op, path and value, or a list of them.");
        return Json(BodyKinds.Of(value) == BodyKind.List ? value : new[] { value }, media, shape);
    }

    private static byte[] Json(object? value, BodyMedia media, IBodyAdapter shape)
    {
        if (!media.NamesEncoding)
        {
            using var bytes = new MemoryStream();
            using (var text = new StreamWriter(bytes, media.Encoding)) new JsonBodyWriter(new JsonTextWriter(text), shape).Write(value);
            return bytes.ToArray();
        }

        using var written = new StringWriter();
        new JsonBodyWriter(new JsonTextWriter(written), shape).Write(value);
        return media.Encode(written.ToString());
    }

    // Null where anything else is among them, or nothing at all.
    private static byte[]? BytesOf(IList list, IBodyAdapter shape)
    {
        if (list.Count == 0) return null;
        byte[] bytes = new byte[list.Count];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (shape.Unwrap(list[i]) is not byte one) return null;
            bytes[i] = one;
        }

        return bytes;
    }
}
