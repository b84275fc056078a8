using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Json.Writing;

namespace AdoEntra.Core.Tests.Json.Writing;

/// <summary>What a body is made into depends on its media type: bytes stay bytes, and JSON is UTF-8 without a mark.</summary>
public sealed class JsonBodyMediaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // As Get-Content -AsByteStream gives them, one by one and wrapped.
    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("text/plain")]
    [InlineData("application/zip")]
    public void List_OfBytes_IsBytes_WhereTheBodyIsNotJson(string type)
    {
        byte[] expected = [1, 2, 255, 0];

        Assert.Equal(expected, Of(expected.Select(static one => (object)one).ToArray(), type));
        Assert.Equal(expected, Of(expected.Select(static one => (object)new ReadObject.Box(one)).ToArray(), type));
        Assert.Equal(expected, Of(expected.ToList(), type));
        Assert.Equal([255], Of((byte)255, type));
        Assert.Equal(expected, Of(expected, type));
    }

    // A file that was read byte by byte is the same body as one that was read at once.
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json-patch+json")]
    [InlineData("application/json; charset=utf-8")]
    public void List_OfBytes_IsBytes_WhereTheBodyIsJson(string type)
    {
        byte[] expected = Encoding.UTF8.GetBytes("""[{"a":"ü"}]""");

        Assert.Equal(expected, Of(expected.Select(static one => (object)one).ToArray(), type));
        Assert.Equal(expected, Of(expected.Select(static one => (object)new ReadObject.Box(one)).ToArray(), type));
        Assert.Equal(expected, Of(expected.ToList(), type));
    }

    [Fact]
    public void List_OfBytes_WithAMark_IsUtf8_WhereTheBodyIsJson() =>
        Assert.Equal("{}", Text(Of(new byte[] { 0xFF, 0xFE, 0x7B, 0, 0x7D, 0 }.ToList(), "application/json")));

    [Fact]
    public void List_OfBytes_WithinABody_IsAListOfNumbers() =>
        Assert.Equal(
            """{"a":[1,2,255]}""",
            Text(Of(new Dictionary<string, object> { ["a"] = new object[] { (byte)1, (byte)2, (byte)255 } }, "application/json"))
        );

    [Theory]
    [InlineData("application/json", "{\"a\":1}")]
    [InlineData("text/plain", "a b")]
    public void StringBuilder_IsItsText(string type, string text) => Assert.Equal(text, Text(Of(new StringBuilder(text), type)));

    // What cannot be decoded would be sent as U+FFFD.
    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x22, 0, 0x3D, 0xD8, 0x22, 0 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0x22, 0xDE, 0x00, 0, 0x22 })]
    [InlineData(new byte[] { 0x22, 0, 0x3D, 0xD8, 0x22, 0 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0, 0x7D })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, 0x7B, 0, 0x11, 0 })]
    public void Bytes_ThatAreNotTheTextThatTheyBeginAs_AreRefused(byte[] bytes)
    {
        var body = Assert.Throws<AdoConnectionException>(() => Of(bytes, "application/json"));
        var file = Assert.Throws<AdoConnectionException>(() => File(bytes, "application/json"));

        Assert.Equal((ErrorIds.InvalidRequest, ErrorIds.InvalidRequest), (body.ErrorId, file.ErrorId));
        Assert.StartsWith("The body cannot be sent: it begins as ", body.Message);
        Assert.StartsWith("The file '", file.Message);
        Assert.Contains("but contains bytes that are not valid in it", file.Message);
        Assert.Equal(bytes, File(bytes, "application/octet-stream"));
    }

    private static readonly string[] s_texts = ["a"];

    public static TheoryData<object> NoBytes =>
        new()
        {
            new object[] { (byte)1, 2 },
            Array.Empty<object>(),
            5,
            1.5,
            true,
            new Dictionary<string, object> { ["a"] = 1 },
            DateTime.UtcNow,
            s_texts,
        };

    [Theory]
    [MemberData(nameof(NoBytes))]
    public void Other_WhereTheBodyIsNotJson_IsRefused(object body)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => Of(body, "application/octet-stream"));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.Contains("'application/octet-stream' is not JSON", refusal.Message);
        Assert.Contains("-InFile", refusal.RecommendedAction);
    }

    [Fact]
    public void Nothing_IsNothing_AndNullInJson()
    {
        Assert.Empty(Of(null, "application/octet-stream"));
        Assert.Equal("null", Text(Of(null, "application/json")));
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("application/json-patch+json", true)]
    [InlineData("APPLICATION/VND.X+JSON", true)]
    [InlineData("text/json", true)]
    [InlineData("text/plain", false)]
    [InlineData("application/jsonx", false)]
    public void IsJson_Table(string type, bool expected) => Assert.Equal(expected, new BodyMedia(type).IsJson);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json-patch+json")]
    public void Mark_OfJson_IsLeftOut(string type)
    {
        const string Body = """[{"op":"add","path":"/x","value":"ü"}]""";
        byte[] plain = Encoding.UTF8.GetBytes(Body);

        Assert.Equal(plain, Of("\uFEFF" + Body, type));
        foreach (Encoding encoding in new[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] marked = [.. encoding.GetPreamble(), .. encoding.GetBytes(Body)];
            Assert.Equal(plain, Of(marked, type));
            Assert.Equal(plain, File(marked, type));
        }

        // Out-File of Windows PowerShell writes a mark; other programs do not.
        Assert.Equal(plain, Of(Encoding.Unicode.GetBytes(Body), type));
        Assert.Equal(plain, File(Encoding.BigEndianUnicode.GetBytes("\r\n" + Body), type).AsSpan(2).ToArray());
        Assert.Equal(plain, File(plain, type));
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("text/plain")]
    public void Mark_OfAnythingElse_IsAPartOfIt(string type)
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, (byte)'x'];

        Assert.Equal(marked, Of("\uFEFFx", type));
        Assert.Equal(marked, Of(marked, type));
        Assert.Equal(marked, File(marked, type));
        Assert.Equal([0xFF, 0xFE, 0x7B, 0], File([0xFF, 0xFE, 0x7B, 0], type));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("12")]
    [InlineData("{}")]
    public void Short_IsAsItIs(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        Assert.Equal(bytes, Of(bytes, "application/json"));
        Assert.Equal(bytes, File(bytes, "application/json"));
    }

    // The header and the bytes say the same.
    [Theory]
    [InlineData("application/json; charset=utf-16", "utf-16")]
    [InlineData("application/json; charset=\"utf-16BE\"", "utf-16BE")]
    [InlineData("application/json; charset=iso-8859-1", "iso-8859-1")]
    [InlineData("text/plain; charset=us-ascii", "us-ascii")]
    [InlineData("text/plain; charset=utf-8", "utf-8")]
    public void Charset_IsHowTheTextIsEncoded(string type, string charset)
    {
        string text = charset == "us-ascii" ? """{"a":"u"}""" : """{"a":"ü"}""";

        Assert.Equal(Encoding.GetEncoding(charset).GetBytes(text), Of(text, type));
        if (new BodyMedia(type).IsJson) Assert.Equal(Encoding.GetEncoding(charset).GetBytes(text), Of(TestJson.Read(text), type));
    }

    [Fact]
    public void Charset_OfBytesAndFiles_IsTheirOwn()
    {
        byte[] bytes = [0xFF, 0xFE, 0x7B, 0, 0x7D, 0];

        Assert.Equal(bytes, Of(bytes, "application/json; charset=utf-16"));
        Assert.Equal(bytes, File(bytes, "application/json; charset=utf-16"));
    }

    [Theory]
    [InlineData("application/json; charset=nonsense", "", "an encoding that this machine does not know")]
    [InlineData("nonsense", "", "is not a valid media type")]
    [InlineData("application/json\n", "", "is not a valid media type")]
    [InlineData("text/ü", "", "is not a valid media type")]
    [InlineData("text/plain; charset=us-ascii", "ü", "has a character at position 0 that us-ascii cannot represent")]
    [InlineData(
        "application/json; charset=iso-8859-1",
        "{\"a\":\"\u20AC\"}",
        "has a character at position 6 that iso-8859-1 cannot represent"
    )]
    public void Text_ThatCannotBeSentSo_IsRefused(string type, string text, string why)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => Of(text, type));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.Contains(why, refusal.Message);
    }

    // No constant of an attribute: it would not survive there.
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("text/plain; charset=utf-16")]
    public void Text_WithHalfAPair_IsRefused(string type)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => Of("ab" + '\ud83d', type));

        Assert.Contains("half of a surrogate pair at position 2", refusal.Message);
    }

    private static byte[] Of(object? body, string type) => JsonBody.For(body, new BodyMedia(type), new ReadObject.Shape());

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private byte[] File(byte[] content, string type)
    {
        string path = _folder.At(Guid.NewGuid().ToString("N"));
        System.IO.File.WriteAllBytes(path, content);
        using HttpContent sent = FileBody.Of(path, new BodyMedia(type)).CreateContent();
        return sent.ReadAsByteArrayAsync().GetAwaiter().GetResult();
    }
}
