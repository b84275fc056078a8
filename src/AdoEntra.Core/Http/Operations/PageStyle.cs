namespace AdoEntra.Http.Operations;

/// <summary>How an operation divides its list into pages.</summary>
/// <param name="Kind">How it says that there is more.</param>
/// <param name="ItemsField">The field of the body that holds the items.</param>
/// <param name="TokenQuery">The parameter that takes the token; empty where there is none.</param>
/// <param name="TopQuery">The parameter that takes the size of a page; empty where the service alone decides.</param>
/// <param name="SkipQuery">The parameter that takes how many items to pass over; empty where there is none.</param>
/// <param name="DefaultPage">How many items come unasked; 0 where nobody says.</param>
/// <param name="LargestPage">The most to ask for at once; 0 where nobody says, and then a size is better not asked for.</param>
internal sealed record PageStyle(
    PageKind Kind,
    string ItemsField = "value",
    string TokenQuery = "continuationToken",
    string TopQuery = "$top",
    string SkipQuery = "$skip",
    int DefaultPage = 100,
    int LargestPage = 1000)
{
    /// <summary>One answer.</summary>
    public static PageStyle None { get; } = new(PageKind.None, TokenQuery: "", TopQuery: "", SkipQuery: "", DefaultPage: 0, LargestPage: 0);

    /// <summary>Of an operation that is in no table.</summary>
    public static PageStyle Unknown { get; } = new(PageKind.Unknown, TopQuery: "", SkipQuery: "", DefaultPage: 0, LargestPage: 0);
}
