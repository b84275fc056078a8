using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>
/// The marks of a page are read however they are written, items that are alike are no repeated page, and a next page that cannot be asked
/// for is said with what came before it.
/// </summary>
public sealed class ListMarkTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";

    private static readonly PagingStyle s_numbers = new(PagingKind.TopSkip, LargestPage: 1000);

    private readonly TestProcess _process = new();
    private readonly RequestTrace _trace = new();

    public void Dispose() => _process.Dispose();

    [Theory]
    [InlineData("""{"Value":[{"id":"1"}],"ContinuationToken":"t"}""")]
    [InlineData("""{"VALUE":[{"id":"1"}],"continuationtoken":"t"}""")]
    [InlineData("""{"Count":1,"Items":[{"id":"1"}],"ContinuationToken":"t"}""")]
    [InlineData("""{"value":[{"id":"1"}],"Continuation\u0054oken":"t"}""")]
    [InlineData("""{"value":[{"id":"1"}],"@odata.nextlink":"?continuationToken=t"}""")]
    [InlineData("""{"value":[{"id":"1"}],"odata.nextLink":"?continuationToken=t"}""")]
    [InlineData("""{"value":[{"id":"1"}],"NextLink":"?continuationToken=t","HasMore":"True"}""")]
    [InlineData("""{"value":[{"id":"1"}],"continuationToken":"t","IsLastBatch":"false"}""")]
    public async Task Mark_InAnyCase_IsFollowed(string body)
    {
        Answers(request => request.Query("continuationToken") is null ? body : """{"value":[{"id":"2"}]}""");

        Assert.Equal(["1", "2"], await ReadAsync(PagingStyle.Unknown));
        Assert.Empty(_trace.Warnings);
    }

    [Theory]
    [InlineData("""{"value":[{"id":"1"}],"totalCount":"7"}""", "7 items, but")]
    [InlineData("""{"value":[{"id":"1"}],"TotalCount":7.0}""", "7 items, but")]
    [InlineData("""{"value":[{"id":"1"}],"isLastBatch":"false"}""", "not how to read")]
    [InlineData("""{"value":[{"id":"1"}],"IsLastBatch":0}""", "not how to read")]
    [InlineData("""{"value":[{"id":"1"}],"HasMore":"true"}""", "not how to read")]
    [InlineData("""{"value":[{"id":"1"}],"hasMore":1}""", "not how to read")]
    public async Task Mark_AsATextOrANumber_IsAWarning(string body, string why)
    {
        Answers(_ => body);

        Assert.Equal(["1"], await ReadAsync(PagingStyle.Unknown));
        Assert.Contains(why, Assert.Single(_trace.Warnings));
    }

    [Theory]
    [InlineData("""{"value":[{"id":"1"}],"totalCount":"1"}""")]
    [InlineData("""{"value":[{"id":"1"}],"IsLastBatch":"true","ContinuationToken":"t"}""")]
    [InlineData("""{"value":[{"id":"1"}],"hasMore":"no idea","totalCount":"many"}""")]
    public async Task Mark_OfTheEnd_InAnyForm_EndsTheList(string body)
    {
        Answers(_ => body);

        Assert.Equal(["1"], await ReadAsync(PagingStyle.Unknown));
        Assert.Empty(_trace.Warnings);
        Assert.Single(_process.Server.Requests);
    }

    [Fact]
    public async Task NextSkip_AsAText_IsFollowed()
    {
        Answers(request => request.Query("$skip") switch
        {
            null => """{"value":[{"id":"1"}],"NextSkip":"1"}""",
            _ => """{"value":[{"id":"2"}],"NextSkip":"0"}""",
        });

        Assert.Equal(["1", "2"], await ReadAsync(PagingStyle.Unknown));
    }

    [Theory]
    [InlineData("\"a\"", 3)]
    [InlineData("7", 1)]
    [InlineData("""{"state":"succeeded"}""", 3)]
    [InlineData("""{"id":null,"state":"succeeded"}""", 2)]
    public async Task ItemsThatAreAlike_AreAllRead(string item, int size)
    {
        Answers(request => Page(Enumerable.Repeat(item, 25).Skip(Skip(request)).Take(size)));

        Assert.Equal(Enumerable.Repeat(item, 25), await ReadAsync(s_numbers));
        Assert.Empty(_trace.Warnings);
    }

    [Fact]
    public async Task ItemsThatAreAlike_ByTokens_AreAllRead()
    {
        Answers(request =>
            int.Parse(request.Query("continuationToken") ?? "0", System.Globalization.CultureInfo.InvariantCulture) is var page && page < 9
                ? $$"""{"value":["a","a"],"continuationToken":"{{page + 1}}"}"""
                : """{"value":["a"]}"""
        );

        Assert.Equal(19, (await ReadAsync(PagingStyle.Unknown)).Count);
        Assert.Empty(_trace.Warnings);
    }

    [Fact]
    public async Task SamePageForEver_OfItemsThatAreAlike_Ends()
    {
        Answers(static _ => Page(["\"a\"", "\"b\""]));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(s_numbers));

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("the same page 100 times in a row", failure.Message);
        Assert.InRange(_process.Server.Requests.Count, 100, 101);
    }

    // Its own number tells that it was whole.
    [Fact]
    public async Task SamePageForEver_OfAListThatHasItsTotal_EndsWithTheOnePage()
    {
        Answers(static _ => """{"totalCount":"2","value":["a","a"]}""");

        Assert.Equal(2, (await ReadAsync(s_numbers)).Count);
    }

    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"Url":"https://x"}""")]
    [InlineData("""{"commitId":"abc"}""")]
    public async Task SamePage_WithTokensThatAreAlwaysNew_IsAnError(string item)
    {
        int asked = 0;
        Answers(_ => $$"""{"value":[{{item}}],"continuationToken":"{{++asked}}"}""");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(PagingStyle.Unknown));

        Assert.Contains("the same page twice", failure.Message);
        Assert.Equal(2, asked);
    }

    // Not only the page before: a service may go in a circle.
    [Fact]
    public async Task PagesInACircle_AreFound()
    {
        Answers(request => Page([$$"""{"id":"{{Skip(request) % 3}}"}"""]));

        Assert.Equal(["0", "1", "2"], await ReadAsync(s_numbers));
        Assert.Single(_trace.Warnings);
    }

    [Theory]
    [InlineData("""{"totalCount":"7","value":[]}""")]
    [InlineData("""{"hasMore":true,"value":[]}""")]
    public async Task MoreThatIsNotSent_IsAWarning(string empty)
    {
        Answers(request => Skip(request) == 0 ? Page(["""{"id":"1"}"""]) : empty);

        Assert.Equal(["1"], await ReadAsync(s_numbers));
        Assert.Contains("reports more items, but returns none", Assert.Single(_trace.Warnings));
    }

    [Theory]
    [InlineData("https://elsewhere.example/x?sig=hush", "https://elsewhere.example")]
    [InlineData("http://dev.azure.com/contoso/x", "http://dev.azure.com")]
    [InlineData("https://elsewhere.example:8443/x", "https://elsewhere.example:8443")]
    public async Task NextPageElsewhere_SaysHowMuchCameAndWhereTheRestIs(string link, string place)
    {
        Answers(request => request.Query("page") is null
            ? $$"""{"value":[{"id":"1"},{"id":"2"}],"nextLink":"?page=2"}"""
            : $$"""{"value":[{"id":"3"}],"nextLink":"{{link}}"}""");
        List<string> read = [];

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => ReadAsync(PagingStyle.Unknown, read));

        Assert.Equal(["1", "2", "3"], read);
        Assert.Equal((ErrorIds.HostNotAllowed, place), (failure.ErrorId, failure.Target));
        Assert.Contains($"is incomplete after 3 items: the link to its next page leads to {place},", failure.Message);
        Assert.DoesNotContain("hush", failure.ToString());
        Assert.Equal(2, _process.Server.Requests.Count);
    }

    // A proxy that rewrites addresses does not touch the token beside it.
    [Theory]
    [InlineData("")]
    [InlineData("a header")]
    public async Task NextPageElsewhere_WithATokenBesideIt_GoesByTheToken(string header)
    {
        const string Link = "https://elsewhere.example/x";
        _process.Server.OnGet(
            Address,
            request =>
                request.Query("continuationToken") is not null ? Answer.Json("""{"value":[{"id":"2"}]}""")
                : header.Length > 0
                    ? Answer.Json("""{"value":[{"id":"1"}]}""").With("Link", $"<{Link}>; rel=next").With("x-ms-continuationtoken", "t")
                : Answer.Json($$"""{"value":[{"id":"1"}],"nextLink":"{{Link}}","continuationToken":"t"}""")
        );

        Assert.Equal(["1", "2"], await ReadAsync(PagingStyle.Unknown));
    }

    // The items of a page are given before its end is judged, also where the headers name the next one.
    [Fact]
    public async Task NextPageElsewhere_InTheHeader_CostsNoItem()
    {
        _process.Server.OnGet(
            Address,
            static _ => Answer.Json("""{"value":[{"id":"1"}]}""").With("Link", "<https://elsewhere.example/x>; rel=\"next\"")
        );
        List<string> read = [];

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => ReadAsync(PagingStyle.Unknown, read));

        Assert.Equal(["1"], read);
        Assert.Contains("is incomplete after 1 item:", failure.Message);
    }

    [Theory]
    [InlineData("<?continuationToken=t>; title=\"a,b\"; rel=\"next\"")]
    [InlineData("<?continuationToken=t>; rel='next'")]
    [InlineData("<?x=1>; rel=prev, <?continuationToken=t>; rel=\"last next\"; title=x")]
    public async Task LinkHeader_WithParameters_IsFollowed(string link)
    {
        _process.Server.OnGet(
            Address,
            request => request.Query("continuationToken") is null
                ? Answer.Json("""{"value":[{"id":"1"}]}""").With("Link", link)
                : Answer.Json("""{"value":[{"id":"2"}]}""")
        );

        Assert.Equal(["1", "2"], await ReadAsync(PagingStyle.Unknown));
    }

    [Theory]
    [InlineData("""{"value":[{"id":"1"}],"_links":{"self":{"href":"?x=1"},"next":{"href":"?continuationToken=t"}}}""")]
    [InlineData("""{"_links":{"next":"?continuationToken=t"},"count":1,"value":[{"id":"1"}]}""")]
    public async Task LinksOfThePage_AreFollowed(string body)
    {
        Answers(request => request.Query("continuationToken") is null ? body : """{"value":[{"id":"2"}]}""");

        Assert.Equal(["1", "2"], await ReadAsync(PagingStyle.Unknown));
        Assert.Empty(_trace.Warnings);
    }

    [Fact]
    public async Task TokenHeader_EmptyBeforeItsValue_IsFollowed()
    {
        _process.Server.OnGet(
            Address,
            static request => request.Query("continuationToken") is null
                ? Answer.Json("""{"value":[{"id":"1"}]}""").With("x-ms-continuationtoken", "").With("x-ms-continuationtoken", "t")
                : Answer.Json("""{"value":[{"id":"2"}]}""")
        );

        Assert.Equal(["1", "2"], await ReadAsync(PagingStyle.Unknown));
    }

    [Theory]
    [InlineData("""{"items":[{"id":"1"}],"count":1,"value":[{"id":"2"}]}""", "'value'")]
    [InlineData("""{"value":[{"id":"1"}],"count":5}""", "it reports 5 items")]
    public async Task WhatWasNotRead_IsAWarning(string body, string why)
    {
        Answers(_ => body);

        Assert.Equal(["1"], await ReadAsync(PagingStyle.Unknown));
        Assert.Contains(why, Assert.Single(_trace.Warnings));
    }

    [Theory]
    [InlineData("""{"count":0,"value":null}""")]
    [InlineData("""{"count":0}""")]
    [InlineData("""{"count":0,"value":[]}""")]
    public async Task EmptyPage_InAnyForm_IsEmpty(string body)
    {
        Answers(_ => body);
        Assert.Empty(await ReadAsync(PagingStyle.Unknown));

        Answers(request => Skip(request) == 0 ? """{"count":1,"value":[{"id":"1"}]}""" : body);
        Assert.Equal(["1"], await ReadAsync(s_numbers));
        Assert.Empty(_trace.Warnings);
    }

    [Fact]
    public async Task ObjectInThePlaceOfAPage_IsAnError()
    {
        Answers(request => Skip(request) == 0
            ? """{"count":1,"value":[{"id":"1"}]}"""
            : """{"$id":"1","message":"TF1: broken","typeKey":"X"}""");
        List<string> read = [];

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(s_numbers, read));

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("after 1 item", failure.Message);
        Assert.Equal(["1"], read);
    }

    [Fact]
    public async Task NextPage_AtNoAddress_IsAnError()
    {
        Answers(_ => """{"value":[{"id":"1"}],"nextLink":"ht!tp://[bad"}""");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(PagingStyle.Unknown));

        Assert.Contains("invalid link", failure.Message);
    }

    private static int Skip(RecordedRequest request) =>
        int.Parse(request.Query("$skip") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Page(IEnumerable<string> items) => $$"""{"count":"{{items.Count()}}","value":[{{string.Join(",", items)}}]}""";

    private void Answers(Func<RecordedRequest, string> body) => _process.Server.OnGet(Address, request => Answer.Json(body(request)));

    private async Task<List<string>> ReadAsync(PagingStyle style, List<string>? read = null)
    {
        read ??= [];
        var request = new ServiceRequest<string>("_apis/things", "the things", Read) { Paging = style, AcceptsAny = true };
        await foreach (
            IReadOnlyList<string> batch in _process.Product.Client.ReadListAsync(_process.Session(), request, _trace.Within(300), default)
        )
            read.AddRange(batch);
        return read;
    }

    // Its id where it has one, otherwise all of it.
    private static string Read(ref System.Text.Json.Utf8JsonReader reader)
    {
        using var item = System.Text.Json.JsonDocument.ParseValue(ref reader);
        return
            item.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
            && item.RootElement.TryGetProperty("id", out var id)
            && id.ValueKind == System.Text.Json.JsonValueKind.String
            ? id.GetString()!
            : item.RootElement.GetRawText();
    }
}
