using System.Globalization;
using AdoEntra.Core.Tests.Support;

namespace AdoEntra.Core.Tests.Json.Reading;

/// <summary>A text that is a time becomes one only where nothing of it is lost.</summary>
public sealed class JsonTimeTests
{
    [Theory]
    [InlineData("2026-03-04T05:06:07Z", "2026-03-04T05:06:07.0000000Z")]
    [InlineData("2026-03-04T05:06:07.89Z", "2026-03-04T05:06:07.8900000Z")]
    [InlineData("2026-03-04T05:06:07.0000001Z", "2026-03-04T05:06:07.0000001Z")]
    [InlineData("2024-02-29T23:59:59.9999999Z", "2024-02-29T23:59:59.9999999Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    public void Read_TimeInUtc_IsADateTime(string text, string expected)
    {
        var time = Assert.IsType<DateTime>(Field(text));

        Assert.Equal(DateTimeKind.Utc, time.Kind);
        Assert.Equal(expected, time.ToString("o", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-03-04T05:06:07+02:00", "2026-03-04T05:06:07.0000000+02:00")]
    [InlineData("2026-03-04T05:06:07.1234567-09:30", "2026-03-04T05:06:07.1234567-09:30")]
    [InlineData("2026-03-04T05:06:07+00:00", "2026-03-04T05:06:07.0000000+00:00")]
    [InlineData("2026-03-04T05:06:07-14:00", "2026-03-04T05:06:07.0000000-14:00")]
    [InlineData("2026-03-04T05:06:07\\u002B02:00", "2026-03-04T05:06:07.0000000+02:00")]
    [InlineData("0001-01-01T00:00:00-01:00", "0001-01-01T00:00:00.0000000-01:00")]
    public void Read_TimeWithOffset_KeepsIt(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<DateTimeOffset>(Field(text)).ToString("o", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("2026-03-04T05:06:07")]
    [InlineData("2026-03-04")]
    [InlineData("2026-03-04T05:06Z")]
    [InlineData("2026-03-04 05:06:07Z")]
    [InlineData("2026-03-04T05:06:07z")]
    [InlineData("2026-03-04t05:06:07Z")]
    [InlineData("2026-03-04T05:06:60Z")]
    [InlineData("2026-03-04T24:00:00Z")]
    [InlineData("2026-03-04T05:60:00Z")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-00-01T00:00:00Z")]
    [InlineData("2026-01-00T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-03-04T05:06:07.12345678Z")]
    [InlineData("2026-03-04T05:06:07.Z")]
    [InlineData("2026-03-04T05:06:07.1")]
    [InlineData("2026-03-04T05:06:07ZZ")]
    [InlineData("2026-03-04T05:06:07Z ")]
    [InlineData(" 2026-03-04T05:06:07Z")]
    [InlineData("2026-03-04T05:06:07-00:00")]
    [InlineData("2026-03-04T05:06:07+14:01")]
    [InlineData("2026-03-04T05:06:07+01:60")]
    [InlineData("2026-03-04T05:06:07+0100")]
    [InlineData("2026-03-04T05:06:07+01:0x")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2026-03-04T05:06:0xZ")]
    [InlineData("202x-03-04T05:06:07Z")]
    [InlineData("12345-03-04T05:06:07Z")]
    [InlineData("-026-03-04T05:06:07Z")]
    [InlineData("2026-01-02T03:04:05.000Z")]
    [InlineData("2026-01-02T03:04:05.10Z")]
    [InlineData("2026-01-02T03:04:05.0Z")]
    [InlineData("2026-01-02T03:04:05.1234560Z")]
    [InlineData("2026-01-02T03:04:05.500+02:00")]
    public void Read_AnyOtherText_StaysIt(string text) => Assert.Equal(text, Field(text));

    // What was read and not touched goes back letter for letter, whatever it was taken for.
    [Theory]
    [InlineData("2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.000Z")]
    [InlineData("2026-01-02T03:04:05.10Z")]
    [InlineData("2026-01-02T03:04:05.1234567Z")]
    [InlineData("2026-01-02T03:04:05.5+00:00")]
    [InlineData("2026-01-02T03:04:05-00:00")]
    [InlineData("2026-01-02T03:04:05")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void Read_AnyTime_GoesBackAsItCame(string text)
    {
        string json = $$"""{"variables":{"when":{"value":"{{text}}"},"all":["{{text}}"]},"at":"{{text}}"}""";

        Assert.Equal(json, TestJson.Write(TestJson.Read(json)));
    }

    // A log is a list of texts, and one of its lines may be a time.
    [Fact]
    public void Read_TimeInAList_StaysATextLikeItsNeighbours()
    {
        Assert.Equal(["a line", "2026-01-02T03:04:05Z"], Assert.IsType<object[]>(TestJson.Read("""["a line","2026-01-02T03:04:05Z"]""")));
        Assert.IsType<DateTime>(TestJson.Read("\"2026-01-02T03:04:05Z\""));
    }

    // Not inline: attributes are UTF-8 themselves.
    [Fact]
    public void Read_HalfAPairInATime_StaysAText() => Assert.Equal("2026-03-04T05:06:07\ud83dZ", Field("2026-03-04T05:06:07\\ud83dZ"));

    // Bytes that are escaped: the text itself, as always.
    [Theory]
    [InlineData("2026-03-04T05:06:0\\u0037 or later", "2026-03-04T05:06:07 or later")]
    [InlineData("2026\\n", "2026\n")]
    public void Read_EscapedTextLikeATime_StaysIt(string json, string expected) => Assert.Equal(expected, Field(json));

    [Fact]
    public void Read_EscapedTextThatIsTooLongForATime_StaysIt()
    {
        string text = "2026-03-04T05:06:07Z" + new string('x', 500);

        Assert.Equal(text + "\n", Field(text + "\\n"));
    }

    private static object? Field(string json) =>
        Assert.IsType<ReadObject>(TestJson.Read($"{{\"field\":\"{json}\"}}")).Fields.Single().Value;
}
