using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// Whether an item says which one it is. One that does comes only once in a list; of those that do not (texts, numbers, bare states) any
/// number may be alike.
/// </summary>
internal static class ItemIdentity
{
    /// <summary>Whether it has an id, a key or an address of its own.</summary>
    /// <param name="reader">A copy of the reader, on the first token of an item that is whole in the buffer.</param>
    public static bool IsIn(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.NextField())
        {
            bool isIdentity = IsOne(ref reader);
            reader.Read();
            if (isIdentity && reader.TokenType is JsonTokenType.String or JsonTokenType.Number) return true;
            reader.SkipValue();
        }

        return false;
    }

    private static bool IsOne(ref Utf8JsonReader reader) =>
        reader.IsNamed("id"u8)
        || reader.IsNamed("url"u8)
        || reader.IsNamed("href"u8)
        || reader.IsNamed("key"u8)
        || reader.IsNamed("descriptor"u8)
        || reader.IsNamed("objectId"u8)
        || reader.IsNamed("commitId"u8)
        || reader.IsNamed("pushId"u8)
        || reader.IsNamed("pullRequestId"u8)
        || reader.IsNamed("changesetId"u8)
        || reader.IsNamed("changeId"u8);
}
