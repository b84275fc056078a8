using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Http;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Http;

/// <summary>JSON in another encoding than UTF-8 is read as what it says.</summary>
public sealed class Utf8BodyTests : IDisposable
{
    private const string Body = """{"count":2,"value":[{"id":"ä€\ud83d\ude00"},{"id":"2"}]}""";
    private readonly RestScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("utf-16", "utf-16", true)]
    [InlineData("utf-16", "utf-16", false)]
    [InlineData("\"UTF-16LE\"", "utf-16", false)]
    [InlineData("utf-16BE", "utf-16BE", false)]
    [InlineData("utf-32", "utf-32", true)]
    [InlineData(null, "utf-16", true)]
    [InlineData(null, "utf-16", false)]
    [InlineData(null, "utf-16BE", true)]
    [InlineData(null, "utf-8", true)]
    [InlineData(null, "utf-8", false)]
    [InlineData("utf-8", "utf-8", true)]
    [InlineData("nonsense", "utf-8", false)]
    public async Task List_InItsEncoding_IsReadWhereverItIsCut(string? charset, string encoding, bool hasMark)
    {
        Encoding written = encoding == "utf-8" ? new UTF8Encoding(hasMark) : Encoding.GetEncoding(encoding);
        byte[] whole = [.. hasMark ? written.GetPreamble() : [], .. written.GetBytes(Body)];
        for (int size = 1; size < 12; size++)
        {
            _scene.Server.OnGet(
                TestProcess.Organization + "_apis/unknown/area",
                _ => Typed(Answer.Body(ChunkedBody.Cut(whole, () => size)), charset)
            );

            IReadOnlyList<object?> items = await _scene.ReadAsync(new RestCall { Address = "_apis/unknown/area" });

            Assert.Equal(["ä€\ud83d\ude00", "2"], items.Select(static item => ((ReadObject)item!)["id"]));
        }
    }

    [Fact]
    public async Task Latin1_IsReadAsThat()
    {
        _scene.Server.OnGet(
            TestProcess.Organization + "_apis/unknown/area",
            static _ => Typed(Answer.Bytes(Encoding.GetEncoding("iso-8859-1").GetBytes("""{"id":"ä"}"""), "application/json"), "iso-8859-1")
        );

        Assert.Equal("ä", ((ReadObject)Assert.Single(await _scene.ReadAsync(new RestCall { Address = "_apis/unknown/area" }))!)["id"]);
    }

    [Fact]
    public void Utf8_IsNotLookedAt()
    {
        using var body = new MemoryStream();

        Assert.Same(body, Utf8Body.Of(body, "utf-8"));
        Assert.Same(body, Utf8Body.Of(body, "\"UTF-8\""));
    }

    private static HttpResponseMessage Typed(HttpResponseMessage answer, string? charset)
    {
        answer.Content.Headers.ContentType!.CharSet = charset;
        return answer;
    }
}
