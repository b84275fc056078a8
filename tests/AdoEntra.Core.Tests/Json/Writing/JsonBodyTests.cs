using System.Collections;
using System.Collections.Specialized;
using System.Dynamic;
using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Json.Writing;

namespace AdoEntra.Core.Tests.Json.Writing;

/// <summary>What a user gives, as the body of a request.</summary>
public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("SELECT [System.Id] FROM WorkItems")]
    [InlineData("ü")]
    [InlineData("")]
    public void Of_String_IsSentAsItIs(string text)
    {
        Assert.Equal(Encoding.UTF8.GetBytes(text), JsonBody.Of(text, new ReadObject.Shape()));
        Assert.Equal(Encoding.UTF8.GetBytes(text), JsonBody.Of(new ReadObject.Box(text), new ReadObject.Shape()));
    }

    [Fact]
    public void Of_Bytes_AreSentAsTheyAre()
    {
        byte[] bytes = [0, 255, 1];

        Assert.Equal(bytes, JsonBody.Of(bytes, new ReadObject.Shape()));
    }

    [Fact]
    public void Of_Lists_StayLists()
    {
        Assert.Equal("[]", TestJson.Write(Array.Empty<object>()));
        Assert.Equal("[1]", TestJson.Write(TestJson.One(1)));
        Assert.Equal("[[\"a\"],[],[null]]", TestJson.Write(new ArrayList { TestJson.One("a"), new List<int>(), TestJson.One(null) }));
        Assert.Equal(
            "{\"a\":[1],\"b\":[0,1,2]}",
            TestJson.Write(new OrderedDictionary { ["a"] = TestJson.One(1), ["b"] = Enumerable.Range(0, 3) })
        );
    }

    [Fact]
    public void Of_Dictionaries_AreObjectsWithTextsAsKeys()
    {
        Assert.Equal("{}", TestJson.Write(new Hashtable()));
        Assert.Equal(
            "{\"z\":1,\"Z\":{\"a\":null}}",
            TestJson.Write(
                new OrderedDictionary
                {
                    ["z"] = 1,
                    ["Z"] = new Hashtable { ["a"] = null },
                }
            )
        );
        Assert.Equal(
            "{\"1\":\"a\",\"1.5\":\"b\",\"Friday\":\"c\",\"\":\"d\"}",
            TestJson.Write(
                new OrderedDictionary
                {
                    [(object)1L] = "a",
                    [1.5] = "b",
                    [DayOfWeek.Friday] = "c",
                    [""] = "d",
                }
            )
        );
        Assert.Equal("{\"k\":1}", TestJson.Write(new Dictionary<object, object> { [new ReadObject.Box("k")] = new ReadObject.Box(1) }));
    }

    // These are no IDictionary, and lists of pairs at first sight.
    [Fact]
    public void Of_DictionariesOfOtherKinds_AreObjects()
    {
        IDictionary<string, object?> expando = new ExpandoObject();
        expando["a"] = 1;

        Assert.Equal("{\"a\":1}", TestJson.Write(expando));
        Assert.Equal("{\"b\":2}", TestJson.Write(new ReadOnlyTable(new() { ["b"] = 2 })));
    }

    [Fact]
    public void Of_ObjectOfTheShell_IsItsFields() =>
        Assert.Equal("{\"b\":[{\"c\":\"d\"}],\"a\":1.50}", TestJson.Write(TestJson.Read("""{"b":[{"c":"d"}],"a":1.50}""")));

    [Fact]
    public void Of_SameObjectTwice_IsWrittenTwice()
    {
        var shared = new Hashtable { ["x"] = 1 };

        Assert.Equal("[{\"x\":1},{\"x\":1},[{\"x\":1}]]", TestJson.Write(new object[] { shared, shared, new[] { shared } }));
    }

    [Fact]
    public void Of_HundredLevels_IsWritten() => Assert.Equal(new string('[', 100) + new string(']', 100), TestJson.Write(Nested(100)));

    [Fact]
    public void Patch_OneOperation_IsAListOfOne()
    {
        var operation = new OrderedDictionary { ["op"] = "add", ["path"] = "/fields/System.Title", ["value"] = "x" };
        const string Expected = "[{\"op\":\"add\",\"path\":\"/fields/System.Title\",\"value\":\"x\"}]";

        Assert.Equal(Expected, Patch(operation));
        Assert.Equal(Expected, Patch(new ReadObject.Box(operation)));
        Assert.Equal(Expected, Patch(TestJson.One(operation)));
        Assert.Equal(Expected, Patch(TestJson.Read(Expected.Trim('[', ']'))));
        Assert.Equal(Expected, Patch(Expected));
        Assert.Equal("[]", Patch(Array.Empty<object>()));
    }

    [Fact]
    public void Patch_Nothing_IsRefused()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => Patch(null));

        Assert.Equal(
            "The body cannot be sent: it has no operation. Pass a hashtable with op, path and value, or a list of them.",
            refusal.Message
        );
    }

    internal static object Nested(int levels)
    {
        object inner = Array.Empty<object>();
        for (int level = 1; level < levels; level++) inner = TestJson.One(inner);
        return inner;
    }

    private static string Patch(object? body) => Encoding.UTF8.GetString(JsonBody.Patch(body, new ReadObject.Shape()));

    private sealed class ReadOnlyTable(Dictionary<string, int> table) : IReadOnlyDictionary<string, int>
    {
        public IEnumerable<string> Keys => table.Keys;

        public IEnumerable<int> Values => table.Values;

        public int Count => table.Count;

        public int this[string key] => table[key];

        public bool ContainsKey(string key) => table.ContainsKey(key);

        public bool TryGetValue(string key, out int value) => table.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => table.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
