namespace AdoEntra.Emulator.Requests;

/// <summary>
/// The body of a request while it is read: its beginning is kept for the record, and all of it is counted. What is longer is passed on as
/// it comes and is nowhere held.
/// </summary>
internal sealed class RecordedBody(Stream rest) : Stream
{
    /// <summary>How much of a body is kept.</summary>
    public const int Bound = 1024 * 1024;

    private byte[] _kept = [];
    private int _position;

    /// <summary>The beginning, or all of it.</summary>
    public ReadOnlyMemory<byte> Kept => _kept;

    /// <summary>How many bytes came so far.</summary>
    public long Received { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads what is kept, at most <see cref="Bound"/>.</summary>
    public async Task KeepAsync(long? announced, CancellationToken ct)
    {
        using var kept = new MemoryStream((int)Math.Min(announced ?? 0, Bound));
        var piece = new byte[16 * 1024];
        int read;
        try
        {
            while (kept.Length < Bound
                && (read = await rest.ReadAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, Bound - kept.Length)), ct)) > 0)
            {
                kept.Write(piece, 0, read);
            }
        }
        finally
        {
            _kept = kept.ToArray();
            Received = _kept.Length;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < _kept.Length)
        {
            var count = Math.Min(buffer.Length, _kept.Length - _position);
            _kept.AsMemory(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        var read = await rest.ReadAsync(buffer, cancellationToken);
        Received += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
