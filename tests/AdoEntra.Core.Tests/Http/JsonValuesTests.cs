using System.Collections.Specialized;
using System.Globalization;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

/// <summary>Any answer, as objects that a factory makes; what no object can hold is still there.</summary>
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

    // No object can have these; a dictionary can, and its neighbours stay objects.
    [Theory]
    [InlineData("""{"key":1,"Key":2,"other":3}""", "key=1 Key=2 other=3")]
    [InlineData("""{"":1,"b":2}""", "=1 b=2")]
    [InlineData("""{"reserved":1,"b":2}""", "reserved=1 b=2")]
    [InlineData("""{"a":1,"b":2,"a":3}""", "a=3 b=2")]
    [InlineData("""{"a":1,"\u0061":2}""", "a=2")]
    public void Read_NamesThatNoObjectHas_IsADictionary(string json, string expected)
    {
        object?[] items = Assert.IsType<object?[]>(Json.Read($$$"""[{"a":1},{{{json}}},{"nested":{{{json}}},"x":5},{"a":2}]"""));

        Assert.Equal(1L, Assert.IsType<ReadObject>(items[0])["a"]);
        Assert.Equal(expected, Show(items[1]));
        var around = Assert.IsType<ReadObject>(items[2]);
        Assert.Equal(expected, Show(around["nested"]));
        Assert.Equal(5L, around["x"]);
        Assert.Equal(2L, Assert.IsType<ReadObject>(items[3])["a"]);
    }

    [Fact]
    public void Read_DictionaryForWantOfAnObject_TellsCasesApart()
    {
        var dictionary = Assert.IsType<OrderedDictionary>(Json.Read("""{"key":1,"KEY":2}"""));

        Assert.Equal((1L, 2L, null), (dictionary["key"], dictionary["KEY"], dictionary["Key"]));
    }

    // The names of one item are remembered for the next: in another order, cut short, with one more, they are other names.
    [Fact]
    public void Read_ItemsOfOtherNames_HaveTheirOwn()
    {
        object?[] items = Assert.IsType<object?[]>(Json.Read(
            """[{"a":1,"b":2},{"b":1,"a":2},{"a":1},{"a":1,"b":2,"c":3},{"a":1,"bb":2},{"a":1,"b":2},{},{"\u0061":1,"b":2}]"""));

        Assert.Equal(["a b", "b a", "a", "a b c", "a bb", "a b", "", "a b"], items.Select(static item => string.Join(" ", Assert.IsType<ReadObject>(item).Names)));
        Assert.Same(((ReadObject)items[0]!).Names, ((ReadObject)items[5]!).Names);
    }

    // A table whose keys are names of its own: more than are remembered, in one object and over many.
    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(5_000, 3)]
    public void Read_MoreNamesThanAreRemembered_HaveTheirOwn(int objects, int fields)
    {
        string json = "[" + string.Join(",", Enumerable.Range(0, objects).Select(item =>
            "{" + string.Join(",", Enumerable.Range(0, fields).Select(field => $"\"n{item}-{field}\":{item + field}")) + "}")) + "]";

        object?[] items = Assert.IsType<object?[]>(Json.Read(json));

        Assert.Equal(objects, items.Length);
        for (int item = 0; item < objects; item++)
        {
            var read = Assert.IsType<ReadObject>(items[item]);
            Assert.Equal(Enumerable.Range(0, fields).Select(field => $"n{item}-{field}"), read.Names);
            Assert.Equal(Enumerable.Range(0, fields).Select(field => (object?)(long)(item + field)), read.Fields.Select(static field => field.Value));
        }
    }

    [Fact]
    public void Read_ByManyAtOnce_IsTheSame()
    {
        var values = new JsonValues(new ReadObject.Factory());
        var random = new RandomJson(7);
        (string Json, string Expected)[] documents = [.. Enumerable.Range(0, 200).Select(_ => random.Value().Json).Select(static json => (json, Show(Json.Read(json))))];

        Parallel.For(0, 8, _ =>
        {
            foreach ((string json, string expected) in documents) Assert.Equal(expected, Show(Json.Read(json, values)));
        });
    }

    [Fact]
    public void Read_AsDeepAsTheReaderGoes_IsRead()
    {
        object? value = Json.Read(string.Concat(Enumerable.Repeat("{\"a\":[", Json.Deepest / 2)) + "1" + string.Concat(Enumerable.Repeat("]}", Json.Deepest / 2)));

        for (int level = 0; level < Json.Deepest / 2; level++) value = Assert.Single(Assert.IsType<object?[]>(Assert.IsType<ReadObject>(value)["a"]));
        Assert.Equal(1L, value);
    }

    // What breaks off in the middle leaves nothing behind for the next.
    [Fact]
    public void Read_AfterAFailure_IsRight()
    {
        var values = new JsonValues(new ReadObject.Factory());

        Assert.ThrowsAny<System.Text.Json.JsonException>(() => Json.Read("""{"a":[1,2,{"b":3,!""", values));

        Assert.Equal("a=[4]", Show(Json.Read("""{"a":[4]}""", values)));
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        ReadObject read => string.Join(" ", read.Fields.Select(static field => $"{field.Key}={Show(field.Value)}")),
        OrderedDictionary dictionary => string.Join(" ", dictionary.Keys.Cast<string>().Select(key => $"{key}={Show(dictionary[key])}")),
        object?[] items => $"[{string.Join(",", items.Select(Show))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
