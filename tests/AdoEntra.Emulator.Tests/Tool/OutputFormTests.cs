using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The forms of a list, with what the service may send some day.</summary>
public sealed class OutputFormTests : ToolTests
{
    private const string Odd = """
        {"count":2,"value":[
          {"id":"1","name":"tab\there","project":{"id":"p","name":"Gr\u00fcn","state":"wellFormed","abbreviation":"G"},"size":9007199254740993,
           "defaultBranch":"refs/heads/a\\b","remoteUrl":"two\nlines","isDisabled":true,"validRemoteUrls":["https://a/?x=1&y=<2>"],"_links":{"self":{"href":"h"}},"score":1.50,"huge":1e300,"nothing":null,"name2":true},
          {"id":"2","name":"\u65e5\u672c \ud83d\ude80","project":null}
        ]}
        """;

    [Fact]
    public async Task Json_HasEveryField_KnownOrNot()
    {
        using JsonDocument document = JsonDocument.Parse((await OddAsync("json")).Output);
        JsonElement first = document.RootElement[0];

        Assert.Equal("tab\there", first.Text("name"));
        Assert.Equal("Grün", first.GetProperty("project").Text("name"));
        Assert.Equal("G", first.GetProperty("project").Text("abbreviation"));
        Assert.Equal(9007199254740993, first.GetProperty("size").GetInt64());
        Assert.Equal(["https://a/?x=1&y=<2>"], first.GetProperty("validRemoteUrls").EnumerateArray().Select(static url => url.GetString()));
        Assert.Equal("h", first.GetProperty("_links").GetProperty("self").Text("href"));
        Assert.Equal("1.50", first.GetProperty("score").GetRawText());
        Assert.Equal(1e300, first.GetProperty("huge").GetDouble());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("nothing").ValueKind);
        Assert.True(first.GetProperty("isDisabled").GetBoolean());
        Assert.Equal(JsonValueKind.Null, document.RootElement[1].GetProperty("project").ValueKind);
        Assert.Equal("日本 🚀", document.RootElement[1].Text("name"));
    }

    [Fact]
    public async Task Json_IsAnItemALine_AndReadable()
    {
        ToolOutcome outcome = await OddAsync("json");

        Assert.Equal(4, outcome.Lines.Length);
        Assert.Equal("[", outcome.Lines[0]);
        Assert.Equal("]", outcome.Lines[3]);
        Assert.Contains("\"Grün\"", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("x=1&y=<2>", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tsv_HasTheSameColumnsInEachLine()
    {
        ToolOutcome outcome = await OddAsync("tsv");

        Assert.Equal(@"Grün	tab\there	refs/heads/a\\b	9007199254740993	two\nlines	1			true", outcome.Lines[0]);
        Assert.Equal("\t日本 🚀\t\t\t\t2\t\t\tfalse", outcome.Lines[1]);
    }

    [Fact]
    public async Task Table_HasOneLineForEachItem()
    {
        ToolOutcome outcome = await OddAsync("table");

        Assert.Equal(4, outcome.Lines.Length);
        Assert.Equal("Grün     tab here  a\\b            8388608.0 GB  two lines", outcome.Lines[2]);
        Assert.Equal("         日本 🚀", outcome.Lines[3]);
    }

    [Fact]
    public async Task TableThatBreaksOff_ShowsWhatHasCome_JsonStaysOpen()
    {
        // The second of two lists is refused for good.
        Emulator.Faults.Set(EmulatedRoute.Repositories, new UnauthorizedFault { Skip = 1 });
        string[] two = ["repositories", "--project", "Legacy", "--project", "SecretSauce"];

        ToolOutcome table = await SignedInAsync(two);
        Emulator.Faults.Set(EmulatedRoute.Repositories, new UnauthorizedFault { Skip = 1 });
        ToolOutcome json = await SignedInAsync([.. two, "--output", "json"]);

        Assert.Equal(4, table.ExitCode);
        Assert.Equal(4, table.Lines.Length);
        Assert.Equal(4, json.ExitCode);
        Assert.Contains("\"retired\"", json.Output, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(json.Output));
    }

    private async Task<ToolOutcome> OddAsync(string form)
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new StatusFault { Status = 200, Body = Odd });
        return (await SignedInAsync("repositories", "--output", form)).Succeeded();
    }
}
