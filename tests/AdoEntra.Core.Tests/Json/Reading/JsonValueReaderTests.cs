using System.Text;
using System.Text.Json;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Json.Reading;

namespace AdoEntra.Core.Tests.Json.Reading;

/// <summary>Any answer, as objects that a factory makes.</summary>
public sealed class JsonValueReaderTests
{
    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("\"\\u0001\\ud83d\\ude00\\n\"", "\u0001\U0001F600\n")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    [InlineData("17", 17L)]
    public void Read_Simple_IsTheValue(string json, object? expected) => Assert.Equal(expected, TestJson.Read(json));

    // Not inline: attributes are UTF-8 themselves.
    [Fact]
    public void Read_HalfAPair_IsIt_AndGoesBackAsItCame()
    {
        const string Body = """{"a\ud800":"half a pair \ud83d","b":["\udc00\"\n",{"c\ude00":{"d":"\ud800\ud800"}}]}""";

        var read = Assert.IsType<ReadObject>(TestJson.Read(Body));

        Assert.Equal("half a pair \ud83d", read["a\ud800"]);
        Assert.Equal(Body, TestJson.Write(read));
    }

    [Theory]
    [InlineData("[{\"x\":{\"a\":\"b\u00C0\"}},{\"y\":\"\u00FF\"}]", "'a'")]
    [InlineData("[{\"a\":[[\"b\",\"\u00ED\u00A0\u0080\"]]}]", "'a'")]
    [InlineData("[{\"a\u00FF\":1}]", "'a\uFFFD'")]
    [InlineData("[\"\u00FF\\ud800\"]", "a text")]
    public void Read_BrokenUtf8_IsToldOnceForEachResponse(string json, string place)
    {
        byte[] body = [.. json.Select(static c => (byte)c)];
        var trace = new RequestTrace();
        var values = new JsonValueReader(new ReadObject.Factory(takesUnread: true));

        for (int response = 1; response <= 2; response++)
        {
            ItemReader<object?> read = values.ForResponse(new DamagedText($"'r{response}'", trace.Warning));
            for (int item = 0; item < 2; item++)
            {
                var reader = new Utf8JsonReader(body);
                reader.Read();
                read(ref reader);
            }
        }

        Assert.Equal(2, trace.Warnings.Count);
        Assert.Contains($"{place} of the response for 'r1'", trace.Warnings[0]);
    }

    [Theory]
    [InlineData("""[{"a":"half \ud800","b":{"c":"\udc00"},"d":"\ufffd"}]""")]
    [InlineData("""[{"a":"ü 漢 \ud83d\ude00 \uFFFD"}]""")]
    public void Read_ValidUtf8_IsNotTold(string json)
    {
        var trace = new RequestTrace();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();

        new JsonValueReader(new ReadObject.Factory(takesUnread: true)).ForResponse(new DamagedText("'r'", trace.Warning))(ref reader);

        Assert.Empty(trace.Warnings);
    }

    [Fact]
    public void Read_BrokenUtf8_IsReplacedInThatTextAlone()
    {
        byte[] json = [.. "[{\"a\xFF\":\"b\xC0\"},1]".Select(static c => (byte)c)];

        object?[] items = Assert.IsType<object?[]>(TestJson.Read(json));

        Assert.Equal("b\uFFFD", Assert.IsType<ReadObject>(items[0])["a\uFFFD"]);
        Assert.Equal(1L, items[1]);
    }

    [Fact]
    public void Read_Array_IsAnArrayOfItsLength()
    {
        object?[] items = Assert.IsType<object?[]>(TestJson.Read("""[1,[],[null,"x",[true]]]"""));

        Assert.Equal(3, items.Length);
        Assert.Empty(Assert.IsType<object?[]>(items[1]));
        object?[] inner = Assert.IsType<object?[]>(items[2]);
        Assert.Equal((null, "x"), (inner[0], inner[1]));
        Assert.Equal([true], Assert.IsType<object?[]>(inner[2]));
    }

    [Fact]
    public void Read_Object_HasItsFieldsInOrder()
    {
        var read = Assert.IsType<ReadObject>(TestJson.Read("""{"z":1,"a":{"b":[2],"c":{}},"m":null,"\u0042":"escaped"}"""));

        Assert.Equal(["z", "a", "m", "B"], read.Names);
        Assert.Equal((1L, null, "escaped"), (read["z"], read["m"], read["B"]));
        var inner = Assert.IsType<ReadObject>(read["a"]);
        Assert.Equal(["b", "c"], inner.Names);
        Assert.Equal([2L], Assert.IsType<object?[]>(inner["b"]));
        Assert.Empty(Assert.IsType<ReadObject>(inner["c"]).Names);
    }

    [Fact]
    public void Read_AsDeepAsTheReaderGoes_IsRead()
    {
        object? value = TestJson.Read(
            string.Concat(Enumerable.Repeat("{\"a\":[", TestJson.Deepest / 2))
                + "1"
                + string.Concat(Enumerable.Repeat("]}", TestJson.Deepest / 2))
        );

        for (int level = 0; level < TestJson.Deepest / 2; level++)
            value = Assert.Single(Assert.IsType<object?[]>(Assert.IsType<ReadObject>(value)["a"]));
        Assert.Equal(1L, value);
    }
}
