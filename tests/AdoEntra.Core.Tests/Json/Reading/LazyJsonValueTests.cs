using System.Text;
using System.Text.Json;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Json.Reading;

namespace AdoEntra.Core.Tests.Json.Reading;

/// <summary>What is left unread, and read later, is what would have been read at once; and what comes again is kept once.</summary>
public sealed class LazyJsonValueTests
{
    private readonly JsonValueReader _values = new(new ReadObject.Factory(takesUnread: true));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_Later_IsTheSame(int seed)
    {
        var random = new RandomJson(seed);
        ItemReader<object?> reader = _values.ForResponse();
        for (int i = 0; i < 300; i++)
        {
            string json = random.Value().Json;

            Assert.True(TestJson.Show(TestJson.Read(json)) == TestJson.Show(Read(json, reader)), $"seed {seed}, value {i}: {json}");
        }
    }

    [Fact]
    public void ForResponse_TextThatComesAgain_IsTheSameString()
    {
        ItemReader<object?> reader = _values.ForResponse();
        ReadObject first = Object("""{"a":"one","b":"x"}""", reader), again = Object("""{"a":"one","b":"y"}""", reader);

        Assert.Same(first["a"], again["a"]);
        Assert.Equal(("x", "y"), (first["b"], again["b"]));
        Assert.NotSame(first["a"], Object("""{"a":"one","b":"x"}""", _values.ForResponse())["a"]);
    }

    // As long, or the same but for one letter, or with bytes that look like another's.
    [Theory]
    [InlineData("abc", "abd")]
    [InlineData("abc", "xbc")]
    [InlineData("abc", "ab")]
    [InlineData("\u00e4", "\u00c3\u00a4")]
    [InlineData("\u00e4\u00e4", "\u00e4\u00f6")]
    [InlineData("", "a")]
    [InlineData("a", "")]
    public void ForResponse_OtherText_IsItself(string first, string second)
    {
        ItemReader<object?> reader = _values.ForResponse();

        Assert.Equal(first, Object($$"""{"a":"{{first}}"}""", reader)["a"]);
        Assert.Equal(second, Object($$"""{"a":"{{second}}"}""", reader)["a"]);
        Assert.Equal("\n", Object("""{"a":"\n"}""", reader)["a"]);
    }

    // Both places are the same: which kind of value was there before does not matter.
    [Fact]
    public void ForResponse_TextAfterAnObject_IsItself()
    {
        ItemReader<object?> reader = _values.ForResponse();

        Assert.Equal("b=1 c=2", TestJson.Show(Object("""{"a":{"b":1,"c":2}}""", reader)["a"]));
        Assert.Equal("text", Object("""{"a":"text"}""", reader)["a"]);
        Assert.Equal("b=1 c=2", TestJson.Show(Object("""{"a":{"b":1,"c":2}}""", reader)["a"]));
    }

#if !NETFRAMEWORK
    [Fact]
    public void ForResponse_ObjectThatComesAgain_IsKeptOnce_AndReadForEach()
    {
        ItemReader<object?> reader = _values.ForResponse();
        ReadObject first = Object("""{"a":{"b":"one"}}""", reader),
            again = Object("""{"a":{"b":"one"}}""", reader),
            other = Object("""{"a":{"b":"two"}}""", reader);

        Assert.IsType<LazyJsonValue>(first.Kept("a"));
        Assert.Same(first.Kept("a"), again.Kept("a"));
        Assert.NotSame(first["a"], again["a"]);
        Assert.Equal("b=two", TestJson.Show(other["a"]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("1")]
    [InlineData("null")]
    public void ForResponse_WhatIsNoGain_IsRead(string json) =>
        Assert.IsNotType<LazyJsonValue>(Object($$"""{"a":{{json}}}""", _values.ForResponse()).Kept("a"));
#endif

    // They are no object's fields, so they could not be read later.
    [Fact]
    public void ForResponse_FieldsThatAreADictionary_AreRead() =>
        Assert.Equal("a=b=one A=b=two", TestJson.Show(Read("""{"a":{"b":"one"},"A":{"b":"two"}}""", _values.ForResponse())));

    // Of a body that is longer than its buffer, the buffer goes on while the value is unread.
    [Fact]
    public void Read_AfterTheBufferWasUsedAgain_IsWhatItWas()
    {
        byte[] buffer = Encoding.UTF8.GetBytes("""{"a":{"b":"one"}}""");
        var reader = new Utf8JsonReader(buffer);
        reader.Read();
        var read = (ReadObject)_values.ForResponse()(ref reader)!;

        Array.Clear(buffer, 0, buffer.Length);

        Assert.Equal("b=one", TestJson.Show(read["a"]));
    }

    [Fact]
    public void Read_DeeperThanUsual_IsRead()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"a":""", 200)) + "1" + new string('}', 200);

        object? value = Read(deep, _values.ForResponse());
        for (int i = 0; i < 200; i++) value = ((ReadObject)value!)["a"];

        Assert.Equal(1L, value);
    }

    private static ReadObject Object(string json, ItemReader<object?> read) => (ReadObject)Read(json, read)!;

    private static object? Read(string json, ItemReader<object?> read)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = TestJson.Deepest });
        reader.Read();
        object? value = read(ref reader);
        Assert.False(reader.Read());
        return value;
    }
}
