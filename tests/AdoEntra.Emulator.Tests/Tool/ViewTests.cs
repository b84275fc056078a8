using System.Globalization;
using System.Text;
using System.Text.Json;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Views;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The tool shows what the cmdlets give out, by the same names.</summary>
public sealed class ViewTests
{
    // Scripts count the columns: those of the table, then others. A new one goes to the end.
    [Fact]
    public void Tsv_StaysWhatItIs()
    {
        Assert.Equal(["name", "visibility", "state", "lastUpdateTime", "description", "id"], new View<AdoProject>().TsvNames);
        Assert.Equal(
            ["project", "name", "defaultBranch", "size", "remoteUrl", "id", "sshUrl", "webUrl", "isDisabled"],
            new View<AdoRepository>().TsvNames);
    }

    [Fact]
    public void Column_WithALabel_HasItInItsPlace()
    {
        AdoRepository repository = Repository("""{"name":"api","isFork":true}""");
        Column[] columns = [new(typeof(AdoRepository), "Title=Name"), new(typeof(AdoRepository), "IsFork")];
        Assert.Equal(["Title", "IsFork"], columns.Select(static column => column.Label));
        Assert.Equal(["api", true], columns.Select(column => column.Value(repository)));
    }

    [Theory]
    [InlineData("DefaultBranch", "refs/heads/feature/a", "feature/a")]
    [InlineData("SourceRefName", "refs/heads/main", "main")]
    [InlineData("SourceRefName", "refs/tags/v1", "refs/tags/v1")]
    [InlineData("Title", "refs/heads/main", "refs/heads/main")]
    [InlineData("Size", 5000L, "5 KB")]
    [InlineData("PoolSize", 5000L, "5000")]
    [InlineData("Size", null, "")]
    [InlineData("IsDisabled", true, "true")]
    public void InTable_ShowsWhatTheNameOfThePropertyWants(string property, object? value, string expected) =>
        Assert.Equal(expected, new Column(typeof(Anything), property).InTable(value));

    [Fact]
    public void InTable_OfATime_IsThisMachinesClock()
    {
        var time = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        string expected = time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal(expected, new Column(typeof(AdoProject), "LastUpdateTime").InTable(time));
    }

    [Fact]
    public void Line_OfAList_HasItsItems() => Assert.Equal("one, , 3", LineValue.Of(new object?[] { "one", null, 3L }));

    [Theory]
    [InlineData("--client-id", "ClientId")]
    [InlineData("--timeout-sec", "TimeoutSec")]
    [InlineData("--verbose", "Verbose")]
    public void Option_IsTheParameterInKebabCase(string option, string parameter) => Assert.Equal(parameter, Wording.ParameterName(option));

    private static AdoRepository Repository(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return AdoRepository.Reader.ForResponse()(ref reader);
    }

    private sealed class Anything
    {
        public string? DefaultBranch { get; init; }

        public string? SourceRefName { get; init; }

        public string? Title { get; init; }

        public long? Size { get; init; }

        public long PoolSize { get; init; }

        public bool IsDisabled { get; init; }
    }
}
