using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;

namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>A server that keeps one file and knows ranges of it (RFC 9110, 14). Breaks off where a test says so.</summary>
internal sealed class FileServer
{
    private readonly Queue<int> _breaks = new();

    public FileServer(FakeServer server, string address) => server.OnGet(address, Give);

    public byte[] Content { get; set; } = Bytes(1);

    /// <summary>What it calls the version; null for nothing.</summary>
    public string? Tag { get; set; } = "\"one\"";

    /// <summary>Whether it answers with a part where one is asked for.</summary>
    public bool KnowsRanges { get; set; } = true;

    /// <summary>At most so many bytes in one part.</summary>
    public int LargestPart { get; set; } = int.MaxValue;

    /// <summary>Added to where a part begins.</summary>
    public int Shift { get; set; }

    /// <summary>Whether a part is one of the compressed file, whatever was asked for.</summary>
    public bool CompressesParts { get; set; }

    /// <summary>Happens before an answer, given its number from 1.</summary>
    public Action<int>? Before { get; set; }

    /// <summary>What is waited for in the middle of a body.</summary>
    public Gate? InTheMiddle { get; set; }

    /// <summary>For each answer: from where it began, and with which tag it was asked on; null for the whole.</summary>
    public List<(long From, string? IfRange)?> Asked { get; } = [];

    public static byte[] Bytes(int seed)
    {
        byte[] bytes = new byte[300_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>The next answers break off after so many of their bytes.</summary>
    public FileServer BreakingAfter(params int[] lengths)
    {
        foreach (int length in lengths) _breaks.Enqueue(length);
        return this;
    }

    private HttpResponseMessage Give(RecordedRequest request)
    {
        string? condition = request.Header("If-Range");
        int? from = request.Header("Range") is { } range
            ? int.Parse(range.Substring("bytes=".Length).TrimEnd('-'), CultureInfo.InvariantCulture)
            : null;
        Asked.Add(from is { } begin ? (begin, condition) : null);
        Before?.Invoke(Asked.Count);
        if (from is null || !KnowsRanges || condition != Tag) return Named(Body(0, Content.Length, 200));
        if (from >= Content.Length)
        {
            HttpResponseMessage nothing = Named(Answer.Empty(416));
            nothing.Content.Headers.ContentRange = new ContentRangeHeaderValue(Content.Length);
            return nothing;
        }

        int start = from.Value + Shift;
        int length = Math.Min(LargestPart, Content.Length - start);
        HttpResponseMessage part = Named(CompressesParts ? Compressed(start, length) : Body(start, length, 206));
        part.Content.Headers.ContentRange = new ContentRangeHeaderValue(start, start + length - 1, Content.Length);
        return part;
    }

    private HttpResponseMessage Body(int start, int length, int status)
    {
        byte[] bytes = Content.AsSpan(start, length).ToArray();
        int sent = _breaks.Count > 0 ? Math.Min(_breaks.Dequeue(), length) : length;
        IEnumerable<byte[]> pieces = new[]
        {
            bytes.AsSpan(0, sent / 2).ToArray(),
            bytes.AsSpan(sent / 2, sent - (sent / 2)).ToArray(),
        }.Where(static piece => piece.Length > 0);
        HttpResponseMessage response = Answer.Body(
            new ChunkedBody(pieces)
            {
                InPlaceOfTheEnd = sent < length ? new IOException("The connection was reset.") : null,
                BeforeTheLast = InTheMiddle,
            },
            status
        );
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return response;
    }

    private HttpResponseMessage Compressed(int start, int length)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress)) gzip.Write(Content, start, length);
        HttpResponseMessage response = Answer.Bytes(bytes.ToArray(), "application/octet-stream", 206);
        response.Content.Headers.ContentEncoding.Add("gzip");
        return response;
    }

    private HttpResponseMessage Named(HttpResponseMessage response) => Tag is null ? response : response.With("ETag", Tag);
}
