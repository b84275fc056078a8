using System.Net.Http.Headers;
using AdoEntra.Errors;
using AdoEntra.Json.Writing;

namespace AdoEntra.Http;

/// <summary>What a request carries. Created again each time it is sent, since content can be read only once.</summary>
/// <param name="mediaType">The media type, with its parameters, as a user may have given it.</param>
/// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is none.</exception>
internal abstract class RequestBody(string mediaType)
{
    private readonly MediaTypeHeaderValue _mediaType = MediaTypeHeaderValue.TryParse(mediaType, out MediaTypeHeaderValue? value)
        ? value
        : throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"'{mediaType}' is not a valid media type.",
            "Pass one such as application/json."
        )
        {
            Target = mediaType,
        };

    public const string Octets = "application/octet-stream";

    /// <summary>A JSON body of texts, numbers, truth values, lists and dictionaries.</summary>
    /// <param name="value">What is sent.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: something in it cannot be sent.</exception>
    public static RequestBody Json(object value) => new BytesBody(JsonBody.Of(value, PlainBodyAdapter.Instance), BodyMedia.Json);

    /// <summary>A JSON Patch (RFC 6902): a list of operations.</summary>
    /// <param name="operations">What is done, in its order.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: something in it cannot be sent.</exception>
    public static RequestBody JsonPatch(IReadOnlyList<object> operations) =>
        new BytesBody(JsonBody.Of(operations, PlainBodyAdapter.Instance), BodyMedia.JsonPatch);

    /// <summary>The media type, with its parameters.</summary>
    public string MediaType => mediaType;

    public HttpContent CreateContent()
    {
        HttpContent content = Create();
        content.Headers.ContentType = _mediaType;
        return content;
    }

    protected abstract HttpContent Create();
}

/// <summary>A body that lies in memory.</summary>
internal sealed class BytesBody(byte[] bytes, string mediaType) : RequestBody(mediaType)
{
    public byte[] Bytes => bytes;

    protected override HttpContent Create() => new ByteArrayContent(bytes);
}

/// <summary>A body that is read from a file while it is sent.</summary>
/// <param name="path">The file's full path.</param>
/// <param name="mediaType">See <see cref="RequestBody"/>.</param>
internal sealed class FileBody(string path, string mediaType) : RequestBody(mediaType)
{
    private const int Piece = 80 * 1024;

    protected override HttpContent Create() =>
        new StreamContent(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Piece, useAsync: true), Piece);

    /// <summary>The body that a file is sent as: as it is, or, where it is JSON in another form, as what JSON is exchanged as.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="media">The media type.</param>
    public static RequestBody Of(string path, BodyMedia media)
    {
        if (!media.IsJson || media.NamesEncoding) return new FileBody(path, media.Type);
        byte[] first = new byte[JsonBytes.Look];
        int length = 0;
        using (FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            int read;
            while (length < JsonBytes.Look && (read = file.Read(first, length, JsonBytes.Look - length)) > 0) length += read;
        }

        return JsonBytes.EncodingOf(first.AsSpan(0, length), out _) is null
            ? new FileBody(path, media.Type)
            : new BytesBody(JsonBytes.ToUtf8(File.ReadAllBytes(path), Refused), media.Type);

        AdoConnectionException Refused(string what) =>
            new(ErrorIds.InvalidRequest, $"The file '{path}' {what}.", JsonBytes.Advice) { Target = path };
    }
}
