using System.Net.Http.Headers;

namespace AdoEntra.Http;

/// <summary>What a request carries. Made anew for each time it is sent, since content can be read only once.</summary>
internal abstract class RequestBody(string mediaType)
{
    public const string Json = "application/json";
    public const string JsonPatch = "application/json-patch+json";
    public const string Octets = "application/octet-stream";

    /// <summary>The media type, with its parameters.</summary>
    public string MediaType => mediaType;

    public HttpContent CreateContent()
    {
        HttpContent content = Create();
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
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

    protected override HttpContent Create() => new StreamContent(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Piece, useAsync: true), Piece);
}
