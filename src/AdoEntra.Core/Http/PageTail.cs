using System.Text.Json;

namespace AdoEntra.Http;

/// <summary>What the body of a page says of itself and of the next one, before or behind its items.</summary>
internal sealed record PageTail
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

    /// <summary>Whether a token or an address is there in a form that nobody can follow.</summary>
    public bool HasOtherMark { get; private init; }

    /// <summary>The name of the field the reader stands on, where it is one of these; otherwise null.</summary>
    public static string? NameOf(ref Utf8JsonReader reader) =>
        reader.IsName("count"u8) ? "count"
        : reader.IsName("continuationToken"u8) ? "continuationToken"
        : reader.IsName("nextLink"u8) || reader.IsName("@odata.nextLink"u8) ? "nextLink"
        : reader.IsName("hasMore"u8) ? "hasMore"
        : reader.IsName("isLastBatch"u8) ? "isLastBatch"
        : reader.IsName("totalCount"u8) ? "totalCount"
        : reader.IsName("nextSkip"u8) ? "nextSkip"
        : null;

    /// <summary>The same with the value that the reader stands on; unchanged where that says nothing.</summary>
    public PageTail With(string name, ref Utf8JsonReader reader) => (name, reader.TokenType) switch
    {
        ("count", JsonTokenType.Number) => this with { Count = reader.TryGetInt64(out long count) ? count : null },
        ("totalCount", JsonTokenType.Number) => this with { TotalCount = reader.TryGetInt64(out long total) ? total : null },
        ("nextSkip", JsonTokenType.Number) => this with { NextSkip = reader.TryGetInt64(out long skip) ? skip : null },
        ("continuationToken", JsonTokenType.String) => this with { ContinuationToken = Mark(reader.Text()) },
        ("continuationToken", JsonTokenType.Number) => this with { ContinuationToken = JsonFields.Raw(ref reader) },
        ("nextLink", JsonTokenType.String) => this with { NextLink = Mark(reader.Text()) },
        ("continuationToken" or "nextLink", JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.True) => this with { HasOtherMark = true },
        ("hasMore", JsonTokenType.True or JsonTokenType.False) => this with { HasMore = reader.TokenType == JsonTokenType.True },
        ("isLastBatch", JsonTokenType.True or JsonTokenType.False) => this with { HasMore = reader.TokenType == JsonTokenType.False },
        _ => this,
    };

    // An empty one is how some lists say that they are over.
    private static string? Mark(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
