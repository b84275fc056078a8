using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>Items are given out as they arrive, in constant memory, and no longer than the consumer reads.</summary>
public sealed class PageReaderStreamingTests
{
    [Fact]
    public async Task ReadAsync_RestNotYetArrived_GivesWhatIsThere()
    {
        var gate = new Gate();
        using var body = new ChunkedBody(
            $$"""{"count":3,"value":[{{Pages.Project(1)}},{{Pages.Project(2)}},{"id":"3",""",
            "\"name\":\"late\"}]}"
        )
        {
            BeforeTheLast = gate,
        };
        await using IAsyncEnumerator<IReadOnlyList<AdoProject>> batches = Pages.Read(body).GetAsyncEnumerator();

        Assert.True(await batches.MoveNextAsync().AsTask().OrFail());
        Assert.Equal(["1", "2"], batches.Current.Select(static item => item.Id));

        Task<bool> next = batches.MoveNextAsync().AsTask();
        await gate.Reached.OrFail();
        Assert.False(next.IsCompleted);
        gate.Open();
        Assert.True(await next.OrFail());
        Assert.Equal("late", Assert.Single(batches.Current).Name);
        Assert.False(await batches.MoveNextAsync().AsTask().OrFail());
    }

    [Fact]
    public async Task ReadAsync_ReaderStops_ReadsNoFurther()
    {
        using var body = new ChunkedBody("{\"value\":[" + Pages.Project(1), "," + Pages.Project(2), "," + Pages.Project(3) + "]}");

        await foreach (IReadOnlyList<AdoProject> batch in Pages.Read(body))
        {
            Assert.Equal("1", Assert.Single(batch).Id);
            break;
        }

        Assert.Equal(1, body.Reads);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_EndsTheWait()
    {
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        Task<List<AdoProject>> read = Pages.ReadAsync(new ChunkedBody("[", "]") { BeforeTheLast = gate }, stop.Token);
        await gate.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.OrFail());
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException))]
    public async Task ReadAsync_ConnectionBreaks_IsTransient(Type kind)
    {
        using var body = new ChunkedBody("[" + Pages.Project(1) + ",") { InPlaceOfTheEnd = (Exception)Activator.CreateInstance(kind)! };

        AdoServiceException failure = await Pages.FailAsync(body);

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.StartsWith("The connection was lost while reading the response for the projects", failure.Message);
    }

    [Theory]
    [InlineData(65_000)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    [InlineData(2_000_000)]
    public async Task ReadAsync_ItemLargerThanTheBuffer_IsReadWhole(int size)
    {
        string large = new('x', size);
        string body =
            "{\"value\":[" + Pages.Project(1) + "," + Pages.Project(2, $",\"description\":\"{large}\"") + "," + Pages.Project(3) + "]}";

        List<AdoProject> items = await Pages.ReadAsync(ChunkedBody.Cut(Encoding.UTF8.GetBytes(body), static () => 50_000));

        Assert.Equal(["1", "2", "3"], items.Select(static item => item.Id));
        Assert.Equal(large, items[1].Description);
    }

    [Theory]
    [InlineData("""{"other":"LARGE","value":[{"id":"1"}]}""")]
    [InlineData("""{"value":[{"id":"1"}],"other":["LARGE",{"a":"LARGE"}]}""")]
    public async Task ReadAsync_OtherFieldLargerThanTheBuffer_IsPassedOver(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body.Replace("LARGE", new string('x', 150_000)));

        Assert.Equal("1", Assert.Single(await Pages.ReadAsync(ChunkedBody.Cut(bytes, static () => 40_000))).Id);
    }

    [Fact]
    public async Task ReadAsync_ItemWithoutEnd_IsGivenUp()
    {
        byte[] piece = Encoding.ASCII.GetBytes(new string('x', 16 * 1024 * 1024));
        using var body = new ChunkedBody(new[] { Encoding.ASCII.GetBytes("[{\"id\":\"") }.Concat(Enumerable.Repeat(piece, 10)));

        AdoServiceException failure = await Pages.UnexpectedAsync(body);

        Assert.Contains("an item of more than 64 MB", failure.Message);
    }

    [Fact]
    public async Task ReadAsync_ManyItems_ComeInManyBatches()
    {
        string all = "[" + string.Join(",", Enumerable.Range(0, 20_000).Select(static i => Pages.Project(i))) + "]";
        int batches = 0;
        int next = 0;

        await foreach (IReadOnlyList<AdoProject> batch in Pages.Read(new MemoryStream(Encoding.UTF8.GetBytes(all))))
        {
            batches++;
            foreach (AdoProject item in batch) Assert.Equal($"{next++}", item.Id);
        }

        Assert.Equal(20_000, next);
        Assert.True(batches > 5, $"{batches} batches");
    }
}
