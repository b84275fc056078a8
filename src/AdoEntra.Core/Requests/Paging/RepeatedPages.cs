namespace AdoEntra.Requests.Paging;

/// <summary>
/// Finds a list whose service gives the same page again and again, and does not take for that a list whose items are alike.
/// <list type="number">
/// <item>Of a list that is asked for by numbers: a page whose first item says which one it is (<see cref="ItemIdentity"/>), and was the
/// first of an earlier page, letter for letter, is that page again.</item>
/// <item>So is one that begins as the page before where the list is over by its own <c>totalCount</c>.</item>
/// <item>Of a list that is followed by tokens or addresses: one that begins so, and ends as the page before, as long as it. A token that
/// comes twice is found without this.</item>
/// <item>Items that do not say which ones they are may be alike for many pages. What repeats for <see cref="MostAlike"/> of them in a row
/// is no list.</item>
/// </list>
/// </summary>
internal sealed class RepeatedPages
{
    /// <summary>How many pages in a row may be alike.</summary>
    public const int MostAlike = 100;

    private readonly HashSet<ulong> _firsts = [];
    private (ulong? First, ulong Last, long Items) _before;
    private int _alike = 1;

    /// <summary>Whether a page of a list that is asked for by numbers, whose first item is there, was there before.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isOver">Whether the list had all of its items before this page.</param>
    public bool IsAgain(PageParser page, bool isOver) => page.FirstItem is { } first
        && (page.FirstHasIdentity ? _firsts.Contains(first) : isOver && first == _before.First);

    /// <summary>Takes note of a page that was read as a whole.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Note(PageParser page)
    {
        if (page.FirstItem is not { } first) return null;
        var now = (page.FirstItem, page.LastItem, page.Items);
        bool isAlike = now == _before;
        _before = now;
        _alike = isAlike ? _alike + 1 : 1;
        if (page.FirstHasIdentity) _firsts.Add(first);
        return isAlike && page.FirstHasIdentity ? "the same page twice"
            : _alike >= MostAlike ? $"the same page {MostAlike} times in a row"
            : null;
    }
}
