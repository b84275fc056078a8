using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Requests.Model;

/// <summary>Answers that are no JSON: a text where they say that they are one, bytes where not.</summary>
public sealed class RawContentTests
{
    private const string Text = "Grün & Blau\r\n";

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("APPLICATION/JSON", true)]
    [InlineData("application/vnd.example+json", true)]
    [InlineData(null, true)]
    [InlineData("text/plain", false)]
    [InlineData("text/html", false)]
    [InlineData("application/octet-stream", false)]
    [InlineData("application/jsonp", false)]
    public void IsJson_Table(string? mediaType, bool expected)
    {
        using HttpResponseMessage response = Answer.Bytes([], mediaType);

        Assert.Equal(expected, RawContent.IsJson(response));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("Text/CSV")]
    [InlineData("text/html")]
    [InlineData("application/json")]
    [InlineData("application/xml")]
    [InlineData("application/atom+xml")]
    [InlineData("application/yaml")]
    public async Task ReadAsync_Text_IsAText(string mediaType)
    {
        RawContent content = await ReadAsync(Encoding.UTF8.GetBytes(Text), mediaType, null);

        Assert.Equal((Text, null), (content.Text, content.Bytes));
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("application/zip")]
    [InlineData("image/png")]
    [InlineData(null)]
    public async Task ReadAsync_AnythingElse_IsItsBytes(string? mediaType)
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, 0, 1, 2, 0xFF];

        RawContent content = await ReadAsync(bytes, mediaType, null);

        Assert.Null(content.Text);
        Assert.Equal(bytes, content.Bytes);
    }

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-8", "\"UTF-8\"")]
    [InlineData("utf-8", "no-such-thing")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16BE")]
    [InlineData("iso-8859-1", "iso-8859-1")]
    public async Task ReadAsync_Text_IsDecodedAsItSays(string encoding, string? charset) =>
        Assert.Equal(Text, (await ReadAsync(Encoding.GetEncoding(encoding).GetBytes(Text), "text/plain", charset)).Text);

    // The mark is in the bytes; what the header says is only a guess.
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task ReadAsync_ByteOrderMark_GoesBeforeTheHeader(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);

        Assert.Equal(Text, (await ReadAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], "text/plain", "iso-8859-1")).Text);
    }

    [Fact]
    public async Task ReadAsync_BytesThatAreNoText_CostTheseOnly() =>
        Assert.Equal("a\uFFFDb", (await ReadAsync([(byte)'a', 0xFF, (byte)'b'], "text/plain", "utf-8")).Text);

    [Fact]
    public async Task ReadAsync_Nothing_IsAnEmptyText() => Assert.Equal(string.Empty, (await ReadAsync([], "text/plain", null)).Text);

    [Fact]
    public async Task ReadAsync_InPieces_IsTheSame()
    {
        using HttpResponseMessage response = Answer.Body(ChunkedBody.Cut(Encoding.UTF8.GetBytes(Text), static () => 1));
        response.Content.Headers.ContentType = new("text/plain");

        Assert.Equal(Text, (await RawContent.ReadAsync(response, "the log", ResponseBodyReader.LongestSilence, default)).Text);
    }

    [Fact]
    public async Task ReadAsync_BrokenOff_IsAnError()
    {
        using HttpResponseMessage response = Answer.Body(new ChunkedBody("half a line") { InPlaceOfTheEnd = new IOException("reset") });

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() =>
            RawContent.ReadAsync(response, "the log", ResponseBodyReader.LongestSilence, default)
        );

        Assert.Equal((ErrorIds.Transient, "the log"), (failure.ErrorId, failure.Target));
    }

    [Fact]
    public async Task ReadAsync_MoreThanTheMemoryIsFor_IsAnError()
    {
        byte[] piece = new byte[4 * 1024 * 1024];
        var body = new ChunkedBody(Enumerable.Repeat(piece, 100));
        using HttpResponseMessage response = Answer.Body(body);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() =>
            RawContent.ReadAsync(response, "the log", ResponseBodyReader.LongestSilence, default)
        );

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("-OutFile", failure.Message);
    }

    private static async Task<RawContent> ReadAsync(byte[] body, string? mediaType, string? charset)
    {
        using HttpResponseMessage response = Answer.Bytes(body, mediaType);
        if (mediaType is not null) response.Content.Headers.ContentType!.CharSet = charset;
        return await RawContent.ReadAsync(response, "the log", ResponseBodyReader.LongestSilence, default).OrFail();
    }

    // As a list is, and as half an object is: a log that stops in the middle looks like a whole one.
    [Theory]
    [InlineData("GET", true)]
    [InlineData("GET", false)]
    [InlineData("PUT", true)]
    public async Task BrokenOff_IsAskedForAgain(string verb, bool raw)
    {
        int asked = 0;

        Assert.Equal("whole", await CallAsync(verb, raw, _ => ++asked == 1 ? Broken() : Answer.Text("whole", "text/plain")));
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData("POST", true)]
    [InlineData("POST", false)]
    [InlineData("DELETE", true)]
    public async Task BrokenOff_OfAChange_IsNotDoneAgain(string verb, bool raw)
    {
        int asked = 0;

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => CallAsync(verb, raw, _ =>
        {
            asked++;
            return Broken();
        }));

        Assert.Equal((ErrorIds.Transient, 1), (failure.ErrorId, asked));
        Assert.StartsWith("The change was made", failure.RecommendedAction);
    }

    private static HttpResponseMessage Broken()
    {
        HttpResponseMessage response = Answer.Body(new BreakingBody(Encoding.UTF8.GetBytes(Text), 4));
        response.Content.Headers.ContentType = new("text/plain");
        return response;
    }

    private static async Task<string?> CallAsync(string verb, bool raw, Func<RecordedRequest, HttpResponseMessage> answer)
    {
        using var process = new TestProcess();
        process.Server.On(new HttpMethod(verb), TestProcess.Organization + "_apis/log", answer);
        RequestContext context = new RequestTrace().Within(300);
        RestRequest request = await process.Product.Rest.ResolveAsync(
            process.Session(),
            null,
            new RestCall { Address = "_apis/log", Verb = verb },
            context,
            default
        );
        var reader = new RestReader(process.Product.Client, process.Session(), context);
        if (raw) return (await reader.ReadRawAsync(request, null, default).OrFail()).Text;
        string? text = null;
        await foreach (
            IReadOnlyList<string?> batch in reader.ReadAsync<string?>(
                request,
                new PlainItemReader<string?>(static (ref _) => throw new InvalidOperationException("It is no JSON.")),
                static content => content.Text,
                null,
                null,
                default
            )
        )
            text += string.Concat(batch);
        return text;
    }
}
