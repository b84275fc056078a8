using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

/// <summary>What says nothing, and what only looks so.</summary>
public sealed class BlankBodyTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData(" \r\n", true)]
    [InlineData("null", true)]
    [InlineData("{}", true)]
    [InlineData("{ }\n", true)]
    [InlineData("[]", true)]
    [InlineData("\"\"", true)]
    [InlineData("{\"value\":null}", true)]
    [InlineData("{\"value\":\"\"}", true)]
    [InlineData("{\"count\":0,\"value\":[]}", true)]
    [InlineData("{\"count\":1,\"value\":null}", true)]
    [InlineData("{\"authenticatedUser\":{}}", true)]
    [InlineData("{\"value\":\" \\n\"}", true)]
    [InlineData("{\"value\":7}", false)]
    [InlineData("{\"value\":\"t\"}", false)]
    [InlineData("{\"ok\":true}", false)]
    [InlineData("{\"a\":{\"b\":1}}", false)]
    [InlineData("not json", false)]
    [InlineData("<html></html>", false)]
    [InlineData("{", false)]
    public void Is_SaysNothing(string body, bool blank) => Assert.Equal(blank, BlankBody.Is(body));

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task Is_LongBlank_IsSomething(int length, bool blank)
    {
        Assert.Equal(blank, BlankBody.Is(new string(' ', length)));
        using var content = new StringContent(new string(' ', length));
        Assert.Equal(blank, await BlankBody.IsAsync(content));
    }
}
