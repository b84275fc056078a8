using AdoEntra.Core.Tests.Support;

namespace AdoEntra.Core.Tests.Http;

/// <summary>Any answer, as objects that a factory makes.</summary>
public sealed class JsonValuesTests
{
    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("\"\\u0001\\ud83d\\ude00\\n\"", "\u0001\U0001F600\n")]
    [InlineData("\"half a pair \\ud83d\"", "half a pair \\ud83d")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    [InlineData("17", 17L)]
    public void Read_Simple_IsTheValue(string json, object? expected) => Assert.Equal(expected, Json.Read(json));

    [Fact]
    public void Read_BrokenUtf8_IsReplacedInThatTextAlone()
    {
        byte[] json = [.. "[{\"a\xFF\":\"b\xC0\"},1]".Select(static c => (byte)c)];

        object?[] items = Assert.IsType<object?[]>(Json.Read(json));

        Assert.Equal("b\uFFFD", Assert.IsType<ReadObject>(items[0])["a\uFFFD"]);
        Assert.Equal(1L, items[1]);
    }

    [Fact]
    public void Read_Array_IsAnArrayOfItsLength()
    {
        object?[] items = Assert.IsType<object?[]>(Json.Read("""[1,[],[null,"x",[true]]]"""));

        Assert.Equal(3, items.Length);
        Assert.Empty(Assert.IsType<object?[]>(items[1]));
        object?[] inner = Assert.IsType<object?[]>(items[2]);
        Assert.Equal((null, "x"), (inner[0], inner[1]));
        Assert.Equal([true], Assert.IsType<object?[]>(inner[2]));
    }

    [Fact]
    public void Read_Object_HasItsFieldsInOrder()
    {
        var read = Assert.IsType<ReadObject>(Json.Read("""{"z":1,"a":{"b":[2],"c":{}},"m":null,"\u0042":"escaped"}"""));

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
        object? value = Json.Read(string.Concat(Enumerable.Repeat("{\"a\":[", Json.Deepest / 2)) + "1" + string.Concat(Enumerable.Repeat("]}", Json.Deepest / 2)));

        for (int level = 0; level < Json.Deepest / 2; level++) value = Assert.Single(Assert.IsType<object?[]>(Assert.IsType<ReadObject>(value)["a"]));
        Assert.Equal(1L, value);
    }
}
