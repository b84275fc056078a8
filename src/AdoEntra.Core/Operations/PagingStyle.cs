namespace AdoEntra.Operations;

/// <summary>How the service says that a list has a next page (protocol.md 3.8).</summary>
internal enum PagingKind
{
    /// <summary>
    /// As far as is known there is only one response: a list without pages, an object, a file. A token that it nevertheless has is
    /// followed.
    /// </summary>
    None,

    /// <summary>Only the first page is wanted, whatever it says about others.</summary>
    First,

    /// <summary>In the header <c>x-ms-continuationtoken</c>.</summary>
    HeaderToken,

    /// <summary>In the body: <c>continuationToken</c> or <c>nextLink</c>, with <c>isLastBatch</c> or <c>hasMore</c>.</summary>
    BodyToken,

    /// <summary>Not at all: an empty page is the end.</summary>
    TopSkip,

    /// <summary>Unknown: the operation is in no table.</summary>
    Unknown,
}

/// <summary>How an operation divides its list into pages.</summary>
/// <param name="Kind">How it says that there is more.</param>
/// <param name="ItemsField">The field of the body that holds the items.</param>
/// <param name="TokenQuery">The parameter that takes the token; empty where there is none.</param>
/// <param name="TopQuery">The parameter that takes the size of a page; empty where the service alone decides.</param>
/// <param name="SkipQuery">The parameter that takes how many items to pass over; empty where there is none.</param>
/// <param name="DefaultPage">How many items come unasked; 0 where that is not documented.</param>
/// <param name="LargestPage">The most to ask for at once; 0 where that is not documented, and then a size is better not asked for.</param>
internal sealed record PagingStyle(
    PagingKind Kind,
    string ItemsField = "value",
    string TokenQuery = "continuationToken",
    string TopQuery = "$top",
    string SkipQuery = "$skip",
    int DefaultPage = 100,
    int LargestPage = 1000)
{
    /// <summary>One response.</summary>
    public static PagingStyle None { get; } =
        new(PagingKind.None, TokenQuery: "", TopQuery: "", SkipQuery: "", DefaultPage: 0, LargestPage: 0);

    /// <summary>By a token in the header, as most lists that are large.</summary>
    public static PagingStyle HeaderToken { get; } = new(PagingKind.HeaderToken);

    /// <summary>By a token in the header, in pages of a size that only the service knows.</summary>
    public static PagingStyle HeaderTokenOnly { get; } = HeaderToken with { SkipQuery = "", DefaultPage = 0, LargestPage = 0 };

    /// <summary>By how many to pass over, in pages of at most 100: an empty one is the end.</summary>
    public static PagingStyle TopSkip { get; } = new(PagingKind.TopSkip, TokenQuery: "", LargestPage: 100);

    /// <summary>Of an operation that is in no table.</summary>
    public static PagingStyle Unknown { get; } = new(PagingKind.Unknown, TopQuery: "", SkipQuery: "", DefaultPage: 0, LargestPage: 0);
}
