using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

/// <summary>The service's own words in the shapes it has for them (protocol 3.4), and bodies in no shape at all.</summary>
public sealed class ErrorBodyTests
{
    private const string Sent = "an0paque";

    [Theory]
    [InlineData("""{"$id":"1","innerException":null,"message":"TF401019: gone","typeName":"A.B, C","typeKey":"B","errorCode":0,"eventId":3000}""", "TF401019: gone", "TF401019", "B")]
    [InlineData("""{"count":1,"value":{"Message":"The request is invalid."}}""", "The request is invalid.", null, null)]
    [InlineData("""{"ClassName":"System.Exception","Message":"VS1234: old","InnerException":null}""", "VS1234: old", "VS1234", null)]
    [InlineData("""{"MESSAGE":"loud","TypeKey":"Loud"}""", "loud", null, "Loud")]
    [InlineData("""{"typeKey":"First","message":"second"}""", "second", null, "First")]
    [InlineData("""{"message":"mentions TF400813 later"}""", "mentions TF400813 later", null, null)]
    [InlineData("""{"message":"'TF400813: quoted'"}""", "'TF400813: quoted'", "TF400813", null)]
    [InlineData("""{"message":null,"value":{"message":"inner"}}""", "inner", null, null)]
    [InlineData("""{"message":17}""", null, null, null)]
    [InlineData("""{"message":""}""", null, null, null)]
    [InlineData("{}", null, null, null)]
    [InlineData("[]", null, null, null)]
    [InlineData("\"text\"", "text", null, null)]
    [InlineData("null", null, null, null)]
    [InlineData("""{"message":"cut of""", null, null, null)]
    [InlineData("not json at all", null, null, null)]
    [InlineData("", null, null, null)]
    public async Task ReadAsync_Json_GivesMessageCodeAndType(string body, string? message, string? code, string? typeKey)
    {
        ErrorBody read = await ReadAsync(Answer.Json(body, 400));

        Assert.Equal((message, code, typeKey, false), (read.Message, read.Code, read.TypeKey, read.IsHtml));
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMark_IsPassedOver()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"message":"TF1: x"}""")];

        ErrorBody read = await ReadAsync(Answer.Bytes(body, "application/json", 400));

        Assert.Equal(("TF1: x", "TF1"), (read.Message, read.Code));
    }

    [Theory]
    [InlineData("text/plain", "TF400813: words", "TF400813: words")]
    [InlineData("application/octet-stream", "words", null)]
    public async Task ReadAsync_PlainText_IsTheMessageWhereItSaysSo(string mediaType, string body, string? message) =>
        Assert.Equal(message, (await ReadAsync(Answer.Text(body, mediaType, 400))).Message);

    [Theory]
    [InlineData("text/html", "<html>")]
    [InlineData("text/html", "no tag")]
    [InlineData("application/json", "  \r\n<!DOCTYPE html>")]
    [InlineData("text/plain", "<html>")]
    public async Task ReadAsync_Html_IsNoMessage(string mediaType, string body)
    {
        ErrorBody read = await ReadAsync(Answer.Text(body, mediaType, 400));

        Assert.True(read.IsHtml);
        Assert.Null(read.Message);
    }

    [Theory]
    [InlineData("TF400813%3a+The+user+is+not+authorized+100%25", "TF400813: The user is not authorized 100%")]
    [InlineData("VS800075: 100% plain", "VS800075: 100% plain")]
    public async Task ReadAsync_NoMessageInTheBody_TakesTheHeader(string header, string message)
    {
        Assert.Equal(message, (await ReadAsync(Answer.Html(404).With("X-TFS-ServiceError", header))).Message);
        Assert.Equal(message, (await ReadAsync(Answer.Empty(404).With("X-TFS-ServiceError", header))).Message);
        Assert.Equal("body", (await ReadAsync(Answer.Json("""{"message":"body"}""", 404).With("X-TFS-ServiceError", header))).Message);
    }

    [Fact]
    public async Task ReadAsync_TokenInTheBody_IsTakenOut()
    {
        const string Token = "eyJhbGciOiJub25lIn0.eyJleHAiOjF9.c2lnbmF0dXJl";

        ErrorBody read = await ReadAsync(Answer.Json($$"""{"message":"TF1: the token {{Token}} with client_secret=hush is wrong"}""", 400));

        Assert.Equal("TF1: the token [redacted] with client_secret=[redacted] is wrong", read.Message);
    }

    [Fact]
    public async Task ReadAsync_LongBody_IsReadInPartOnly()
    {
        var body = new ChunkedBody(Enumerable.Repeat(new byte[16 * 1024], 100));

        ErrorBody read = await ReadAsync(Answer.Body(body, 500));

        Assert.Null(read.Message);
        Assert.InRange(body.Reads, 1, 10);
    }

    // The second as long as any that is read: what is looked for in it must not take the square of its length.
    [Theory]
    [InlineData(5000)]
    [InlineData(65_000)]
    public async Task ReadAsync_LongMessage_IsCut(int length)
    {
        ErrorBody read = await ReadAsync(Answer.Json($$"""{"message":"{{new string('x', length)}}"}""", 400));

        Assert.InRange(read.Message!.Length, 900, 1100);
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(InvalidDataException))]
    public async Task ReadAsync_BodyBreaksOff_IsNoError(Type kind)
    {
        var body = new ChunkedBody("{\"message\":") { InPlaceOfTheEnd = (Exception)Activator.CreateInstance(kind)! };

        Assert.Null((await ReadAsync(Answer.Body(body, 500))).Message);
    }

    // JSON by its form, but its texts cannot be had: found out only when they are asked for.
    [Theory]
    [InlineData("{\"message\":\"half a pair \\ud83d\"}")]
    [InlineData("{\"half a pair \\ud83d\":1,\"message\":\"x\"}")]
    public async Task ReadAsync_TextThatIsNone_IsNoError(string body)
    {
        ErrorBody read = await ReadAsync(Answer.Bytes([.. body.Select(static c => (byte)c)], "application/json", 400).With("X-TFS-ServiceError", "header"));

        Assert.Equal("header", read.Message);
    }

    [Fact]
    public async Task ReadAsync_BytesThatAreNoText_CostTheseBytesOnly()
    {
        ErrorBody read = await ReadAsync(Answer.Bytes([.. "{\"message\":\"no UTF-8 \u00FF here\"}".Select(static c => (byte)c)], "application/json", 400));

        Assert.Equal("no UTF-8 \uFFFD here", read.Message);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public async Task ReadAsync_OtherEncodings_AreRead(string name, bool hasMark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("{\"message\":\"VS800075: Grün & Blau\"}");
        HttpResponseMessage response = Answer.Bytes(hasMark ? [.. encoding.GetPreamble(), .. text] : text, "application/json", 404);
        response.Content.Headers.ContentType!.CharSet = hasMark ? null : name;

        ErrorBody read = await ReadAsync(response);

        Assert.Equal(("VS800075: Grün & Blau", "VS800075"), (read.Message, read.Code));
    }

    // An opaque token has no form to know it by.
    [Fact]
    public async Task ReadAsync_TheTokenThatWasSent_ShowsNowhere()
    {
        ErrorBody read = await ReadAsync(Answer.Json($$"""{"typeKey":"Not{{Sent}}","message":"TF400898: {{Sent}} is not known."}""", 400));
        ErrorBody header = await ReadAsync(Answer.Bytes([], "application/json", 400).With("X-TFS-ServiceError", $"what+is+{Sent}"));

        Assert.Equal(("TF400898: [redacted] is not known.", "Not[redacted]", "what is [redacted]"), (read.Message, read.TypeKey, header.Message));
    }

    [Fact]
    public async Task ReadAsync_Cancelled_IsCancelled()
    {
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        using HttpResponseMessage response = Answer.Body(new ChunkedBody("{", "}") { BeforeTheLast = gate }, 500);
        Task<ErrorBody> read = ErrorBody.ReadAsync(response, [Sent], stop.Token);
        await gate.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.OrFail());
    }

    // Bytes of all kinds, the same at each run: whatever comes, a refusal is told as one.
    [Fact]
    public async Task ReadAsync_AnyBytes_AreNoError()
    {
        var random = new Random(20260304);
        for (int i = 0; i < 500; i++)
        {
            byte[] body = new byte[random.Next(1, 200)];
            random.NextBytes(body);
            if (i % 2 == 0) body = [.. Encoding.ASCII.GetBytes("{\"message\":\""), .. body, .. Encoding.ASCII.GetBytes("\"}")];

            Assert.Null((await ReadAsync(Answer.Bytes(body, "application/json", 500))).TypeKey);
        }
    }

    // The words of identity endpoints, in their shapes (protocol 1.13).
    [Theory]
    [InlineData("""{"statusCode":400,"message":"words","correlationId":"x"}""", "words")]
    [InlineData("""{"error":"invalid_request","error_description":"words"}""", "invalid_request: words")]
    [InlineData("""{"error":{"code":"invalid_resource","message":"words"}}""", "invalid_resource: words")]
    [InlineData("""{"error":"invalid_request"}""", "invalid_request")]
    [InlineData("""{"other":1}""", """{"other":1}""")]
    [InlineData("[]", "[]")]
    [InlineData("plain words", "plain words")]
    [InlineData("""{"message":"half a pair \ud83d"}""", """{"message":"half a pair \ud83d"}""")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void IdentityMessage_EachShape_GivesItsWords(string? body, string? words) => Assert.Equal(words, ErrorBody.IdentityMessage(body));

    private static async Task<ErrorBody> ReadAsync(HttpResponseMessage response)
    {
        using (response) return await ErrorBody.ReadAsync(response, [Sent], default).OrFail();
    }
}
