using System.Text;
using System.Text.Json;

namespace AdoEntra.Http;

/// <summary>Tells a page of a list from one object, where nobody knows beforehand which of them comes.</summary>
internal static class PageShape
{
    /// <summary>The usual name of the field that has the items.</summary>
    public const string Usual = "value";

    /// <summary>
    /// Whether an object is a page: it has the items as an array, and, where their field has the usual name, nothing before it but what
    /// pages have. Any object may have a field of that name among others.
    /// </summary>
    /// <param name="reader">A copy of the reader, on the object's first token.</param>
    /// <param name="itemsField">The field that has the items.</param>
    /// <returns>Null where the bytes do not reach far enough to tell.</returns>
    public static bool? IsPage(Utf8JsonReader reader, string itemsField)
    {
        byte[] items = Encoding.UTF8.GetBytes(itemsField);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject) return false;
            bool isItems = reader.ValueTextEquals(items);
            bool isUsual = PageTail.NameOf(ref reader) is not null || reader.ValueTextEquals("totalCount"u8) || (reader.Text() is { Length: > 0 } name && name[0] is '@' or '$');
            if (!isItems && !isUsual && itemsField == Usual) return false;
            if (!reader.Read()) return null;
            if (isItems) return reader.TokenType == JsonTokenType.StartArray;
            if (!reader.TrySkip()) return null;
        }

        return null;
    }
}
