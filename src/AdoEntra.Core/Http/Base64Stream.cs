namespace AdoEntra.Http;

/// <summary>What a stream gives, in base 64 (RFC 4648).</summary>
/// <param name="source">The bytes; closed with this stream.</param>
internal sealed class Base64Stream(Stream source) : ForwardOnlyStream
{
    private const int Groups = 16 * 1024;

    private readonly byte[] _bytes = new byte[Groups * 3];
    private readonly char[] _text = new char[Groups * 4];
    private int _start;
    private int _end;
    private bool _isOver;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_start == _end && !_isOver) Fill();
        int taken = Math.Min(count, _end - _start);
        for (int i = 0; i < taken; i++) buffer[offset + i] = (byte)_text[_start + i];
        _start += taken;
        return taken;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }

    // Whole groups of three, but for the end.
    private void Fill()
    {
        int length = 0;
        while (length < _bytes.Length && !_isOver)
        {
            int read = source.Read(_bytes, length, _bytes.Length - length);
            length += read;
            _isOver = read == 0;
        }

        (_start, _end) = (0, Convert.ToBase64CharArray(_bytes, 0, length, _text, 0));
    }
}
