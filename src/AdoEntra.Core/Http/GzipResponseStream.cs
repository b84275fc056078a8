using System.Buffers.Binary;
using System.IO.Compression;

namespace AdoEntra.Http;

/// <summary>
/// A compressed body. Reads as what it holds, and ends as what it is: the framework's stream accepts a truncated body as one
/// that is complete, so the length at its end is looked at (RFC 1952, 2.3.1; one member, as RFC 9110, 8.4.1.3 has it in use).
/// </summary>
internal sealed class GzipResponseStream : ForwardOnlyStream
{
    private readonly Stream _raw;
    private readonly Tail _tail;
    private readonly GZipStream _content;
    private uint _length;

    public GzipResponseStream(Stream raw)
    {
        _raw = raw;
        _tail = new Tail(raw);
        _content = new GZipStream(_tail, CompressionMode.Decompress);
    }

    /// <summary>Whether a body comes compressed so.</summary>
    public static bool Is(HttpContent content) =>
        content.Headers.ContentEncoding.Count == 1
        && content.Headers.ContentEncoding.First() is { } encoding
        && (encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || encoding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Counted(_content.Read(buffer, offset, count), count);

    /// <inheritdoc/>
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Counted(await _content.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false), count);

#if !NETFRAMEWORK
    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
#endif

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The connection first: that ends a read that waits for it.
        if (disposing)
        {
            _raw.Dispose();
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Counted(int read, int wanted)
    {
        _length = unchecked(_length + (uint)read);
        if (read == 0 && wanted > 0 && _tail.Total > 0 && _tail.SaidLength != _length)
            throw new InvalidDataException("The compressed body is incomplete.");
        return read;
    }

    // Passes the compressed bytes on and keeps the last ones.
    private sealed class Tail(Stream raw) : ForwardOnlyStream
    {
        private readonly byte[] _last = new byte[sizeof(uint)];

        public long Total { get; private set; }

        /// <summary>The length that the end of the body tells, modulo 2^32; null where that is no end.</summary>
        public uint? SaidLength => Total < 18 ? null : BinaryPrimitives.ReadUInt32LittleEndian(_last);

        public override int Read(byte[] buffer, int offset, int count) => Kept(buffer.AsSpan(offset), raw.Read(buffer, offset, count));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            int read = await raw.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
            return Kept(buffer.AsSpan(offset), read);
        }

#if !NETFRAMEWORK
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = await raw.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return Kept(buffer.Span, count);
        }
#endif

        private int Kept(ReadOnlySpan<byte> buffer, int count)
        {
            Total += count;
            int taken = Math.Min(count, _last.Length);
            _last.AsSpan(taken).CopyTo(_last);
            buffer.Slice(count - taken, taken).CopyTo(_last.AsSpan(_last.Length - taken));
            return count;
        }
    }
}
