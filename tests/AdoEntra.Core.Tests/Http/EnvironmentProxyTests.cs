#if NETFRAMEWORK
using System.Net;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

/// <summary>Which proxy a variable of the environment leads to; the other framework does this by itself.</summary>
public sealed class EnvironmentProxyTests
{
    private static readonly Uri s_service = new("https://dev.azure.com/contoso/_apis/projects");

    [Theory]
    [InlineData("HTTPS_PROXY=http://proxy:3128", "http://proxy:3128/")]
    [InlineData("https_proxy=proxy:3128", "http://proxy:3128/")]
    [InlineData("https_proxy=http://small;HTTPS_PROXY=http://large", "http://small/")]
    [InlineData("ALL_PROXY=http://all:1", "http://all:1/")]
    [InlineData("ALL_PROXY=http://all:1;HTTPS_PROXY=http://https:2", "http://https:2/")]
    [InlineData("HTTPS_PROXY=http://proxy:3128;NO_PROXY=example.com,.visualstudio.com", "http://proxy:3128/")]
    [InlineData("HTTPS_PROXY=http://proxy:3128;NO_PROXY=azure.com", "http://proxy:3128/")]
    public void GetProxy_Named_IsThat(string variables, string expected) => Assert.Equal(expected, From(variables)!.GetProxy(s_service).AbsoluteUri);

    [Theory]
    [InlineData("HTTP_PROXY=http://proxy:3128")]
    [InlineData("HTTPS_PROXY=http://proxy:3128;NO_PROXY=dev.azure.com")]
    [InlineData("HTTPS_PROXY=http://proxy:3128;no_proxy= .azure.com ,x")]
    [InlineData("HTTPS_PROXY=http://proxy:3128;NO_PROXY=.DEV.azure.com")]
    [InlineData("HTTPS_PROXY=http://proxy:3128;NO_PROXY=.Azure.COM")]
    public void IsBypassed_NotForThisOne_IsTrue(string variables)
    {
        EnvironmentProxy proxy = From(variables)!;

        Assert.True(proxy.IsBypassed(s_service));
        Assert.Equal(s_service, proxy.GetProxy(s_service));
    }

    // The settings of the system hold then.
    [Theory]
    [InlineData("")]
    [InlineData("HTTPS_PROXY=")]
    [InlineData("HTTPS_PROXY=socks5://proxy:1080")]
    [InlineData("GATEWAY_INTERFACE=CGI/1.1;HTTP_PROXY=http://evil.example")]
    public void From_NoneThatCanBeUsed_IsNull(string variables) => Assert.Null(From(variables));

    [Fact]
    public void Credentials_OfTheAddress_AreForThatProxyAlone()
    {
        ICredentials credentials = From("HTTPS_PROXY=http://us%40er:pa%3Ass@proxy:3128;HTTP_PROXY=http://other:3128")!.Credentials!;

        NetworkCredential credential = credentials.GetCredential(new Uri("http://proxy:3128/"), "Basic");

        Assert.Equal(("us@er", "pa:ss"), (credential.UserName, credential.Password));
        Assert.Null(credentials.GetCredential(new Uri("http://other:3128/"), "Basic"));
        Assert.Null(credentials.GetCredential(s_service, "Basic"));
    }

    private static EnvironmentProxy? From(string variables)
    {
        Dictionary<string, string> all = variables.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(static one => one.Split(['='], 2)).ToDictionary(static one => one[0], static one => one[1], StringComparer.Ordinal);
        return EnvironmentProxy.From(name => all.TryGetValue(name, out string? value) && value.Length > 0 ? value : null);
    }
}
#endif
