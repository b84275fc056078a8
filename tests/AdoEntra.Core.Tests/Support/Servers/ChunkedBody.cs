using System.Text;

namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>A body that arrives in pieces, as a network gives it. May wait before a piece, or break off.</summary>
#pragma warning disable CA1844 // One override serves both frameworks; the other ways to read lead to it.
internal sealed class ChunkedBody : Stream
#pragma warning restore CA1844
{
    private readonly Queue<byte[]> _pieces;
    private byte[] _current = [];
    private int _at;

    public ChunkedBody(params string[] pieces)
        : this(pieces.Select(Encoding.UTF8.GetBytes))
    {
    }

    public ChunkedBody(IEnumerable<byte[]> pieces) => _pieces = new Queue<byte[]>(pieces);

    /// <summary>What is waited for before the last piece.</summary>
    public Gate? BeforeTheLast { get; init; }

    /// <summary>What happens in place of the end.</summary>
    public Exception? InPlaceOfTheEnd { get; init; }

    public bool IsClosed { get; private set; }

    /// <summary>How often more was requested.</summary>
    public int Reads { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Cuts a body into pieces of those sizes.</summary>
    public static ChunkedBody Cut(byte[] body, Func<int> size)
    {
        var pieces = new List<byte[]>();
        for (int at = 0; at < body.Length;)
        {
            int length = Math.Min(Math.Max(1, size()), body.Length - at);
            pieces.Add(body.AsSpan(at, length).ToArray());
            at += length;
        }

        return new ChunkedBody(pieces);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Reads++;
        if (_at == _current.Length)
        {
            if (_pieces.Count <= 1 && BeforeTheLast is { } gate) await gate.PassAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (_pieces.Count == 0) return InPlaceOfTheEnd is null ? 0 : throw InPlaceOfTheEnd;
            _current = _pieces.Dequeue();
            _at = 0;
        }

        int taken = Math.Min(count, _current.Length - _at);
        Buffer.BlockCopy(_current, _at, buffer, offset, taken);
        _at += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
