using System.Globalization;
using System.Text;
using System.Text.Json;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>
/// Lists of anything, damaged, cut and broken at random: one of our errors or the items, never one lost and never one twice.
/// </summary>
public sealed class PageReaderFuzzTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";
    private static readonly ItemReader<AdoProject> s_read = AdoProject.Reader.ForResponse();

    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Damaged_IsReadOrIsAnErrorOfOurs() =>
        Fuzz.ForSeedsAsync(
            4,
            static async seed =>
            {
                bool acceptsAny = seed % 2 == 0;
                var random = new RandomJson(seed);
                int read = 0,
                    failed = 0;
                for (int round = 0; round < 2500; round++)
                {
                    string whole = random.Next(8) == 0 ? random.Value().Json : Page(random, random.Next(8), next: null);
                    byte[] body = Mutation.Of(Encoding.UTF8.GetBytes(whole), random.Next);
                    int longest = 1 + random.Next(80);
                    try
                    {
                        var page = new PageParser(PageFields.Usual, acceptsAny);
                        using ChunkedBody pieces = ChunkedBody.Cut(body, () => 1 + random.Next(longest));
                        IAsyncEnumerable<IReadOnlyList<string>> batches = PageReader.ReadAsync<string>(
                            pieces,
                            page,
                            acceptsAny ? Any : IdOf,
                            "the things",
                            ResponseBodyReader.LongestSilence,
                            default
                        );
                        await foreach (IReadOnlyList<string> batch in batches)
                            Assert.NotEmpty(batch);
                        read++;
                    }
                    catch (AdoServiceException failure) when (failure.ErrorId is ErrorIds.UnexpectedResponse or ErrorIds.Transient)
                    {
                        failed++;
                    }
                    catch (Exception other) when (other is not Xunit.Sdk.XunitException)
                    {
                        Assert.Fail($"round {round}: {Convert.ToBase64String(body)} failed by {other}");
                    }
                }

                // The rarer of the two is about 130 of them.
                Assert.True(read > 25 && failed > 25, $"{read} read, {failed} failed: one of them was hardly tried.");
            }
        );

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task BrokenAgainAndAgain_NoItemIsLostOrTwice() =>
        Fuzz.ForSeedsAsync(
            4,
            async seed =>
            {
                var random = new RandomJson(seed);
                for (int round = 0; round < 80; round++)
                {
                    byte[][] pages =
                    [
                        .. Enumerable
                            .Range(0, 1 + random.Next(4))
                            .Select(page => Encoding.UTF8.GetBytes(Page(random, random.Next(30), $"p{page}"))),
                    ];
                    int[] breaks = [.. pages.Select(_ => random.Next(4))];
                    int longest = 1 + random.Next(400);
                    _process.Server.OnGet(
                        Address,
                        request =>
                        {
                            int page = request.Query("continuationToken") is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
                            HttpResponseMessage answer = Answer.Body(Body(random, pages[page], longest, isBroken: breaks[page]-- > 0));
                            return page + 1 < pages.Length ? answer.With("x-ms-continuationtoken", $"{page + 1}") : answer;
                        }
                    );
                    List<string> read = [];
                    var request = new ServiceRequest<AdoProject>("_apis/things", "the things", AdoProject.Reader)
                    {
                        Paging = new PagingStyle(PagingKind.HeaderToken),
                    };

                    await foreach (
                        IReadOnlyList<AdoProject> batch in _process.Product.Client.ReadListAsync(_process.Session(), request, default)
                    )
                    {
                        read.AddRange(batch.Select(static item => item.Id!));
                    }

                    List<string> written = [];
                    foreach (byte[] page in pages)
                    {
                        written.AddRange((await Pages.ReadAsync(new MemoryStream(page))).Select(static item => item.Id!));
                    }

                    Assert.True(written.SequenceEqual(read), $"round {round}: {string.Join(",", read)} of {string.Join(",", written)}");
                }
            }
        );

    private static ChunkedBody Body(RandomJson random, byte[] page, int longest, bool isBroken)
    {
        int length = isBroken ? random.Next(page.Length) : page.Length;
        List<byte[]> pieces = [];
        for (int at = 0; at < length; )
        {
            int size = Math.Min(1 + random.Next(longest), length - at);
            pieces.Add(page.AsSpan(at, size).ToArray());
            at += size;
        }

        return new ChunkedBody(pieces) { InPlaceOfTheEnd = isBroken ? new IOException("The connection was reset.") : null };
    }

    // An item's id tells it from every other one of all pages.
    private static string Page(RandomJson random, int count, string? next)
    {
        IEnumerable<string> all = Enumerable.Range(0, count).Select(i => $$"""{"id":"{{next}}-{{i}}","unknown":{{random.Value().Json}}}""");
        string items = "[" + string.Join(",", all) + "]";
        return random.Next(3) switch
        {
            0 => items,
            1 => $$"""{"count":{{count}},"value":{{items}}}""",
            _ => $$"""{"before":{{random.Value().Json}},"value":{{items}},"after":{{random.Value().Json}}}""",
        };
    }

    private static string IdOf(ref Utf8JsonReader reader) => s_read(ref reader).Id ?? string.Empty;

    private static string Any(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return string.Empty;
    }
}
