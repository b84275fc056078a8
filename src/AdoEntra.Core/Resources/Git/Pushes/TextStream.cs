using System.Text;
using AdoEntra.Http;

namespace AdoEntra.Resources.Git.Pushes;

/// <summary>A text in another form, a small part of it at a time.</summary>
internal sealed class TextStream : ForwardOnlyStream
{
    private const int Part = 16 * 1024;
    private const char Mark = '\uFEFF';

    private readonly StreamReader _source;
    private readonly Encoder _encoder;
    private readonly string? _lineEnd;
    private readonly char[] _read = new char[Part];
    private readonly char[] _changed = new char[(Part + 1) * 2];
    private readonly byte[] _bytes;
    private int _start;
    private int _end;
    private bool _hasBegun;
    private bool _hasReturn;
    private bool _isOver;

    /// <param name="source">The text; closed with this stream.</param>
    /// <param name="encoding">How it is encoded; its mark goes before that.</param>
    /// <param name="form">What it is written as.</param>
    public TextStream(Stream source, Encoding encoding, TextForm form)
    {
        _source = new StreamReader(source, encoding, detectEncodingFromByteOrderMarks: false, Part);
        Encoding target = form.Encoding ?? TextForm.Utf8;
        _encoder = target.GetEncoder();
        _lineEnd = form.LineEnd;
        _bytes = new byte[Math.Max(target.GetMaxByteCount(_changed.Length), form.Mark.Length)];
        form.Mark.CopyTo(_bytes, 0);
        _end = form.Mark.Length;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _end && !_isOver) Fill();
        int taken = Math.Min(count, _end - _start);
        Array.Copy(_bytes, _start, buffer, offset, taken);
        _start += taken;
        return taken;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _source.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        int read = _source.Read(_read, 0, Part);
        _isOver = read == 0;

        // Not left to the reader, which would put other letters in the place of bytes that mean nothing.
        if (!_hasBegun && read > 0 && _read[0] == Mark) Array.Copy(_read, 1, _read, 0, --read);
        _hasBegun = true;
        int length = _lineEnd is null ? Copied(read) : WithLineEnds(read);
        (_start, _end) = (0, _encoder.GetBytes(_changed, 0, length, _bytes, 0, _isOver));
    }

    private int Copied(int read)
    {
        Array.Copy(_read, _changed, read);
        return read;
    }

    // A return that stands alone is no end of a line; whether it does shows with the next letter.
    private int WithLineEnds(int read)
    {
        int length = 0;
        for (int i = 0; i < read; i++)
        {
            char one = _read[i];
            if (one == '\n')
            {
                foreach (char end in _lineEnd!) _changed[length++] = end;
                _hasReturn = false;
                continue;
            }

            if (_hasReturn) _changed[length++] = '\r';
            _hasReturn = one == '\r';
            if (!_hasReturn) _changed[length++] = one;
        }

        if (_isOver && _hasReturn) _changed[length++] = '\r';
        return length;
    }
}
