using System.Security.Cryptography;
using System.Text;
using AdoEntra.Errors;

namespace AdoEntra.Resources.Git.Pushes;

/// <summary>Where the content of a file comes from. It is read as often as it is needed, and never kept.</summary>
internal sealed class FileSource
{
    private const int Part = 80 * 1024;

    private readonly Func<Stream> _open;
    private readonly string _name;
    private readonly bool _isText;

    private bool _isLookedAt;
    private TextForm? _own;
    private TextForm? _form;

    private FileSource(string name, Func<Stream> open, bool isText) => (_name, _open, _isText) = (name, open, isText);

    /// <summary>How many bytes it has in the form that it was given.</summary>
    public long Length { get; private set; }

    /// <summary>A file of this machine: text in the encoding of its mark or in UTF-8; everything else goes as it is.</summary>
    /// <param name="path">Its full path.</param>
    public static FileSource OfFile(string path) =>
        new(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Part), isText: true);

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static FileSource OfText(string text)
    {
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        return new("the content", () => new MemoryStream(bytes, writable: false), isText: true);
    }

    /// <summary>Bytes, which go as they are.</summary>
    /// <param name="bytes">The content.</param>
    public static FileSource OfBytes(byte[] bytes) =>
        new("the content", () => new MemoryStream(bytes, writable: false), isText: false);

    /// <summary>The form that the text has; null where it is no text, or one in an encoding that is not known.</summary>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it cannot be read.</exception>
    public TextForm? Own
    {
        get
        {
            if (!_isLookedAt && _isText) Read(() => _own = FormOf() is { Encoding: not null } form ? form with { LineEnd = null } : null);
            _isLookedAt = true;
            return _own;
        }
    }

    /// <summary>Says how it is written, and finds its length.</summary>
    /// <param name="form">The form; null to leave it as it is, as what is no text always is.</param>
    /// <param name="path">Its path in the repository, for messages.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it cannot be read, or not be written so.</exception>
    public void Take(TextForm? form, string path)
    {
        _form = Own is null || form == Own ? null : form;
        try
        {
            Read(Measure);
        }
        catch (DecoderFallbackException)
        {
            // Text up to some point only: its bytes stay what they are.
            _form = null;
            Read(Measure);
        }
        catch (EncoderFallbackException)
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"The text for '{path}' has characters that {_form?.Encoding?.WebName} cannot represent.",
                "Pass another encoding as -Encoding, for example utf-8.")
            {
                Target = path,
            };
        }
    }

    /// <summary>The content as it is sent.</summary>
    public Stream Open() => _form is null ? _open() : new TextStream(_open(), Own!.Encoding!, _form);

    /// <summary>The id that git gives to the content (gitformat-loose: the hash of its kind, its length and itself).</summary>
    public string ObjectId()
    {
#pragma warning disable CA5350 // Not for security: it is how git names contents.
        using var hash = SHA1.Create();
#pragma warning restore CA5350
        byte[] head = Encoding.ASCII.GetBytes(FormattableString.Invariant($"blob {Length}\0"));
        hash.TransformBlock(head, 0, head.Length, null, 0);
        Read(() =>
        {
            using Stream content = Open();
            byte[] part = new byte[Part];
            int read;
            while ((read = content.Read(part, 0, part.Length)) > 0) hash.TransformBlock(part, 0, read, null, 0);
        });
        hash.TransformFinalBlock([], 0, 0);
        return string.Concat(hash.Hash!.Select(static one => one.ToString("x2", null)));
    }

    private void Measure()
    {
        using Stream content = Open();
        Length = 0;
        if (_form is null)
        {
            Length = content.Length;
            return;
        }

        byte[] part = new byte[Part];
        int read;
        while ((read = content.Read(part, 0, part.Length)) > 0) Length += read;
    }

    private TextForm? FormOf()
    {
        using Stream content = _open();
        byte[] beginning = new byte[TextForm.LookedAt];
        int length = 0;
        int read;
        while ((read = content.Read(beginning, length, beginning.Length - length)) > 0) length += read;
        Array.Resize(ref beginning, length);
        return TextForm.Of(beginning, isWhole: length < TextForm.LookedAt);
    }

    private void Read(Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"The file '{_name}' cannot be read: {exception.Message}",
                "Check the name and the file's permissions.")
            {
                Target = _name,
            };
        }
    }
}
