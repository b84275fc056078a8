namespace AdoEntra.Http;

/// <summary>A part of a body: bytes that are there, or a file in base 64 that is read while it is sent.</summary>
/// <param name="Length">How many bytes it has as it is sent.</param>
/// <param name="Open">Opens it; again each time that the body is sent.</param>
internal sealed record BodyPiece(long Length, Func<Stream> Open)
{
    /// <summary>Bytes as they are.</summary>
    public static BodyPiece Of(byte[] bytes) => new(bytes.Length, () => new MemoryStream(bytes, writable: false));

    /// <summary>What a stream gives, in base 64.</summary>
    /// <param name="length">How many bytes the stream gives.</param>
    /// <param name="open">Opens it.</param>
    public static BodyPiece Base64(long length, Func<Stream> open) => new((length + 2) / 3 * 4, () => new Base64Stream(open()));
}

/// <summary>A body of several parts, of which no more than a small part is in memory at a time.</summary>
/// <param name="pieces">The parts, in their order.</param>
/// <param name="mediaType">See <see cref="RequestBody"/>.</param>
internal sealed class PiecesBody(IReadOnlyList<BodyPiece> pieces, string mediaType) : RequestBody(mediaType)
{
    private const int Piece = 80 * 1024;

    /// <summary>How many bytes are sent.</summary>
    public long Length => pieces.Sum(static piece => piece.Length);

    protected override HttpContent Create()
    {
        StreamContent content = new(new Joined(pieces), Piece);
        content.Headers.ContentLength = Length;
        return content;
    }

    // One part behind the other.
    private sealed class Joined(IReadOnlyList<BodyPiece> pieces) : ForwardOnlyStream
    {
        private int _next;
        private Stream? _current;

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (true)
            {
                if (_current is null)
                {
                    if (_next == pieces.Count) return 0;
                    _current = pieces[_next++].Open();
                }

                int read = _current.Read(buffer, offset, count);
                if (read > 0) return read;
                _current.Dispose();
                _current = null;
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _current?.Dispose();
            base.Dispose(disposing);
        }
    }
}
