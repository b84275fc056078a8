using System.Globalization;
using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// What the body of a page says about itself and the next one, before or behind its items. Names are read in any case, numbers and truth
/// values also where they are written as texts.
/// </summary>
internal sealed record PageInfo
{
    /// <summary>How many items this page has; null where it does not say, or has not yet.</summary>
    public long? Count { get; private init; }

    /// <summary>How many items the whole list has; null where it does not say.</summary>
    public long? TotalCount { get; private init; }

    /// <summary>The token of the next page.</summary>
    public string? ContinuationToken { get; private init; }

    /// <summary>The address of the next page.</summary>
    public string? NextLink { get; private init; }

    /// <summary>How many items to pass over for the next page; 0 where there is none, null where it does not say.</summary>
    public long? NextSkip { get; private init; }

    /// <summary>Whether there is another page, where it is said in so many words.</summary>
    public bool? HasMore { get; private init; }

    /// <summary>The name of a second list with items of its own, which is not read; null where there is none.</summary>
    public string? OtherList { get; init; }

    /// <summary>Whether a token or an address is there in a form that cannot be followed.</summary>
    public bool HasOtherMark { get; private init; }

    /// <summary>The field with the links of a page, and of any other object: it does not tell a page.</summary>
    public const string Links = "_links";

    /// <summary>The name of the field the reader stands on, where it is one of these; otherwise null.</summary>
    public static string? NameOf(ref Utf8JsonReader reader) =>
        reader.IsNamed("count"u8) ? "count"
        : reader.IsNamed("continuationToken"u8) ? "continuationToken"
        : reader.IsNamed("nextLink"u8) || reader.IsNamed("@odata.nextLink"u8) || reader.IsNamed("odata.nextLink"u8) ? "nextLink"
        : reader.IsNamed("hasMore"u8) ? "hasMore"
        : reader.IsNamed("isLastBatch"u8) ? "isLastBatch"
        : reader.IsNamed("totalCount"u8) ? "totalCount"
        : reader.IsNamed("nextSkip"u8) ? "nextSkip"
        : reader.IsNamed("_links"u8) ? Links
        : null;

    /// <summary>The same with the value that the reader stands on; unchanged where that says nothing.</summary>
    public PageInfo With(string name, ref Utf8JsonReader reader) =>
        (name, reader.TokenType) switch
        {
            ("count", JsonTokenType.Number or JsonTokenType.String) => this with { Count = Number(ref reader) },
            ("totalCount", JsonTokenType.Number or JsonTokenType.String) => this with { TotalCount = Number(ref reader) },
            ("nextSkip", JsonTokenType.Number or JsonTokenType.String) => this with { NextSkip = Number(ref reader) },
            ("continuationToken", JsonTokenType.String) => this with { ContinuationToken = Mark(reader.Text()) },
            ("continuationToken", JsonTokenType.Number) => this with { ContinuationToken = Utf8JsonReaderExtensions.Raw(ref reader) },
            ("nextLink", JsonTokenType.String) => this with { NextLink = Mark(reader.Text()) },
            ("continuationToken" or "nextLink", JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.True) => this with
            {
                HasOtherMark = true,
            },
            (Links, JsonTokenType.StartObject) => NextOf(reader) is { } next ? this with { NextLink = next } : this,
            ("hasMore", _) => this with { HasMore = Truth(ref reader) },
            ("isLastBatch", _) => this with { HasMore = !Truth(ref reader) },
            _ => this,
        };

    // {"next": {"href": "https://..."}} or {"next": "https://..."}; the reader is a copy, and may not reach to the end.
    private static string? NextOf(Utf8JsonReader reader)
    {
        while (reader.NextField())
        {
            bool isNext = reader.IsNamed("next"u8);
            if (!reader.Read()) return null;
            if (isNext && reader.TokenType == JsonTokenType.String) return Mark(reader.Text());
            if (isNext && reader.TokenType == JsonTokenType.StartObject) return AddressOf(reader);
            if (!reader.TrySkip()) return null;
        }

        return null;
    }

    private static string? AddressOf(Utf8JsonReader reader)
    {
        while (reader.NextField())
        {
            bool isAddress = reader.IsNamed("href"u8);
            if (!reader.Read()) return null;
            if (isAddress && reader.TokenType == JsonTokenType.String) return Mark(reader.Text());
            if (!reader.TrySkip()) return null;
        }

        return null;
    }

    private static long? Number(ref Utf8JsonReader reader) =>
        reader.TryText(out string? text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && number is >= long.MinValue and <= long.MaxValue && decimal.Truncate(number) == number ? (long)number : null;

    private static bool? Truth(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => !reader.TryText(out string? text) ? null : bool.TryParse(text.Trim(), out bool truth) ? truth : Truth(text.Trim()),
    };

    private static bool? Truth(string digit) => digit switch
    {
        "1" => true,
        "0" => false,
        _ => null,
    };

    // An empty one is how some lists say that they are over.
    private static string? Mark(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
