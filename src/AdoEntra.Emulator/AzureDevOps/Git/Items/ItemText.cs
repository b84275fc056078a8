using System.Text;
using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>
/// A file's content as text, where it is one. [D] The encoding is a code page, -1 for what is no text; [C] 65001 without a mark.
/// </summary>
internal sealed class ItemText
{
    private const int Utf8 = 65001;
    private const int LookedAt = 8_000;

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
        [([0xEF, 0xBB, 0xBF], Encoding.UTF8), ([0xFF, 0xFE], Encoding.Unicode), ([0xFE, 0xFF], Encoding.BigEndianUnicode)];

    private readonly string _name;
    private readonly bool _isBinary;
    private readonly int _codePage;

    public ItemText(string path, EmulatedContent file)
    {
        _name = path[(path.LastIndexOf('/') + 1)..];
        var bytes = file is HeldContent held ? held.Bytes : default;
        var (mark, encoding) = Array.Find(Marks, one => bytes.Span.StartsWith(one.Mark));
        _isBinary = file is not HeldContent || (mark is null && bytes.Span[..Math.Min(bytes.Length, LookedAt)].Contains((byte)0));
        _codePage = _isBinary ? -1 : encoding?.CodePage ?? Utf8;
        Content = _isBinary ? null : (encoding ?? Encoding.UTF8).GetString(bytes.Span[(mark?.Length ?? 0)..]);
    }

    /// <summary>The text; null where it is none.</summary>
    public string? Content { get; }

    public ContentMetadataBody Metadata => new(
        _name, Path.GetExtension(_name).TrimStart('.'), _isBinary ? ContentFormat.Bytes : ContentFormat.Text, _codePage,
        _isBinary ? true : null, Path.GetExtension(_name).ToUpperInvariant() is ".PNG" or ".GIF" or ".JPG" ? true : null);
}
