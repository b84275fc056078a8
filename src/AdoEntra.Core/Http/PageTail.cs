using System.Text.Json;

namespace AdoEntra.Http;

/// <summary>What the body of a page says of itself and of the next one, before or behind its items.</summary>
internal sealed record PageTail
{
    /// <summary>How many items this page has; null where it does not say, or has not yet.</summary>
    public long? Count { get; private init; }

    /// <summary>The token of the next page.</summary>
    public string? ContinuationToken { get; private init; }

    /// <summary>The address of the next page.</summary>
    public string? NextLink { get; private init; }

    /// <summary>Whether there is another page, where it is said in so many words.</summary>
    public bool? HasMore { get; private init; }

    /// <summary>The name of the field the reader stands on, where it is one of these; otherwise null.</summary>
    public static string? NameOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("count"u8) ? "count"
        : reader.ValueTextEquals("continuationToken"u8) ? "continuationToken"
        : reader.ValueTextEquals("nextLink"u8) ? "nextLink"
        : reader.ValueTextEquals("hasMore"u8) ? "hasMore"
        : reader.ValueTextEquals("isLastBatch"u8) ? "isLastBatch"
        : null;

    /// <summary>The same with the value that the reader stands on; unchanged where that is of another kind.</summary>
    public PageTail With(string name, ref Utf8JsonReader reader) => (name, reader.TokenType) switch
    {
        ("count", JsonTokenType.Number) => this with { Count = reader.TryGetInt64(out long count) ? count : null },
        ("continuationToken", JsonTokenType.String) => this with { ContinuationToken = reader.Text() },
        ("continuationToken", JsonTokenType.Number) => this with { ContinuationToken = JsonFields.Raw(ref reader) },
        ("nextLink", JsonTokenType.String) => this with { NextLink = reader.Text() },
        ("hasMore", JsonTokenType.True or JsonTokenType.False) => this with { HasMore = reader.TokenType == JsonTokenType.True },
        ("isLastBatch", JsonTokenType.True or JsonTokenType.False) => this with { HasMore = reader.TokenType == JsonTokenType.False },
        _ => this,
    };
}
