using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;

namespace AdoEntra.Core.Tests.Json.Reading;

/// <summary>Fields that no property is for stay reachable, as types that every user has.</summary>
public sealed class Utf8JsonReaderExtensionsTests
{
    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("\"\"", "")]
    [InlineData("\"\\u00fc\\ud83d\\ude00\\n\"", "\u00fc\U0001F600\n")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    [InlineData("0", 0L)]
    [InlineData("-1", -1L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public async Task AdditionalProperties_Simple_IsTheValue(string json, object? expected) =>
        Assert.Equal(expected, await ReadAsync(json));

    [Fact]
    public async Task AdditionalProperties_NumberThatIsNotWhole_IsExactWhereItFits()
    {
        Assert.Equal(1.5m, await ReadAsync("1.5"));
        Assert.Equal("1.10", ((decimal)(await ReadAsync("1.10"))!).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(9223372036854775808m, await ReadAsync("9223372036854775808"));
        Assert.Equal(79228162514264337593543950335m, await ReadAsync("79228162514264337593543950335"));
        Assert.Equal(100000m, await ReadAsync("1e5"));
        Assert.Equal(1e30, await ReadAsync("1e30"));
        Assert.Equal(1.5e300, await ReadAsync("1.5e300"));
    }

    // .NET and .NET Framework disagree about what such a number is; its own letters are the same on both.
    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public async Task AdditionalProperties_NumberBeyondADouble_IsItsText(string number) =>
        Assert.Equal(number, (await ReadAsync(number))!.ToString());

    // As ConvertFrom-Json of PowerShell 7 reads them. Not inline: attributes are UTF-8 themselves.
    public static TheoryData<string, string> Broken => new()
    {
        { "half a pair \\ud83d", "half a pair \ud83d" },
        { "\\ude00 the \\\"other\\\" half\\n\\\\", "\ude00 the \"other\" half\n\\" },
        { "\\uDE00\\ud83D", "\ude00\ud83d" },
        { "\\ud83d\\ud83d\\ude00\\u00fc\\/\\b\\f\\r\\t", "\ud83d\ud83d\ude00\u00fc/\b\f\r\t" },
        { "no UTF-8 \u00FF\u00C0", "no UTF-8 \uFFFD\uFFFD" },
        { "no UTF-8 \u00FF \\ud83d", "no UTF-8 \uFFFD \ud83d" },
    };

    // Such a text is no name and no key; it must not fail the list that contains it.
    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task Read_TextWithABrokenCharacter_HasTheOthers(string text, string expected)
    {
        string body = "[{\"id\":\"1\",\"name\":\"TEXT\",\"x\":[\"TEXT\",{\"TEXT\":1}]},{\"id\":\"2\"}]".Replace("TEXT", text);

        List<AdoProject> items = await Pages.ReadAsync(ChunkedBody.Cut([.. body.Select(static c => (byte)c)], static () => 9));

        Assert.Equal(["1", "2"], items.Select(static item => item.Id));
        Assert.Equal(expected, items[0].Name);
        var list = Assert.IsType<List<object?>>(items[0].AdditionalProperties["x"]);
        Assert.Equal(expected, list[0]);
        Assert.Equal(1L, Assert.IsType<Dictionary<string, object?>>(list[1])[expected]);
    }

    // A name is compared with those that are known, and the framework's reader cannot compare such a one.
    [Theory]
    [InlineData("""[{"\ude00 half a pair":1,"id":"1"}]""")]
    [InlineData("""{"\ude00 half a pair":1,"value":[{"\ude00 half a pair":1,"\u0069d":"1"}],"\ud83d":1}""")]
    public async Task Read_NameWithHalfAPair_IsOneThatIsUnknown(string body)
    {
        AdoProject item = Assert.Single(await Pages.ReadAsync(body));

        Assert.Equal("1", item.Id);
        Assert.Equal(1L, item.AdditionalProperties["\ude00 half a pair"]);
    }

    [Fact]
    public async Task AdditionalProperties_ListsAndObjects_AreListsAndDictionaries()
    {
        object? value = await ReadAsync("""[1,[],{},{"a":{"b":[null,"c"]}}]""");

        List<object?> list = Assert.IsType<List<object?>>(value);
        Assert.Equal("[l1,[],{},{\"a\":{\"b\":[null,s\"c\"]}}]", RandomJson.Show(list));
    }

    [Fact]
    public async Task AdditionalProperties_KeysThatDifferInCaseOnly_AreAllKept()
    {
        AdoProject item = Assert.Single(await Pages.ReadAsync("""[{"Unknown":1,"unknown":2,"UNKNOWN":{"k":3,"K":4}}]"""));

        Assert.Equal((1L, 2L), (item.AdditionalProperties["Unknown"], item.AdditionalProperties["unknown"]));
        var nested = Assert.IsType<Dictionary<string, object?>>(item.AdditionalProperties["UNKNOWN"]);
        Assert.Equal((3L, 4L), (nested["k"], nested["K"]));
    }

    [Fact]
    public async Task AdditionalProperties_EmptyKey_IsKept()
    {
        AdoProject item = Assert.Single(await Pages.ReadAsync("""[{"":"nameless","more":{"":7}}]"""));

        Assert.Equal("nameless", item.AdditionalProperties[""]);
        Assert.Equal(7L, Assert.IsType<Dictionary<string, object?>>(item.AdditionalProperties["more"])[""]);
    }

    [Fact]
    public async Task AdditionalProperties_SameKeyTwice_IsTheLast() =>
        Assert.Equal(2L, Assert.Single(await Pages.ReadAsync("""[{"k":1,"k":2}]""")).AdditionalProperties["k"]);

    [Fact]
    public async Task AdditionalProperties_NothingUnknown_IsEmpty() =>
        Assert.Empty(Assert.Single(await Pages.ReadAsync("""[{"id":"1","name":"n"}]""")).AdditionalProperties);

    // The names of properties are the service's, letter by letter.
    [Fact]
    public async Task Read_KnownNameInOtherCase_IsUnknown()
    {
        AdoProject item = Assert.Single(await Pages.ReadAsync("""[{"Id":"1","id":"2"}]"""));

        Assert.Equal("2", item.Id);
        Assert.Equal("1", item.AdditionalProperties["Id"]);
    }

    // What the service may one day send in another form costs that field, not the list.
    [Theory]
    [InlineData("""{"id":"1","name":{"a":[1]},"state":["x"],"visibility":true,"url":null}""", "1", null, null)]
    [InlineData("""{"id":17,"name":1.50,"revision":"12","lastUpdateTime":"yesterday"}""", "17", "1.50", null)]
    [InlineData("""{"id":"1","revision":{"a":1},"lastUpdateTime":{"b":[]}}""", "1", null, null)]
    [InlineData("""{"id":"1","revision":1.5,"lastUpdateTime":17}""", "1", null, null)]
    [InlineData("""{"id":"1","name":"n","revision":9223372036854775807,"lastUpdateTime":null}""", "1", "n", long.MaxValue)]
    public async Task Read_KnownFieldOfAnotherType_LeavesTheOthers(string json, string id, string? name, long? revision)
    {
        List<AdoProject> items = await Pages.ReadAsync("[" + json + ",{\"id\":\"next\"}]");

        Assert.Equal([id, "next"], items.Select(static item => item.Id));
        Assert.Equal((name, revision, null), (items[0].Name, items[0].Revision, items[0].LastUpdateTime));
    }

    [Theory]
    [InlineData("2026-03-04T05:06:07Z")]
    [InlineData("2026-03-04T05:06:07.123Z")]
    [InlineData("2026-03-04T05:06:07.1234567+02:00")]
    public async Task Read_Time_KeepsItsOffset(string time)
    {
        AdoProject item = Assert.Single(await Pages.ReadAsync($$"""[{"lastUpdateTime":"{{time}}"}]"""));

        Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), item.LastUpdateTime);
    }

    private static async Task<object?> ReadAsync(string json)
    {
        byte[] body = Encoding.UTF8.GetBytes($$"""{"value":[{"unknown":{{json}}}]}""");
        AdoProject item = Assert.Single(await Pages.ReadAsync(ChunkedBody.Cut(body, static () => 7)));
        return item.AdditionalProperties["unknown"];
    }
}
