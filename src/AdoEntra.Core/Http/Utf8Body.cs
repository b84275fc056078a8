using System.Text;
using AdoEntra.Json.Writing;

namespace AdoEntra.Http;

/// <summary>A body of JSON in another encoding, read as UTF-8. One that is UTF-8 passes through as it is.</summary>
internal sealed class Utf8Body : ForwardOnlyStream
{
    private const int Piece = 16 * 1024;
    private const int Look = 4;

    private readonly Stream _raw;
    private readonly Encoding? _named;
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    // As large as is needed for a look; larger where the body has to be decoded.
    private byte[] _read = new byte[Look];
    private char[] _characters = [];
    private byte[] _ready = [];
    private int _start;
    private int _end;
    private Decoder? _decoder;
    private bool _begun;
    private bool _over;

    private Utf8Body(Stream raw, Encoding? named)
    {
        _raw = raw;
        _named = named;
    }

    /// <summary>The body as UTF-8. Where the response says that it is, nothing is looked at.</summary>
    /// <param name="raw">The body.</param>
    /// <param name="charset">What the response says about its encoding; null where it says nothing.</param>
    public static Stream Of(Stream raw, string? charset)
    {
        string name = charset?.Trim('"') ?? string.Empty;
        return name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? raw : new Utf8Body(raw, Named(name));
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        await FillAsync(cancellationToken).ConfigureAwait(false)
            ? Take(buffer.AsSpan(offset, count))
            : await _raw.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);

#if !NETFRAMEWORK
    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await FillAsync(cancellationToken).ConfigureAwait(false)
            ? Take(buffer.Span)
            : await _raw.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
#endif

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _raw.Dispose();
        base.Dispose(disposing);
    }

    // False where the body is UTF-8, and nothing of its beginning is left to give out.
    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (!_begun) await BeginAsync(cancellationToken).ConfigureAwait(false);
        while (_start == _end && !_over)
        {
            if (_decoder is null) return false;
            int read = await _raw.ReadAsync(_read, 0, Piece, cancellationToken).ConfigureAwait(false);
            _over = read == 0;
            Convert(_read, 0, read);
        }

        return true;
    }

    private int Take(Span<byte> buffer)
    {
        int taken = Math.Min(buffer.Length, _end - _start);
        _ready.AsSpan(_start, taken).CopyTo(buffer);
        _start += taken;
        return taken;
    }

    // A mark goes before what the response says about itself.
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        _begun = true;
        int length = 0;
        int read;
        while (length < Look && (read = await _raw.ReadAsync(_read, length, Look - length, cancellationToken).ConfigureAwait(false)) > 0)
            length += read;
        Encoding? encoding = JsonBytes.EncodingOf(_read.AsSpan(0, length), out int mark);
        encoding = mark > 0 ? encoding : _named ?? encoding;
        if (encoding is not (null or UTF8Encoding))
        {
            _decoder = encoding.GetDecoder();
            _characters = new char[Piece];
            Convert(_read, mark, length - mark);
            _read = new byte[Piece];
            return;
        }

        (_ready, _end) = (_read, length);
    }

    private void Convert(byte[] bytes, int offset, int count)
    {
        int characters = _decoder!.GetChars(bytes, offset, count, _characters, 0, _over);
        int needed = Encoding.UTF8.GetMaxByteCount(characters);
        if (_ready.Length < needed) _ready = new byte[needed];
        _start = 0;
        _end = _encoder.GetBytes(_characters, 0, characters, _ready, 0, _over);
    }

    private static Encoding? Named(string charset)
    {
        try
        {
            return charset.Length == 0 ? null
                : charset.ToUpperInvariant() is "UTF-16" or "UTF-16LE" ? Encoding.Unicode
                : Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
