using System.Text;
using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>
/// The latest value of each field of one response's items. Two that read at once may put theirs over each other's, which costs a string and
/// no more.
/// </summary>
/// <param name="damaged">Called for texts that are not UTF-8; null for none.</param>
internal sealed class RecentValues(DamagedText? damaged)
{
    private const int Places = 256;

    // What is longer is a description, which does not come again.
    private const int LongestText = 512;

    private readonly object?[] _values = new object?[Places];

    /// <summary>The text that the reader stands on; the same string where it is that of the item before.</summary>
    /// <param name="reader">Stands on a text.</param>
    /// <param name="field">Of which field.</param>
    public string Text(ref Utf8JsonReader reader, FieldNames field)
    {
        if (field.Place < 0 || reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > LongestText) return OwnText(ref reader, field);
        ref object? recent = ref _values[field.Place % Places];
        if (recent is string known && IsSame(reader.ValueSpan, known)) return known;
        string text = OwnText(ref reader, field);
        recent = text;
        return text;
    }

    /// <summary>The text that the reader stands on, which is no field's value or not remembered.</summary>
    /// <inheritdoc cref="Text"/>
    public string OwnText(ref Utf8JsonReader reader, FieldNames field)
    {
        string text = reader.Text(out bool isDamaged);
        if (isDamaged) damaged?.Tell(field.Name);
        return text;
    }

    /// <summary>The name of a field was read.</summary>
    public void Named(FieldNames field)
    {
        if (field.IsDamaged) damaged?.Tell(field.Name);
    }

    /// <summary>The bytes that were left unread in the item before, where these are the same.</summary>
    public LazyJsonValue? Unread(ReadOnlySpan<byte> utf8, int place) =>
        place >= 0 && _values[place % Places] is LazyJsonValue known && known.Is(utf8) ? known : null;

    /// <summary>Remembers what was left unread.</summary>
    public void Keep(LazyJsonValue value, int place)
    {
        if (place >= 0) _values[place % Places] = value;
    }

    // Other letters than ASCII are never the same: their bytes and characters do not go side by side.
    private static bool IsSame(ReadOnlySpan<byte> utf8, string text)
    {
#if NETFRAMEWORK
        if (utf8.Length != text.Length) return false;
        for (int i = utf8.Length - 1; i >= 0; i--)
        {
            if (utf8[i] != text[i] || utf8[i] >= 0x80) return false;
        }

        return true;
#else
        return utf8.Length == text.Length && Ascii.Equals(utf8, text);
#endif
    }
}
