using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>A body that breaks off: no item is lost and none comes twice.</summary>
public sealed class BrokenPageTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";

    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task BrokenAnywhere_GoesOnWithTheNextItem()
    {
        byte[] whole = Encoding.UTF8.GetBytes(List(40));
        for (int cut = 0; cut < whole.Length; cut += 7)
        {
            int asked = 0;
            _process.Server.OnGet(
                Address,
                _ => ++asked == 1 ? Answer.Body(new BreakingBody(whole, cut)) : Answer.Body(new MemoryStream(whole))
            );

            Assert.Equal(Enumerable.Range(1, 40).Select(static id => $"{id}"), await ReadAsync());
            Assert.Equal(2, asked);
        }
    }

    // A body may also end early silently: no length was promised.
    [Fact]
    public async Task EndedAnywhere_GoesOnToo()
    {
        byte[] whole = Encoding.UTF8.GetBytes(List(40));
        for (int cut = 1; cut < whole.Length; cut += 13)
        {
            int asked = 0;
            _process.Server.OnGet(Address, _ => Answer.Body(new MemoryStream(whole, 0, ++asked == 1 ? cut : whole.Length)));

            Assert.Equal(40, (await ReadAsync()).Count);
        }
    }

    [Fact]
    public async Task BrokenAgainAndAgain_EndsWithTheItemsSoFar()
    {
        byte[] whole = Encoding.UTF8.GetBytes(List(40));
        _process.Server.OnGet(Address, _ => Answer.Body(new BreakingBody(whole, whole.Length / 2)));
        List<string> ids = [];

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(ids));

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.StartsWith("GET https://dev.azure.com/contoso/_apis/things", failure.Request);
        Assert.Equal(5, _process.Server.Requests.Count);
        Assert.InRange(ids.Count, 15, 25);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task ListThatHasChanged_IsAnError()
    {
        byte[] whole = Encoding.UTF8.GetBytes(List(40));
        int asked = 0;
        _process.Server.OnGet(
            Address,
            _ => ++asked == 1 ? Answer.Body(new BreakingBody(whole, whole.Length / 2)) : Answer.Json(List(40, from: 2))
        );

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync());

        Assert.Contains("had changed when it was requested again", failure.Message);
    }

    [Fact]
    public async Task ListThatHasShrunk_IsAnErrorToo()
    {
        byte[] whole = Encoding.UTF8.GetBytes(List(40));
        int asked = 0;
        _process.Server.OnGet(Address, _ => ++asked == 1 ? Answer.Body(new BreakingBody(whole, whole.Length / 2)) : Answer.Json(List(5)));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync());

        Assert.Contains("had changed when it was requested again", failure.Message);
    }

    [Fact]
    public async Task BrokenEarlierTheSecondTime_GivesNothingTwice()
    {
        byte[] whole = Encoding.UTF8.GetBytes(List(40));
        int[] lengths = [whole.Length / 2, 20, whole.Length / 4, whole.Length];
        int asked = 0;
        _process.Server.OnGet(
            Address,
            _ =>
                lengths[asked++] is var length && length < whole.Length
                    ? Answer.Body(new BreakingBody(whole, length))
                    : Answer.Body(new MemoryStream(whole))
        );

        Assert.Equal(Enumerable.Range(1, 40).Select(static id => $"{id}"), await ReadAsync());
        Assert.Equal(4, asked);
    }

    // Items that came in one piece with the end of a cut body were counted and not returned.
    [Fact]
    public async Task EndedBehindALargeItem_LosesNothing()
    {
        byte[] whole = Encoding.UTF8.GetBytes($$"""[{"id":"1","more":"{{new string('x', 68_000)}}"},{"id":"2"},{"id":"3"},{"id":"4"}]""");
        for (int cut = whole.Length - 35; cut < whole.Length; cut += 3)
        {
            int asked = 0;
            _process.Server.OnGet(Address, _ => Answer.Body(new MemoryStream(whole, 0, ++asked == 1 ? cut : whole.Length)));

            Assert.Equal(["1", "2", "3", "4"], await ReadAsync());
        }
    }

    // Where the next page begins is the number of items so far: those that were passed over count once.
    [Fact]
    public async Task PageOfANumberedList_IsCountedOnce()
    {
        byte[] whole = Encoding.UTF8.GetBytes(List(40));
        int asked = 0;
        _process.Server.OnGet(Address, request => request.Query("$skip") is null
            ? Answer.Body(++asked == 1 ? new BreakingBody(whole, whole.Length / 2) : new MemoryStream(whole))
            : Answer.Json(request.Query("$skip") == "40" ? List(5, from: 41) : List(0)));

        Assert.Equal(
            Enumerable.Range(1, 45).Select(static id => $"{id}"),
            await ReadAsync(style: new PagingStyle(PagingKind.TopSkip, LargestPage: 40))
        );
        Assert.Equal(
            [("40", null), ("40", null), ("40", "40"), ("40", "45")],
            _process.Server.Requests.Select(static request => (request.Query("$top"), request.Query("$skip")))
        );
    }

    // It was done although its answer broke off; to ask again would do it twice, or find it gone.
    [Theory]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("DELETE", 1)]
    [InlineData("PUT", 5)]
    public async Task AnswerToAChange_IsAskedForAgainOnlyWhereThatChangesNothing(string verb, int times)
    {
        var method = new HttpMethod(verb);
        _process.Server.On(method, Address, static _ => Answer.Body(new BreakingBody("""[{"id":"1"}"""u8.ToArray(), 4)));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(method: method));

        Assert.Equal((ErrorIds.Transient, $"{verb} {Address}"), (failure.ErrorId, failure.Request));
        Assert.StartsWith("The change was made", failure.RecommendedAction);
        Assert.Equal(times, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task PageAhead_StaysWhereAnEarlierOneBreaks()
    {
        byte[] whole = Encoding.UTF8.GetBytes(List(40));
        int first = 0,
            second = 0;
        _process.Server.OnGet(
            Address,
            request =>
                request.Query("continuationToken") is null
                    ? Answer
                        .Body(++first == 1 ? new BreakingBody(whole, whole.Length - 20) : new MemoryStream(whole))
                        .With("x-ms-continuationtoken", "next")
                    : Answer.Json(List(40 + (0 * ++second), from: 41))
        );

        Assert.Equal(Enumerable.Range(1, 80).Select(static id => $"{id}"), await ReadAsync());
        Assert.Equal((2, 1), (first, second));
    }

    private static string List(int count, int from = 1) =>
        $$"""{"value":[{{string.Join(",", Enumerable.Range(from, count).Select(static id => $$"""{"id":"{{id}}"}"""))}}]}""";

    private async Task<List<string>> ReadAsync(List<string>? ids = null, HttpMethod? method = null, PagingStyle? style = null)
    {
        ids ??= [];
        var request = new ServiceRequest<AdoProject>("_apis/things", "the things", AdoProject.Reader)
        {
            Paging = style ?? new PagingStyle(PagingKind.HeaderToken),
            Method = method ?? HttpMethod.Get,
        };
        await foreach (IReadOnlyList<AdoProject> batch in _process.Product.Client.ReadListAsync(_process.Session(), request, default))
            ids.AddRange(batch.Select(static item => item.Id!));
        return ids;
    }
}
