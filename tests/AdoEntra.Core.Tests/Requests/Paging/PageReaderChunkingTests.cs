using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>However a body is cut on its way, the items are the same.</summary>
public sealed class PageReaderChunkingTests
{
    private const string Body = """
        {"count":3,"other":{"value":[{"id":"x"}]},"value":[{"id":"1","name":"Ü \"q\" \\ \u00fc"},{"id":"2","a":[1,-2.50,true,null,{"b":{}}]},{"id":"3","漢":""}],"tail":[[],{}]}
        """;

    [Fact]
    public async Task ReadAsync_OneByteAtATime_GivesTheSame()
    {
        string whole = Show(await Pages.ReadAsync(Body));

        Assert.Equal(whole, Show(await Pages.ReadAsync(ChunkedBody.Cut(Encoding.UTF8.GetBytes(Body), static () => 1))));
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Body)];
        Assert.Equal(whole, Show(await Pages.ReadAsync(ChunkedBody.Cut(marked, static () => 1))));
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMarkArrivesAlone_GivesTheSame()
    {
        var body = new ChunkedBody([[0xEF, 0xBB, 0xBF], Encoding.UTF8.GetBytes("""[{"id":"1"}]""")]);

        Assert.Equal("1", Assert.Single(await Pages.ReadAsync(body)).Id);
    }

    [Fact]
    public async Task ReadAsync_CutInTwoAnywhere_GivesTheSame()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Body);
        string whole = Show(await Pages.ReadAsync(Body));
        Assert.Equal(3, (await Pages.ReadAsync(Body)).Count);

        for (int at = 1; at < bytes.Length; at++)
        {
            var body = new ChunkedBody([bytes.AsSpan(0, at).ToArray(), bytes.AsSpan(at).ToArray()]);
            Assert.Equal(whole, Show(await Pages.ReadAsync(body)));
        }
    }

    // Random lists, cut at random; the seed stands in the name of the case that fails.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task ReadAsync_RandomListsRandomlyCut_GiveWhatWasWritten(int seed)
    {
        var random = new RandomJson(seed);
        for (int round = 0; round < 150; round++)
        {
            (string Json, object? Value)[] values = [.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Value())];
            string items =
                "["
                + string.Join(",", values.Select(static (value, i) => $$"""{"id":"{{i}}","unknown":{{value.Json}},"name":"n{{i}}"}"""))
                + "]";
            string body = random.Next(3) switch
            {
                0 => items,
                1 => $$"""{"value":{{items}},"count":{{values.Length}}}""",
                _ => $$"""{"before":{{random.Value().Json}},"value":{{items}},"after":{{random.Value().Json}}}""",
            };
            int longest = 1 + random.Next(60);

            List<AdoProject> read = await Pages.ReadAsync(ChunkedBody.Cut(Encoding.UTF8.GetBytes(body), () => 1 + random.Next(longest)));

            Assert.Equal(
                values.Select(static (value, i) => $"{i} n{i} {RandomJson.Show(value.Value)}"),
                read.Select(static item => $"{item.Id} {item.Name} {RandomJson.Show(item.AdditionalProperties["unknown"])}")
            );
        }
    }

    private static string Show(IEnumerable<AdoProject> items) =>
        string.Join(
            "\n",
            items.Select(static item =>
                $"{item.Id} {item.Name} "
                    + $"{string.Join(",", item.AdditionalProperties.Select(static pair => pair.Key + "=" + RandomJson.Show(pair.Value)))}"
            )
        );
}
