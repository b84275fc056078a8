using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>Every way in which the service divides a list, to its end and no further.</summary>
public sealed class PagingTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";

    private readonly TestProcess _process = new();
    private readonly RequestTrace _trace = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task BodyToken_IsSentBack_UntilThereIsNone()
    {
        Answers(request => request.Query("continuationToken") switch
        {
            null => """{"members":[{"id":"1"},{"id":"2"}],"continuationToken":"a b&c","totalCount":3}""",
            "a b&c" => """{"continuationToken":"","members":[{"id":"3"}]}""",
            _ => "",
        });

        Assert.Equal("1 2 3", await ReadAsync(new PagingStyle(PagingKind.BodyToken, "members")));
        Assert.Equal(2, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task HasMore_DecidesOverTheToken()
    {
        Answers(request => request.Query("continuationToken") is null
            ? """{"decoratedAuditLogEntries":[{"id":"1"}],"continuationToken":"t","hasMore":true}"""
            : """{"decoratedAuditLogEntries":[{"id":"2"}],"continuationToken":"u","hasMore":false}""");

        Assert.Equal("1 2", await ReadAsync(new PagingStyle(PagingKind.BodyToken, "decoratedAuditLogEntries")));
    }

    [Fact]
    public async Task NextLink_IsFollowed_UntilTheLastBatch()
    {
        Answers(request => request.Query("watermark") is null
            ? $$"""{"values":[{"id":"1"}],"nextLink":"{{Address}}?watermark=5","continuationToken":"5","isLastBatch":false}"""
            : $$"""{"values":[{"id":"2"}],"nextLink":"{{Address}}?watermark=6","continuationToken":"6","isLastBatch":true}""");

        Assert.Equal("1 2", await ReadAsync(new PagingStyle(PagingKind.BodyToken, "values")));
    }

    [Fact]
    public async Task NextLink_ToAnotherHost_GetsNoToken()
    {
        Answers(static _ => """{"values":[{"id":"1"}],"nextLink":"https://evil.example/next","isLastBatch":false}""");

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => ReadAsync(new PagingStyle(PagingKind.BodyToken, "values")));

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Assert.Single(_process.Server.Requests);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(7, 4)]
    public async Task TopAndSkip_AskUntilAPageIsEmpty(int items, int requests)
    {
        Answers(request => List(Take(items, Number(request.Query("$skip") ?? "0"), Number(request.Query("$top")!))));

        Assert.Equal(string.Join(" ", Enumerable.Range(1, items)), await ReadAsync(new PagingStyle(PagingKind.TopSkip, LargestPage: 3)));
        Assert.Equal(requests, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task TopAndSkip_OfTheUsers_AreKept()
    {
        Answers(request =>
            List(Take(6, Number(request.Query("searchCriteria.$skip") ?? "0"), Number(request.Query("searchCriteria.$top")!)))
        );

        Assert.Equal(
            "3 4 5 6",
            await ReadAsync(
                new PagingStyle(PagingKind.TopSkip, TopQuery: "searchCriteria.$top", SkipQuery: "searchCriteria.$skip"),
                "?searchCriteria.$top=2&searchCriteria.$skip=2"
            )
        );
        Assert.Equal(["2", "4", "6"], _process.Server.Requests.Select(static request => request.Query("searchCriteria.$skip")));
    }

    [Fact]
    public async Task UnknownSize_EndsWithAnEmptyPage()
    {
        Answers(request => List(Take(4, Number(request.Query("$skip") ?? "0"), 2)));

        Assert.Equal("1 2 3 4", await ReadAsync(new PagingStyle(PagingKind.TopSkip, DefaultPage: 0, LargestPage: 0)));
        Assert.Equal(3, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task NoPaging_LooksAtNoToken()
    {
        _process.Server.OnGet(Address, static _ => Answer.Json("""[{"id":"1"}]""").With("x-ms-continuationtoken", "next"));

        Assert.Equal("1", await ReadAsync(PagingStyle.None with { Kind = PagingKind.First }));
        Assert.Single(_process.Server.Requests);
        Assert.Empty(_trace.Warnings);
    }

    [Theory]
    [InlineData("""{"members":[{"id":"1"}],"continuationToken":"same"}""")]
    [InlineData("""{"members":[{"id":"1"}],"nextLink":"https://dev.azure.com/contoso/_apis/things?x=1"}""")]
    public async Task SameMarkTwice_IsAnErrorAndNoLoop(string body)
    {
        Answers(_ => body);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(new PagingStyle(PagingKind.BodyToken, "members")));

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Equal(2, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task NextPage_IsAskedForWhileThisOneIsTaken_AndNotBefore()
    {
        var rest = new TaskCompletionSource<bool>();
        var body = new ChunkedBody("""[{"id":"1"}""", """,{"id":"2"}]""");
        var asked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.Server.OnGet(Address, request =>
        {
            if (request.Query("continuationToken") is null) return Answer.Body(body).With("x-ms-continuationtoken", "next");
            asked.TrySetResult(true);
            return Answer.Json("""[{"id":"3"}]""");
        });

        await using IAsyncEnumerator<IReadOnlyList<AdoProject>> batches = Batches(new PagingStyle(PagingKind.HeaderToken))
            .GetAsyncEnumerator();
        Assert.True(await batches.MoveNextAsync());
        Assert.Single(_process.Server.Requests);
        Assert.True(await batches.MoveNextAsync());
        await asked.Task.OrFail();
        Assert.Equal("2", Assert.Single(batches.Current).Id);
        Assert.Equal(2, _process.Server.Requests.Count);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal("3", Assert.Single(batches.Current).Id);
        Assert.False(await batches.MoveNextAsync());
        Assert.Equal((2, 3L), _trace.Read);
    }

    [Fact]
    public async Task WhoStops_ClosesThePageAheadToo()
    {
        var ahead = new ChunkedBody("[", "]");
        _process.Server.OnGet(Address, request => request.Query("continuationToken") is null
            ? Answer.Body(new ChunkedBody("""[{"id":"1"}""", """,{"id":"2"}]""")).With("x-ms-continuationtoken", "next")
            : Answer.Body(ahead));

        await using (
            IAsyncEnumerator<IReadOnlyList<AdoProject>> batches = Batches(new PagingStyle(PagingKind.HeaderToken)).GetAsyncEnumerator()
        )
        {
            Assert.True(await batches.MoveNextAsync());
            Assert.True(await batches.MoveNextAsync());
        }

        await Eventually.EqualAsync(true, () => Task.FromResult(ahead.IsClosed));
    }

    [Theory]
    [InlineData("""{"id":"1"}""", "1")]
    [InlineData("""{"count":1,"value":{"id":"1"}}""", "")]
    [InlineData("""{"count":2,"value":[{"id":"1"},{"id":"2"}]}""", "1 2")]
    [InlineData("""{"id":"9","value":[{"id":"1"}]}""", "9")]
    [InlineData("""[{"id":"1"}]""", "1")]
    [InlineData("""{"@odata.context":"x","value":[{"id":"1"}]}""", "1")]
    [InlineData("{}", "")]
    public async Task Any_ListOrObject_IsToldApart_WhereverTheBodyIsCut(string body, string ids)
    {
        for (int size = 1; size <= body.Length; size++)
        {
            _process.Server.OnGet(Address, _ => Answer.Body(ChunkedBody.Cut(Encoding.UTF8.GetBytes(body), () => size)));
            Assert.Equal(ids, await ReadAsync(PagingStyle.Unknown, any: true));
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public async Task Any_Nothing_IsNothing(int status)
    {
        _process.Server.OnGet(Address, _ => Answer.Empty(status));

        Assert.Equal("", await ReadAsync(PagingStyle.Unknown, any: true));
    }

    private static IEnumerable<string> Take(int items, int skip, int top) =>
        Enumerable.Range(1, items).Skip(skip).Take(top).Select(static id => $$"""{"id":"{{id}}"}""");

    private static int Number(string? text) => int.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string> items) => $$"""{"count":{{items.Count()}},"value":[{{string.Join(",", items)}}]}""";

    private void Answers(Func<RecordedRequest, string> body) => _process.Server.OnGet(Address, request => Answer.Json(body(request)));

    private IAsyncEnumerable<IReadOnlyList<AdoProject>> Batches(PagingStyle style, string query = "", bool any = false) =>
        _process.Product.Client.ReadListAsync(
            _process.Session(),
            new ServiceRequest<AdoProject>("_apis/things" + query, "the things", AdoProject.Reader) { Paging = style, AcceptsAny = any },
            _trace.Within(300),
            default
        );

    private async Task<string> ReadAsync(PagingStyle style, string query = "", bool any = false)
    {
        List<string?> ids = [];
        await foreach (IReadOnlyList<AdoProject> batch in Batches(style, query, any)) ids.AddRange(batch.Select(static item => item.Id));
        return string.Join(" ", ids);
    }
}
