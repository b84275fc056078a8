using System.Collections;
using System.Collections.Specialized;
using System.Dynamic;
using System.Globalization;
using System.Numerics;
using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

/// <summary>What a user gives, as the body of a request.</summary>
public sealed class JsonBodyTests
{
    public static TheoryData<object?, string> Scalars => new()
    {
        { null, "null" },
        { DBNull.Value, "null" },
        { true, "true" },
        { (byte)255, "255" },
        { (sbyte)-1, "-1" },
        { -32768, "-32768" },
        { ulong.MaxValue, "18446744073709551615" },
        { BigInteger.Pow(10, 40), "10000000000000000000000000000000000000000" },
        { 1.10m, "1.10" },
        { 0.1, "0.1" },
        { 0.1f, "0.1" },
        { 1e300, "1E+300" },
        { 'x', "\"x\"" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { AttributeTargets.Class | AttributeTargets.Method, "\"Class, Method\"" },
        { (DayOfWeek)42, "42" },
        { new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(8_900_000), "\"2026-03-04T05:06:07.89Z\"" },
        { new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified), "\"2026-03-04T05:06:07\"" },
        { new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(-9.5)), "\"2026-03-04T05:06:07-09:30\"" },
        { new TimeSpan(1, 2, 3, 4, 5), "\"1.02:03:04.0050000\"" },
        { new Guid("6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c"), "\"6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c\"" },
        { new Uri("https://dev.azure.com/contoso/a b"), "\"https://dev.azure.com/contoso/a b\"" },
        { new Version(7, 1), "\"7.1\"" },
        { new byte[] { 1, 2, 254 }, "\"AQL+\"" },
    };

    // In an array, since a body that is a string is sent as it is.
    [Theory]
    [MemberData(nameof(Scalars))]
    public void Of_ValueWithoutParts_IsWritten(object? value, string expected)
    {
        Assert.Equal($"[{expected}]", Json.Write(One(value)));
        Assert.Equal($"[{expected}]", Json.Write(One(new ReadObject.Box(value))));
    }

    [Fact]
    public void Of_LocalTime_HasItsOffset()
    {
        var time = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Local);

        Assert.Equal($"[\"2026-03-04T05:06:07{time.ToString("zzz", CultureInfo.InvariantCulture)}\"]", Json.Write(One(time)));
    }

    // The first two are among those that .NET Framework's shortest form does not lead back to.
    [Theory]
    [InlineData(0.84551240822557006)]
    [InlineData(0.6822871999174)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(1.0 / 3)]
    public void Of_Real_LeadsBackToIt(double real) => Assert.Equal(real, double.Parse(Json.Write(One(real)).Trim('[', ']'), CultureInfo.InvariantCulture));

    [Fact]
    public void Of_AnyCulture_IsTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("[1.5,2.5,-1,\"2026-03-04T05:06:07\"]", Json.Write(new object[] { 1.5, 2.5m, -1, new DateTime(2026, 3, 4, 5, 6, 7) }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("plain ü 漢 \U0001F600 / < > & ' \u2028", "plain ü 漢 \U0001F600 / < > & ' \u2028")]
    [InlineData("\"\\\n\r\t\u0001\u001f", "\\\"\\\\\\n\\r\\t\\u0001\\u001f")]
    [InlineData("", "")]
    public void Of_Text_IsQuoted(string text, string expected)
    {
        Assert.Equal($"[\"{expected}\"]", Json.Write(One(text)));
        Assert.Equal($"{{\"{expected}\":0}}", Json.Write(new Hashtable { [text] = 0 }));
    }

    // Not inline: attributes are UTF-8 themselves.
    [Fact]
    public void Of_HalfOfASurrogatePair_IsAnEscape()
    {
        Assert.Equal("[\"a\\ud83d\"]", Json.Write(One("a\uD83D")));
        Assert.Equal("[\"\\ude00b\"]", Json.Write(One("\uDE00b")));
        Assert.Equal("[\"\\ud83d\U0001F600\\ude00\"]", Json.Write(One("\uD83D\U0001F600\uDE00")));
        Assert.Equal("[\"\\ud83d\"]", Json.Write(One('\uD83D')));
    }

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
        Assert.Equal("[]", Json.Write(Array.Empty<object>()));
        Assert.Equal("[1]", Json.Write(One(1)));
        Assert.Equal("[[\"a\"],[],[null]]", Json.Write(new ArrayList { One("a"), new List<int>(), One(null) }));
        Assert.Equal("{\"a\":[1],\"b\":[0,1,2]}", Json.Write(new OrderedDictionary { ["a"] = One(1), ["b"] = Enumerable.Range(0, 3) }));
    }

    [Fact]
    public void Of_Dictionaries_AreObjectsWithTextsAsKeys()
    {
        Assert.Equal("{}", Json.Write(new Hashtable()));
        Assert.Equal("{\"z\":1,\"Z\":{\"a\":null}}", Json.Write(new OrderedDictionary { ["z"] = 1, ["Z"] = new Hashtable { ["a"] = null } }));
        Assert.Equal("{\"1\":\"a\",\"1.5\":\"b\",\"Friday\":\"c\",\"\":\"d\"}", Json.Write(new OrderedDictionary { [(object)1L] = "a", [1.5] = "b", [DayOfWeek.Friday] = "c", [""] = "d" }));
        Assert.Equal("{\"k\":1}", Json.Write(new Dictionary<object, object> { [new ReadObject.Box("k")] = new ReadObject.Box(1) }));
    }

    // These are no IDictionary, and lists of pairs at first sight.
    [Fact]
    public void Of_DictionariesOfOtherKinds_AreObjects()
    {
        IDictionary<string, object?> expando = new ExpandoObject();
        expando["a"] = 1;

        Assert.Equal("{\"a\":1}", Json.Write(expando));
        Assert.Equal("{\"b\":2}", Json.Write(new ReadOnlyTable(new() { ["b"] = 2 })));
    }

    [Fact]
    public void Of_ObjectOfTheShell_IsItsFields() =>
        Assert.Equal("{\"b\":[{\"c\":\"d\"}],\"a\":1.50}", Json.Write(Json.Read("""{"b":[{"c":"d"}],"a":1.50}""")));

    [Fact]
    public void Of_SameObjectTwice_IsWrittenTwice()
    {
        var shared = new Hashtable { ["x"] = 1 };

        Assert.Equal("[{\"x\":1},{\"x\":1},[{\"x\":1}]]", Json.Write(new object[] { shared, shared, new[] { shared } }));
    }

    [Fact]
    public void Of_HundredLevels_IsWritten() => Assert.Equal(new string('[', 100) + new string(']', 100), Json.Write(Nested(100)));

    [Fact]
    public void Patch_OneOperation_IsAListOfOne()
    {
        var operation = new OrderedDictionary { ["op"] = "add", ["path"] = "/fields/System.Title", ["value"] = "x" };
        const string Expected = "[{\"op\":\"add\",\"path\":\"/fields/System.Title\",\"value\":\"x\"}]";

        Assert.Equal(Expected, Patch(operation));
        Assert.Equal(Expected, Patch(new ReadObject.Box(operation)));
        Assert.Equal(Expected, Patch(One(operation)));
        Assert.Equal(Expected, Patch(Json.Read(Expected.Trim('[', ']'))));
        Assert.Equal(Expected, Patch(Expected));
        Assert.Equal("[]", Patch(Array.Empty<object>()));
    }

    [Fact]
    public void Patch_Nothing_IsRefused()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => Patch(null));

        Assert.Equal("The body cannot be sent: it has no operation. Give a hashtable with op, path and value, or a list of them.", refusal.Message);
    }

    internal static object Nested(int levels)
    {
        object inner = Array.Empty<object>();
        for (int level = 1; level < levels; level++) inner = One(inner);
        return inner;
    }

    private static string Patch(object? body) => Encoding.UTF8.GetString(JsonBody.Patch(body, new ReadObject.Shape()));

    private static object?[] One(object? value) => [value];

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
