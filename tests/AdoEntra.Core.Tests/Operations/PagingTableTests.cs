using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>How lists are divided (protocol 3.8), in terms of the parameters that the contract has.</summary>
public sealed class PagingTableTests
{
    private static readonly string[] s_tokens = ["continuationToken", "pagingToken"];
    private static readonly string[] s_skips = ["$skip", "skip", "searchCriteria.$skip"];

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (string[] row in TableResource.Rows("paging.tsv", PagingTable.Header)) rows.Add(row[1], row[2]);
        return rows;
    }

    // A row whose operation is not there, or which names a parameter that is not there, would do nothing or harm.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_NamesAnOperation_AndParametersOfIt(string method, string template)
    {
        Operation operation = Assert.Single(
            OperationCatalog.All,
            operation => operation.Method.Method == method && operation.Template == template
        );

        PagingStyle style = operation.Paging;
        Assert.NotEqual(PagingKind.Unknown, style.Kind);
        Assert.All(
            new[] { style.TokenQuery, style.TopQuery, style.SkipQuery }.Where(static name => name.Length > 0),
            name => Assert.Contains(name, operation.Query)
        );
        Assert.Equal(style.Kind is PagingKind.HeaderToken or PagingKind.BodyToken, style.TokenQuery.Length > 0);
        Assert.True(style.ItemsField.Length > 0);
        if (style.Kind == PagingKind.TopSkip)
            Assert.True(
                style is { SkipQuery.Length: > 0, TopQuery.Length: > 0, LargestPage: > 0 },
                "A full page cannot be told from the last without a size."
            );
        if (style.LargestPage > 0)
            Assert.True(style.DefaultPage <= style.LargestPage);
        if (style.Kind != PagingKind.None)
            Assert.True(operation.IsRead, "Pages of what changes something.");
    }

    [Fact]
    public void Rows_AreSortedLikeTheOperations()
    {
        List<string> operations =
        [
            .. TableResource.Rows("operations.tsv", OperationTable.Header).Select(static row => $"{row[0]} {row[1]} {row[2]}"),
        ];
        List<int> places =
        [
            .. TableResource.Rows("paging.tsv", PagingTable.Header).Select(row => operations.IndexOf($"{row[0]} {row[1]} {row[2]}")),
        ];

        Assert.Equal(places.OrderBy(static place => place), places);
    }

    [Fact]
    public void Rows_SayWhereTheyComeFrom() =>
        Assert.All(TableResource.Rows("paging.tsv", PagingTable.Header), static row => Assert.Matches(@"\[(D|I)\]", row[10]));

    // A list that takes a token or an offset has pages, unless it was checked and found that it has none.
    [Fact]
    public void EveryReadWithATokenOrAnOffset_HasARow()
    {
        HashSet<string> rows = [.. TableResource.Rows("paging.tsv", PagingTable.Header).Select(static row => $"{row[1]} {row[2]}")];
        Operation[] paged =
        [
            .. OperationCatalog.All.Where(static operation =>
                operation.IsRead && operation.Query.Any(static name => s_tokens.Contains(name) || s_skips.Contains(name))
            ),
        ];

        Assert.NotEmpty(paged);
        Assert.All(paged, operation => Assert.Contains($"{operation.Method} {operation.Template}", rows));
    }

    [Theory]
    [InlineData("GET", "_apis/projects", "HeaderToken", "value", "continuationToken", "$top", 100, 1000)]
    [InlineData("GET", "p/_apis/git/repositories", "None", "value", "", "", 0, 0)]
    [InlineData("GET", "p/_apis/git/repositories/r/refs", "HeaderToken", "value", "continuationToken", "$top", 100, 1000)]
    [InlineData("GET", "p/_apis/git/repositories/r/commits", "TopSkip", "value", "", "searchCriteria.$top", 100, 1000)]
    [InlineData("GET", "p/_apis/git/repositories/r/pullrequests", "TopSkip", "value", "", "$top", 100, 100)]
    [InlineData("GET", "p/_apis/git/repositories/r/pullrequests/1/iterations/1/changes", "TopSkip", "changeEntries", "", "$top", 100, 2000)]
    [InlineData("GET", "p/_apis/build/builds", "HeaderToken", "value", "continuationToken", "$top", 0, 0)]
    [InlineData("GET", "p/_apis/pipelines/1/runs", "None", "value", "", "", 0, 0)]
    [InlineData("GET", "p/_apis/release/releases", "HeaderToken", "value", "continuationToken", "$top", 50, 0)]
    [InlineData("POST", "_apis/wit/workitemsbatch", "None", "value", "", "", 0, 200)]
    [InlineData("GET", "_apis/wit/reporting/workitemrevisions", "BodyToken", "values", "continuationToken", "$maxPageSize", 0, 0)]
    [InlineData("GET", "_apis/graph/users", "HeaderToken", "value", "continuationToken", "", 0, 0)]
    [InlineData("GET", "_apis/groupentitlements/g/members", "BodyToken", "members", "pagingToken", "maxResults", 0, 0)]
    [InlineData("GET", "_apis/audit/auditlog", "BodyToken", "decoratedAuditLogEntries", "continuationToken", "batchSize", 0, 0)]
    public void Paging_Table(
        string method,
        string path,
        string kind,
        string items,
        string token,
        string top,
        int defaultPage,
        int largestPage
    )
    {
        PagingStyle style = OperationCatalog.Find(new HttpMethod(method), null, path)!.Paging;

        Assert.Equal(
            (kind, items, token, top, defaultPage, largestPage),
            (style.Kind.ToString(), style.ItemsField, style.TokenQuery, style.TopQuery, style.DefaultPage, style.LargestPage)
        );
    }
}
