using System.Text;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Core.Tests.Support;

/// <summary>Reads list answers of projects to their end.</summary>
internal static class Pages
{
    public static async Task<List<AdoProject>> ReadAsync(Stream body, CancellationToken stop = default)
    {
        var items = new List<AdoProject>();
        await foreach (IReadOnlyList<AdoProject> batch in Read(body, stop)) items.AddRange(batch);
        return items;
    }

    /// <summary>The batches of a list answer as they come.</summary>
    public static IAsyncEnumerable<IReadOnlyList<AdoProject>> Read(Stream body, CancellationToken stop = default) =>
        PageReader.ReadAsync(
            body,
            new PageParser(PageFields.Usual, acceptsAny: false),
            AdoProject.Reader.ForResponse(),
            "the projects",
            ResponseBodyReader.LongestSilence,
            stop
        );

    public static Task<List<AdoProject>> ReadAsync(string body) => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));

    public static async Task<AdoServiceException> FailAsync(Stream body)
    {
        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(body));
        Assert.Equal("the projects", failure.Target);
        return failure;
    }

    public static async Task<AdoServiceException> UnexpectedAsync(Stream body)
    {
        AdoServiceException failure = await FailAsync(body);
        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        return failure;
    }

    public static Task<AdoServiceException> UnexpectedAsync(string body) => UnexpectedAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));

    /// <summary>One project as JSON.</summary>
    public static string Project(int number, string more = "") => $$"""{"id":"{{number}}","name":"Project {{number}}"{{more}}}""";
}
