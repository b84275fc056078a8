using System.Text;
using System.Text.Json;
using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>An entry of <c>OPTIONS _apis</c>, read from what the service sends.</summary>
public sealed class ResourceLocationTests
{
    [Fact]
    public void Read_AllFields_AreRead()
    {
        ResourceLocation location = Read("""
            {"id":"2d874a60-a811-4f62-9c9f-963a6ea0a55b","area":"git","resourceName":"refs","routeTemplate":"{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{*filter}",
             "more":{"area":"other"},"resourceVersion":2,"minVersion":"1.0","maxVersion":"7.2","releasedVersion":"7.1"}
            """);

        Assert.Equal(
            ("2d874a60-a811-4f62-9c9f-963a6ea0a55b", "git", "refs", 2),
            (location.Id, location.Area, location.ResourceName, location.ResourceVersion)
        );
        Assert.Equal("{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{*filter}", location.RouteTemplate);
        Assert.Equal((new(1, 0), new(7, 2), new(7, 1)), (location.MinVersion, location.MaxVersion, location.ReleasedVersion));
        Assert.Equal("git/refs", location.ToString());
    }

    // Some answers have numbers where others have texts.
    [Theory]
    [InlineData("\"5.1\"", 5, 1)]
    [InlineData("5.1", 5, 1)]
    [InlineData("7.0", 7, 0)]
    [InlineData("\"0.0\"", 0, 0)]
    [InlineData("\"latest\"", 0, 0)]
    [InlineData("null", 0, 0)]
    [InlineData("[1]", 0, 0)]
    public void Read_Version_IsReadFromTextAndNumber(string json, int major, int minor)
    {
        ResourceLocation location = Read($$"""{"releasedVersion":{{json}},"area":"git"}""");

        Assert.Equal(new ApiVersion(major, minor), location.ReleasedVersion);
        Assert.Equal("git", location.Area);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("\"1\"")]
    [InlineData("{\"a\":1}")]
    public void Read_ResourceVersionThatIsNone_IsZero(string json)
    {
        ResourceLocation location = Read($$"""{"resourceVersion":{{json}},"area":"git"}""");

        Assert.Equal((0, "git"), (location.ResourceVersion, location.Area));
    }

    internal static ResourceLocation Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        ResourceLocation location = ResourceLocation.Read(ref reader);
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        return location;
    }
}
