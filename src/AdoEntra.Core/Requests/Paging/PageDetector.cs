using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Requests.Paging;

/// <summary>Tells a page of a list from one object, where it is not known beforehand which of them comes.</summary>
internal static class PageDetector
{
    /// <summary>
    /// Whether an object is a page: it has the items as an array. Any object may have a field of such a name among others. So where nothing
    /// but the usual is known of an operation, only what pages have may stand before the items; and where they have another name than the
    /// usual one, nothing else may stand in the whole object, and something of it has to speak of pages.
    /// </summary>
    /// <param name="reader">A copy of the reader, on the object's first token.</param>
    /// <param name="fields">The names that the items may have.</param>
    /// <returns>Null where the bytes do not reach far enough to tell.</returns>
    public static bool? IsPage(Utf8JsonReader reader, PageFields fields)
    {
        bool hasMark = false, hasItems = false, isEmpty = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject) return (hasItems || isEmpty) && hasMark;
            bool isExpected = fields.IsExpected(ref reader), isItems = isExpected || fields.Has(ref reader);
            string? mark = isItems ? null : PageInfo.NameOf(ref reader);
            bool isMark = mark is not null;
            hasMark |= isMark && mark != PageInfo.Links;
            if (!isItems && !isMark && fields.IsUsual && !IsAnnotation(reader.Text())) return false;
            if (!reader.Read()) return null;
            if (isItems && reader.TokenType == JsonTokenType.StartArray)
            {
                if (isExpected || !fields.IsUsual) return true;
                hasItems = true;
            }
            else if (isItems && fields.IsUsual && reader.TokenType != JsonTokenType.Null)
            {
                return false;
            }

            isEmpty |= mark == "count" && new PageInfo().With(mark, ref reader).Count == 0;
            if (!reader.TrySkip()) return null;
        }

        return null;
    }

    /// <summary>What one object says about another one after it.</summary>
    /// <param name="reader">A copy of the reader, on the object's first token; the whole object is there.</param>
    public static PageInfo TailOf(Utf8JsonReader reader)
    {
        var tail = new PageInfo();
        while (reader.NextField())
        {
            string? name = PageInfo.NameOf(ref reader);
            reader.Read();
            if (name is not null and not PageInfo.Links) tail = tail.With(name, ref reader);
            reader.SkipValue();
        }

        return tail;
    }

    private static bool IsAnnotation(string name) => name.Length > 0 && name[0] is '@' or '$';
}
