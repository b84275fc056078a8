using AdoEntra.Requests.Model;

namespace AdoEntra.Core.Tests.Requests.Model;

/// <summary>A request as it is shown: the address whole, what opens a door left out.</summary>
public sealed class RequestLineTests
{
    [Theory]
    [InlineData("sig")]
    [InlineData("SIG")]
    [InlineData("skoid")]
    [InlineData("sktid")]
    [InlineData("code")]
    [InlineData("token")]
    [InlineData("access_token")]
    [InlineData("id_token_hint_token")]
    [InlineData("client_secret")]
    [InlineData("password")]
    [InlineData("Signature")]
    [InlineData("apikey")]
    [InlineData("aws_access_key")]
    [InlineData("pat")]
    public void Of_ParameterOfASecret_IsLeftOut(string name)
    {
        Assert.Equal(
            "GET https://dev.azure.com/o/_apis/x?a=1&" + name + "=[redacted]&b=2",
            Of($"https://dev.azure.com/o/_apis/x?a=1&{name}=hush&b=2")
        );
        Assert.Equal("GET https://dev.azure.com/o/_apis/x?" + name + "=[redacted]", Of($"https://dev.azure.com/o/_apis/x?{name}=hush"));
    }

    // Without the token a failed page could not be asked for by hand; the paths and codes of the service are no secrets.
    [Theory]
    [InlineData("https://dev.azure.com/o/_apis/x?continuationToken=abc&api-version=7.1")]
    [InlineData("https://dev.azure.com/o/_apis/x?path=/a&scopePath=/b&codec=1")]
    [InlineData("https://dev.azure.com/o/token/sig/_apis/x")]
    public void Of_Other_IsWhole(string address) => Assert.Equal("GET " + address, Of(address));

    [Fact]
    public void Of_UserName_IsLeftOut() => Assert.Equal("GET https://dev.azure.com/o", Of("https://user:hush@dev.azure.com/o"));

    private static string Of(string address) => RequestLine.Of(HttpMethod.Get, new Uri(address));
}
