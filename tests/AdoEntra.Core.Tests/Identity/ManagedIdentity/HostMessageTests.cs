using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>The words of identity endpoints, in their shapes (protocol 1.13).</summary>
public sealed class HostMessageTests
{
    [Theory]
    [InlineData("""{"statusCode":400,"message":"words","correlationId":"x"}""", "words")]
    [InlineData("""{"error":"invalid_request","error_description":"words"}""", "invalid_request: words")]
    [InlineData("""{"error":{"code":"invalid_resource","message":"words"}}""", "invalid_resource: words")]
    [InlineData("""{"error":"invalid_request"}""", "invalid_request")]
    [InlineData("""{"other":1}""", """{"other":1}""")]
    [InlineData("[]", "[]")]
    [InlineData("plain words", "plain words")]
    [InlineData("""{"message":"half a pair \ud83d"}""", """{"message":"half a pair \ud83d"}""")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void Find_EachShape_GivesItsWords(string? body, string? words) => Assert.Equal(words, HostMessage.Find(body));
}
