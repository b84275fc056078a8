using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>
/// Where a list ends: where the service says so or with an empty page, whatever a table says; and where it cannot be read on, a warning.
/// </summary>
public sealed class ListEndTests : IDisposable
{
    private readonly TestProcess _process = new();
    private readonly RequestTrace _trace = new();

    public void Dispose() => _process.Dispose();

    // The size that was asked for is no promise of the service.
    [Theory]
    [InlineData("p/_apis/git/pullrequests", "?$top=5000", "$skip")]
    [InlineData("p/_apis/git/pullrequests", "", "$skip")]
    [InlineData("p/_apis/git/repositories/r/commits", "?searchCriteria.$top=5000", "searchCriteria.$skip")]
    [InlineData("p/_apis/git/repositories/r/commits", "?$top=5000", "$skip")]
    [InlineData("p/_apis/git/repositories/r/pushes", "?$top=3", "$skip")]
    [InlineData("_apis/teams", "?$top=100000", "$skip")]
    [InlineData("p/_apis/git/repositories/r/commits/c/statuses", "?top=50", "skip")]
    public async Task Cap_OfTheService_DoesNotEndTheList(string path, string query, string skip)
    {
        Answers(path, request => Page(Enumerable.Range(1, 17).Skip(Number(request.Query(skip))).Take(5)));

        Assert.Equal(Enumerable.Range(1, 17), await ReadAsync(path + query));
        Assert.Equal(["", "5", "10", "15", "17"], _process.Server.Requests.Select(request => request.Query(skip) ?? string.Empty));
        Assert.Empty(_trace.Warnings);
    }

    // By a name that the operation does not have: the service does not look at it, and the rest comes by the right ones.
    [Theory]
    [InlineData("_apis/teams", "?top=50")]
    [InlineData("_apis/teams", "?searchCriteria.$top=50")]
    [InlineData("p/_apis/git/pullrequests", "?top=50")]
    [InlineData("p/_apis/git/pullrequests", "?skip=0")]
    public async Task Size_ByAWrongName_DoesNotEndTheList(string path, string query)
    {
        Answers(path, request => Page(Enumerable.Range(1, 17).Skip(Number(request.Query("$skip"))).Take(5)));

        Assert.Equal(Enumerable.Range(1, 17), await ReadAsync(path + query));
    }

    // A size that a user gives by the service's other name for it is the only one that is sent.
    [Fact]
    public async Task Size_ByItsOtherName_IsSentAlone()
    {
        Answers(
            "p/_apis/git/repositories/r/commits",
            request => Page(Enumerable.Range(1, 12).Skip(Number(request.Query("$skip"))).Take(Number(request.Query("$top"))))
        );

        Assert.Equal(Enumerable.Range(3, 10), await ReadAsync("p/_apis/git/repositories/r/commits?$top=10&$skip=2"));
        Assert.All(_process.Server.Requests, static request => Assert.DoesNotContain("searchCriteria", request.Uri.Query));
    }

    [Fact]
    public async Task NextSkip_OfIterationChanges_IsFollowedToItsZero()
    {
        const string Path = "p/_apis/git/repositories/r/pullRequests/1/iterations/1/changes";
        Answers(
            Path,
            request =>
            {
                int skip = Number(request.Query("$skip"));
                return $$"""{"changeEntries":{{Items(Enumerable.Range(1, 2300).Skip(skip).Take(1000))}},"nextSkip":{{(skip + 1000 < 2300 ? skip + 1000 : 0)}},"nextTop":1000}""";
            }
        );

        Assert.Equal(2300, (await ReadAsync(Path)).Count);
        Assert.Equal(3, _process.Server.Requests.Count);
    }

    // A service that does not look at $skip would send its one page for ever.
    [Fact]
    public async Task SkipThatIsNotLookedAt_EndsWithTheOnePage()
    {
        Answers("_apis/teams", static _ => Page([1, 2, 3]));

        Assert.Equal([1, 2, 3], await ReadAsync("_apis/teams"));
        Assert.Empty(_trace.Warnings);
    }

    [Fact]
    public async Task SkipThatIsNotLookedAt_WithAFullPage_IsAnError()
    {
        Answers("_apis/teams", static _ => Page([1, 2, 3]));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync("_apis/teams?$top=3"));

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("the same page twice", failure.Message);
    }

    // What the end of a page says counts more than what its beginning let expect.
    [Fact]
    public async Task CountThatIsWrong_LosesNothingAndGivesNothingTwice()
    {
        Answers(
            "_apis/teams",
            static request => $$"""{"count":2,"value":{{Items(Enumerable.Range(1, 7).Skip(Number(request.Query("$skip"))).Take(3))}}}"""
        );

        Assert.Equal(Enumerable.Range(1, 7), await ReadAsync("_apis/teams"));
    }

    [Theory]
    [InlineData("_apis/userentitlements", """{"members":ITEMS,"continuationToken":"NEXT","totalCount":6}""")]
    [InlineData("_apis/userentitlements", """{"items":null,"members":ITEMS,"continuationToken":"NEXT","totalCount":6}""")]
    [InlineData("_apis/userentitlements", """{"items":[],"members":ITEMS,"continuationToken":"NEXT"}""")]
    [InlineData("_apis/userentitlements", """{"continuationToken":"NEXT","items":ITEMS,"members":[]}""")]
    [InlineData("_apis/memberentitlements", """{"items":ITEMS,"continuationToken":"NEXT"}""")]
    [InlineData("_apis/memberentitlements", """{"continuationToken":"NEXT","value":ITEMS}""")]
    [InlineData("_apis/unknown/area", """{"members":ITEMS,"continuationToken":"NEXT"}""")]
    [InlineData("_apis/unknown/area", """{"continuationToken":"NEXT","items":ITEMS}""")]
    [InlineData("_apis/unknown/area", """{"count":3,"values":ITEMS,"continuationToken":"NEXT"}""")]
    [InlineData("_apis/unknown/area", """{"continuationToken":"NEXT","value":ITEMS}""")]
    [InlineData("_apis/unknown/area", """{"value":ITEMS,"continuationToken":"NEXT"}""")]
    [InlineData("p/_apis/git/repositories", """{"value":ITEMS,"continuationToken":"NEXT"}""")]
    [InlineData("p/_apis/pipelines/environments", """{"value":ITEMS,"continuationToken":"NEXT"}""")]
    [InlineData("_apis/teams", """{"count":3,"value":ITEMS,"continuationToken":"NEXT"}""")]
    public async Task TokenInTheBody_IsFollowed_WhateverTheRowSays(string path, string body)
    {
        string address = path.Contains("entitlements") ? "https://vsaex.dev.azure.com/contoso/" + path : TestProcess.Organization + path;
        _process.Server.OnGet(address, request => Answer.Json(request.Query("continuationToken") is null
            ? body.Replace("ITEMS", Items([1, 2, 3])).Replace("NEXT", "t")
            : body.Replace("ITEMS", Items([4, 5, 6])).Replace("NEXT", string.Empty)));

        Assert.Equal(Enumerable.Range(1, 6), await ReadAsync(path));
        Assert.Empty(_trace.Warnings);
    }

    [Theory]
    [InlineData("p/_apis/wit/workItems/1/comments", "comments")]
    [InlineData("p/_apis/git/repositories", "value")]
    [InlineData("_apis/unknown/area", "value")]
    public async Task TokenInTheHeader_IsFollowed_WhateverTheRowSays(string path, string field)
    {
        _process.Server.OnGet(TestProcess.Organization + path, request => request.Query("continuationToken") is null
            ? Answer.Json($$"""{"{{field}}":{{Items([1, 2])}}}""").With("x-ms-continuationtoken", "t")
            : Answer.Json($$"""{"{{field}}":{{Items([3])}}}"""));

        Assert.Equal([1, 2, 3], await ReadAsync(path));
    }

    [Theory]
    [InlineData("<https://dev.azure.com/contoso/_apis/unknown/area?page=2>; rel=\"next\"")]
    [InlineData("<https://x.example/first>; rel=first, </contoso/_apis/unknown/area?page=2>;rel=next")]
    public async Task LinkInTheHeader_IsFollowed(string link)
    {
        _process.Server.OnGet(
            TestProcess.Organization + "_apis/unknown/area",
            request => request.Query("page") is null ? Answer.Json(Page([1])).With("Link", link) : Answer.Json(Page([2]))
        );

        Assert.Equal([1, 2], await ReadAsync("_apis/unknown/area"));
    }

    [Theory]
    [InlineData("nextLink")]
    [InlineData("@odata.nextLink")]
    public async Task LinkInTheBody_IsFollowed(string field)
    {
        Answers(
            "_apis/unknown/area",
            request =>
                request.Query("page") is null
                    ? $$"""{"value":{{Items([1])}},"{{field}}":"{{TestProcess.Organization}}_apis/unknown/area?page=2"}"""
                    : Page([2])
        );

        Assert.Equal([1, 2], await ReadAsync("_apis/unknown/area"));
    }

    // The addresses in the service's own answers have these forms.
    [Theory]
    [InlineData("https://dev.azure.com/contoso/DefaultCollection/_apis/teams")]
    [InlineData("https://dev.azure.com/fabrikam/_apis/teams")]
    [InlineData("https://contoso.visualstudio.com/_apis/teams")]
    [InlineData("https://contoso.visualstudio.com/DefaultCollection/_apis/teams")]
    public async Task WholeAddress_HasItsOperation(string address)
    {
        _process.Server.OnGet(
            address,
            request => Answer.Json(Page(Enumerable.Range(1, 250).Skip(Number(request.Query("$skip"))).Take(100)))
        );

        Assert.Equal(Enumerable.Range(1, 250), await ReadAsync(address));
        Assert.All(_process.Server.Requests, request => Assert.Equal(address, request.Uri.GetLeftPart(UriPartial.Path)));
    }

    // These operations are there as previews only, which their table knows.
    [Theory]
    [InlineData("https://contoso.vssps.visualstudio.com/_apis/graph/users", "7.1-preview.1")]
    [InlineData("https://vssps.dev.azure.com/fabrikam/_apis/graph/users", "7.1-preview.1")]
    public async Task WholeAddress_HasTheVersionOfItsOperation(string address, string version)
    {
        _process.Server.OnGet(address, static _ => Answer.Json(Page([1])));

        await ReadAsync(address);

        Assert.Equal($"application/json; api-version={version}", Assert.Single(_process.Server.Requests).Header("Accept"));
    }

    [Theory]
    [InlineData("""{"value":[{"id":"1"}],"hasMore":true}""", "not how to read them")]
    [InlineData("""{"value":[{"id":"1"}],"isLastBatch":false}""", "not how to read them")]
    [InlineData("""{"value":[{"id":"1"}],"continuationToken":{"next":1}}""", "not how to read them")]
    [InlineData("""{"totalCount":250,"value":[{"id":"1"}]}""", "250 items, but")]
    [InlineData("""{"id":"1","continuationToken":"t"}""", "continuationToken or nextLink of the object")]
    [InlineData("""{"id":"1","nextLink":"https://dev.azure.com/contoso/x"}""", "continuationToken or nextLink of the object")]
    public async Task MoreThatCannotBeFollowed_IsAWarning(string body, string why)
    {
        Answers("_apis/unknown/area", _ => body);

        Assert.Equal([1], await ReadAsync("_apis/unknown/area"));
        string warning = Assert.Single(_trace.Warnings);
        Assert.StartsWith("Azure DevOps returned only a part of '_apis/unknown/area': ", warning);
        Assert.Contains(why, warning);
        Assert.EndsWith(".", warning);
    }

    [Theory]
    [InlineData("""{"value":[{"id":"1"}],"hasMore":false,"continuationToken":"t"}""")]
    [InlineData("""{"value":[{"id":"1"}],"isLastBatch":true}""")]
    [InlineData("""{"value":[{"id":"1"}],"continuationToken":""}""")]
    [InlineData("""{"value":[{"id":"1"}],"continuationToken":"  "}""")]
    [InlineData("""{"value":[{"id":"1"}],"continuationToken":null,"nextLink":null}""")]
    [InlineData("""{"totalCount":1,"value":[{"id":"1"}]}""")]
    [InlineData("""{"id":"1","continuationToken":""}""")]
    [InlineData("""{"id":"1","items":[{"id":"9"}]}""")]
    [InlineData("""[{"id":"1"}]""")]
    public async Task Whole_IsNoWarning(string body)
    {
        Answers("_apis/unknown/area", _ => body);

        Assert.Equal([1], await ReadAsync("_apis/unknown/area"));
        Assert.Empty(_trace.Warnings);
        Assert.Single(_process.Server.Requests);
    }

    // Any object may have a list of such a name; nothing in it speaks of pages.
    [Theory]
    [InlineData("""{"items":[{"id":"9"}]}""")]
    [InlineData("""{"members":[{"id":"9"}],"id":"1"}""")]
    [InlineData("""{"count":1,"items":[{"id":"9"}],"id":"1"}""")]
    public async Task ObjectWithAList_IsOneObject(string body)
    {
        Answers("_apis/unknown/area", _ => body);

        Assert.Single(await ReadAsync("_apis/unknown/area"));
    }

    // The rest of what a change answers is not worth doing it twice.
    [Fact]
    public async Task MoreBehindAChange_IsAWarning_AndSentOnce()
    {
        _process.Server.On(
            HttpMethod.Post,
            TestProcess.Organization + "_apis/unknown/area",
            static _ => Answer.Json(Page([1])).With("x-ms-continuationtoken", "t")
        );

        Assert.Equal([1], await ReadAsync("_apis/unknown/area", "POST"));
        Assert.Single(_process.Server.Requests);
        Assert.Contains("reading the rest would send the change again", Assert.Single(_trace.Warnings));
    }

    [Fact]
    public async Task OnePageThatIsWanted_IsNoWarning()
    {
        Answers("_apis/unknown/area", static _ => """{"value":[{"id":"1"}],"continuationToken":"t","hasMore":true}""");

        Assert.Equal([1], await ReadAsync("_apis/unknown/area", noPaging: true));
        Assert.Empty(_trace.Warnings);
    }

    // An empty page with a token behind it is a part of a list that was filtered.
    [Fact]
    public async Task EmptyPageWithAToken_IsNotTheEnd()
    {
        Answers("_apis/unknown/area", static request => request.Query("continuationToken") switch
        {
            null => """{"value":[],"continuationToken":"a"}""",
            "a" => """{"value":[{"id":"1"}],"continuationToken":"b"}""",
            "b" => """{"value":[],"continuationToken":"c"}""",
            _ => """{"value":[{"id":"2"}]}""",
        });

        Assert.Equal([1, 2], await ReadAsync("_apis/unknown/area"));
    }

    private void Answers(string path, Func<RecordedRequest, string> body) =>
        _process.Server.OnGet(TestProcess.Organization + path, request => Answer.Json(body(request)));

    private static int Number(string? text) => text is null ? 0 : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Items(IEnumerable<int> ids) => $"[{string.Join(",", ids.Select(static id => $$"""{"id":"{{id}}"}"""))}]";

    private static string Page(IEnumerable<int> ids) => $$"""{"count":{{ids.Count()}},"value":{{Items(ids)}}}""";

    private async Task<List<int>> ReadAsync(string address, string verb = "GET", bool noPaging = false)
    {
        ServiceSession session = _process.Session();
        RequestContext context = _trace.Within(300);
        RestRequest request = await _process.Product.Rest.ResolveAsync(
            session,
            null,
            new RestCall
            {
                Address = address,
                Verb = verb,
                NoPaging = noPaging,
            },
            context,
            default
        );
        List<int> ids = [];
        var reader = new RestReader(_process.Product.Client, session, context);
        await foreach (
            IReadOnlyList<AdoProject> batch in reader.ReadAsync(
                request,
                AdoProject.Reader,
                static AdoProject (_) => throw new InvalidOperationException("Nothing but JSON was sent."),
                null,
                null,
                default
            )
        )
        {
            ids.AddRange(batch.Select(static item => Number(item.Id)));
        }

        return ids;
    }
}
