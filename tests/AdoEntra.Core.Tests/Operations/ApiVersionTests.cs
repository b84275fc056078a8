using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>Versions as users and the service write them (protocol 3.7).</summary>
public sealed class ApiVersionTests
{
    [Theory]
    [InlineData("7.1", "7.1")]
    [InlineData("7.1-preview", "7.1-preview")]
    [InlineData("7.1-preview.1", "7.1-preview.1")]
    [InlineData("7.1-PREVIEW.12", "7.1-preview.12")]
    [InlineData("10.0", "10.0")]
    [InlineData("07.01-preview.04", "7.1-preview.4")]
    [InlineData("0.0", "0.0")]
    public void TryParse_Version_IsWrittenAsTheServiceTakesIt(string text, string expected)
    {
        Assert.True(ApiVersion.TryParse(text, out ApiVersion version));
        Assert.Equal(expected, version.ToString());
        Assert.True(ApiVersion.TryParse(version.ToString(), out ApiVersion again));
        Assert.Equal(version, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("7.")]
    [InlineData(".1")]
    [InlineData("7.1.0")]
    [InlineData("v7.1")]
    [InlineData(" 7.1")]
    [InlineData("7.1\n")]
    [InlineData("-7.1")]
    [InlineData("7.1-")]
    [InlineData("7.1-beta")]
    [InlineData("7.1-preview.")]
    [InlineData("7.1-preview.x")]
    [InlineData("7.1-preview1")]
    [InlineData("7.1-preview.-1")]
    [InlineData("7.1&x=y")]
    [InlineData("7,1")]
    [InlineData("٧.١")]
    [InlineData("99999999999.1")]
    [InlineData("7.1-preview.99999999999")]
    public void TryParse_AnythingElse_IsNone(string? text)
    {
        Assert.False(ApiVersion.TryParse(text, out ApiVersion version));
        Assert.Equal(default, version);
    }

    [Fact]
    public void CompareTo_OldestFirst()
    {
        string[] order =
        [
            "0.0",
            "1.0",
            "5.1",
            "7.0",
            "7.1-preview",
            "7.1-preview.1",
            "7.1-preview.2",
            "7.1-preview.10",
            "7.1",
            "7.2-preview.1",
            "7.10",
            "10.0",
        ];
        ApiVersion[] versions = [.. order.Select(Parse)];

        for (int i = 0; i < versions.Length; i++)
        {
            for (int j = 0; j < versions.Length; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(versions[i].CompareTo(versions[j])));
        }
    }

    [Fact]
    public void Released_IsTheVersionItself() => Assert.Equal(Parse("7.1"), Parse("7.1-preview.3").Released);

    private static ApiVersion Parse(string text) =>
        ApiVersion.TryParse(text, out ApiVersion version) ? version : throw new FormatException(text);
}
