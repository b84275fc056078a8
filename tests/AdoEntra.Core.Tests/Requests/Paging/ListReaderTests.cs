using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>Page after page, as long as the consumer reads (protocol 3.8).</summary>
public sealed class ListReaderTests : IDisposable
{
    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task ReadList_NoToken_AsksOnce()
    {
        Pages(_ => ("1 2", null));

        Assert.Equal(["1", "2"], await IdsAsync());
        Assert.Single(_process.Server.Requests);
    }

    [Fact]
    public async Task ReadList_Tokens_AreFollowedToTheEnd()
    {
        Pages(static token => token switch
        {
            null => ("1 2", "2"),
            "2" => ("3", "3"),
            "3" => ("", "4"),
            _ => ("4", null),
        });

        Assert.Equal(["1", "2", "3", "4"], await IdsAsync());
        Assert.Equal([null, "2", "3", "4"], _process.Server.Requests.Select(static request => request.Query("continuationToken")));
        Assert.All(_process.Server.Requests, static request => Assert.Equal("500", request.Query("$top")));
    }

    [Fact]
    public async Task ReadList_EmptyToken_IsTheEnd()
    {
        _process.Server.OnGet(
            TestProcess.ProjectsAddress,
            static _ => Answer.Json("""{"value":[{"id":"1"}]}""").With("x-ms-continuationtoken", "")
        );

        Assert.Equal(["1"], await IdsAsync());
        Assert.Single(_process.Server.Requests);
    }

    [Theory]
    [InlineData("a b&c=d#e?f/g+h%20")]
    [InlineData("{\"x\":[1,2]}")]
    public async Task ReadList_Token_IsSentBackLetterByLetter(string token)
    {
        Pages(sent => sent is null ? ("1", token) : ("2", null));

        await IdsAsync();

        Assert.Equal(token, _process.Server.Requests[1].Query("continuationToken"));
        Assert.StartsWith(
            "https://dev.azure.com/contoso/_apis/projects?$top=500&continuationToken=",
            _process.Server.Requests[1].Uri.AbsoluteUri
        );
        Assert.Equal(string.Empty, _process.Server.Requests[1].Uri.Fragment);
    }

    [Fact]
    public async Task ReadList_RouteWithoutQuery_GetsOne()
    {
        _process.Server.OnGet(
            "https://dev.azure.com/contoso/_apis/git/repositories",
            static request =>
                request.Query("continuationToken") is null ? Answer.Json("[]").With("x-ms-continuationtoken", "next") : Answer.Json("[]")
        );

        await foreach (
            IReadOnlyList<AdoRepository> batch in _process.Product.Client.ReadListAsync(
                _process.Session(),
                AdoRepository.List(null),
                default
            )
        )
            Assert.Empty(batch);

        Assert.Equal("?continuationToken=next", _process.Server.Requests[1].Uri.Query);
    }

    [Fact]
    public async Task ReadList_SameTokenAgain_IsAnErrorAndNoLoop()
    {
        Pages(static _ => ("1", "again"));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => IdsAsync());

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("the same continuation token twice", failure.Message);
        Assert.Equal(2, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task ReadList_TokensInACircle_AreAnErrorAndNoLoop()
    {
        Pages(static token => token switch
        {
            null => ("1", "a"),
            "a" => ("2", "b"),
            _ => ("3", "a"),
        });

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => IdsAsync());

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Equal(3, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task ReadList_ConsumerStops_AsksNoFurther()
    {
        var body = new ChunkedBody("[" + Support.Pages.Project(1), "]");
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Body(body).With("x-ms-continuationtoken", "next"));

        await foreach (IReadOnlyList<AdoProject> batch in ReadAsync())
        {
            Assert.Single(batch);
            break;
        }

        Assert.Single(_process.Server.Requests);
        Assert.True(body.IsClosed);
    }

    [Fact]
    public async Task ReadList_NextPage_IsAskedForOnlyWhenTheFirstIsRead()
    {
        Pages(static token => token is null ? ("1", "next") : ("2", null));
        await using IAsyncEnumerator<IReadOnlyList<AdoProject>> batches = ReadAsync().GetAsyncEnumerator();

        Assert.True(await batches.MoveNextAsync());
        Assert.Single(_process.Server.Requests);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal(2, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task ReadList_LaterPageRefused_GivesWhatCameBefore()
    {
        _process.Server.OnGet(
            TestProcess.ProjectsAddress,
            static request =>
                request.Query("continuationToken") is null
                    ? Answer.Json("""[{"id":"1"}]""").With("x-ms-continuationtoken", "next")
                    : Answer.Empty(500)
        );
        var ids = new List<string?>();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => IdsAsync(ids));

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Equal(["1"], ids);
    }

    [Fact]
    public async Task ReadList_Cancelled_EndsTheRequest()
    {
        Hanging hanging = _process.Server.Hang(HttpMethod.Get, TestProcess.ProjectsAddress);
        using var stop = new CancellationTokenSource();
        Task<List<string?>> ids = IdsAsync(stop: stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ids.OrFail());
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task ReadOne_Object_IsRead()
    {
        _process.Server.OnGet(
            TestProcess.ProjectsAddress + "/Secret%20Sauce",
            static _ => Answer.Json("""{"id":"1","name":"Secret Sauce"}""")
        );

        AdoProject project = await _process.Product.Client.ReadOneAsync(_process.Session(), AdoProject.One("Secret Sauce"), default);

        Assert.Equal("Secret Sauce", project.Name);
    }

    private void Pages(Func<string?, (string Ids, string? Token)> page) => _process.Server.OnGet(TestProcess.ProjectsAddress, request =>
    {
        (string ids, string? token) = page(request.Query("continuationToken"));
        string[] items = [.. ids.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(static id => $$"""{"id":"{{id}}"}""")];
        HttpResponseMessage response = Answer.Json($$"""{"count":{{items.Length}},"value":[{{string.Join(",", items)}}]}""");
        return token is null ? response : response.With("x-ms-continuationtoken", token);
    });

    private IAsyncEnumerable<IReadOnlyList<AdoProject>> ReadAsync(CancellationToken stop = default) =>
        _process.Product.Client.ReadListAsync(_process.Session(), AdoProject.List(), stop);

    private async Task<List<string?>> IdsAsync(List<string?>? ids = null, CancellationToken stop = default)
    {
        ids ??= [];
        await foreach (IReadOnlyList<AdoProject> batch in ReadAsync(stop)) ids.AddRange(batch.Select(static item => item.Id));
        return ids;
    }
}
