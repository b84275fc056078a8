using System.Net;
using AdoEntra.Http.Proxies;

namespace AdoEntra.Core.Tests.Http.Proxies;

/// <summary>Which proxy a variable of the environment leads to, read as curl, git and the Azure CLI read it.</summary>
public sealed class EnvironmentProxyTests
{
    private static readonly Uri s_service = new("https://dev.azure.com/contoso/_apis/projects");

    [Theory]
    [InlineData("HTTPS_PROXY=http://proxy:3128", "http://proxy:3128/")]
    [InlineData("https_proxy=proxy:3128", "http://proxy:3128/")]
    [InlineData("HTTPS_PROXY= http://proxy:3128/ ", "http://proxy:3128/")]
    [InlineData("https_proxy=http://small;HTTPS_PROXY=http://large", "http://small/")]
    [InlineData("ALL_PROXY=http://all:1", "http://all:1/")]
    [InlineData("ALL_PROXY=http://all:1;HTTPS_PROXY=http://https:2", "http://https:2/")]
    [InlineData("HTTPS_PROXY=http://proxy:3128;NO_PROXY=example.com,.visualstudio.com", "http://proxy:3128/")]
    [InlineData("HTTPS_PROXY=http://user:pa/s#s@w?rd@proxy:3128/path", "http://proxy:3128/")]
    [InlineData("HTTPS_PROXY=http://user:password@[::1]:3128", "http://[::1]:3128/")]
    public void GetProxy_Named_IsThat(string variables, string expected) =>
        Assert.Equal(expected, From(variables)!.GetProxy(s_service).AbsoluteUri);

    // As the other programs of a job read it: .NET alone knows exact names and a leading dot only.
    [Theory]
    [InlineData("dev.azure.com", true)]
    [InlineData(" .azure.com ,x", true)]
    [InlineData(".DEV.azure.com", true)]
    [InlineData(".Azure.COM", true)]
    [InlineData("*", true)]
    [InlineData("x, *", true)]
    [InlineData("azure.com", true)]
    [InlineData("com", true)]
    [InlineData("*.azure.com", true)]
    [InlineData("azure.com.", true)]
    [InlineData("localhost azure.com", true)]
    [InlineData("dev.azure.com:443", true)]
    [InlineData(".azure.com:443", true)]
    [InlineData("dev.azure.com:8443", false)]
    [InlineData("zure.com", false)]
    [InlineData("evil-dev.azure.com", false)]
    [InlineData("xdev.azure.com", false)]
    [InlineData("dev.azure.com.example", false)]
    [InlineData(".", false)]
    [InlineData(",,", false)]
    [InlineData("*.com.example", false)]
    [InlineData("::1", false)]
    public void NoProxy_Table(string list, bool isDirect)
    {
        EnvironmentProxy proxy = From("HTTPS_PROXY=http://proxy:3128;NO_PROXY=" + list)!;

        Assert.Equal(isDirect, proxy.IsBypassed(s_service));
        Assert.Equal(isDirect ? s_service : new Uri("http://proxy:3128"), proxy.GetProxy(s_service));
    }

    [Theory]
    [InlineData("http://[::1]:8080/x", "[::1]", true)]
    [InlineData("http://[::1]:8080/x", "::1", true)]
    [InlineData("http://[::1]:8080/x", "[::1]:8080", true)]
    [InlineData("http://[::1]:8080/x", "[::1]:8081", false)]
    [InlineData("http://127.0.0.1:8080/x", "127.0.0.1", true)]
    [InlineData("http://127.0.0.1:8080/x", "127.0.0.2", false)]
    public void NoProxy_OfAddresses_Table(string address, string list, bool isDirect) =>
        Assert.Equal(isDirect, From("HTTP_PROXY=http://proxy:3128;NO_PROXY=" + list)!.IsBypassed(new Uri(address)));

    [Fact]
    public void IsBypassed_ProxyOfTheOtherSchemeAlone_IsTrue() => Assert.True(From("HTTP_PROXY=http://proxy:3128")!.IsBypassed(s_service));

    // The settings of the system hold then.
    [Theory]
    [InlineData("")]
    [InlineData("HTTPS_PROXY=")]
    [InlineData("HTTPS_PROXY=  ")]
    [InlineData("HTTPS_PROXY=ftp://proxy:1080")]
    [InlineData("HTTPS_PROXY=http://user:password@")]
    [InlineData("GATEWAY_INTERFACE=CGI/1.1;HTTP_PROXY=http://evil.example")]
    public void From_NoneThatCanBeUsed_IsNull(string variables) => Assert.Null(From(variables));

#if !NETFRAMEWORK
    [Theory]
    [InlineData("socks5://proxy", "socks5://proxy:1080/")]
    [InlineData("socks5h://proxy:99", "socks5://proxy:99/")]
    [InlineData("socks4a://proxy", "socks4a://proxy:1080/")]
    public void GetProxy_Socks_IsThat(string variable, string expected) =>
        Assert.Equal(expected, From("ALL_PROXY=" + variable)!.GetProxy(s_service).AbsoluteUri);
#endif

    [Fact]
    public void Credentials_OfTheAddress_AreForThatProxyAlone()
    {
        ICredentials credentials = From("HTTPS_PROXY=http://us%40er:pa%3Ass@proxy:3128;HTTP_PROXY=http://other:3128")!.Credentials!;

        NetworkCredential credential = credentials.GetCredential(new Uri("http://proxy:3128/"), "Basic")!;

        Assert.Equal(("us@er", "pa:ss"), (credential.UserName, credential.Password));
        Assert.Null(credentials.GetCredential(new Uri("http://other:3128/"), "Basic"));
        Assert.Null(credentials.GetCredential(s_service, "Basic"));
    }

    // Windows looks for the account of that name in the domain; Basic sends the name as it is.
    [Theory]
    [InlineData("Negotiate", "user", "CORP")]
    [InlineData("NTLM", "user", "CORP")]
    [InlineData("Basic", "CORP\\user", "")]
    public void Credentials_WithADomain_AreForTheScheme(string scheme, string user, string domain)
    {
        NetworkCredential credential = From("HTTPS_PROXY=http://CORP%5Cuser:hush@proxy:3128")!
            .Credentials!.GetCredential(new Uri("http://proxy:3128/"), scheme)!;

        Assert.Equal((user, domain, "hush"), (credential.UserName, credential.Domain, credential.Password));
    }

    [Fact]
    public void WithoutWindows_IsForTheProxyThatWasGivenOne_UntilItIsTakenBack()
    {
        ProxyCredentials credentials = From("HTTPS_PROXY=http://user:hush@proxy:3128")!.Wanted;
        var proxy = new Uri("http://proxy:3128/");
        Assert.False(credentials.TryWithoutWindows(proxy));
        Assert.NotNull(credentials.GetCredential(proxy, "Negotiate"));

        Assert.True(credentials.TryWithoutWindows(proxy));

        Assert.False(credentials.TryWithoutWindows(proxy));
        Assert.Null(credentials.GetCredential(proxy, "NTLM"));
        Assert.NotNull(credentials.GetCredential(proxy, "Basic"));
        credentials.WithWindows(proxy);
        Assert.NotNull(credentials.GetCredential(proxy, "NTLM"));
    }

    // curl's way to say: as the account that runs this.
    [Fact]
    public void Credentials_OfAnEmptyUser_AreTheAccounts() =>
        Assert.Same(
            CredentialCache.DefaultNetworkCredentials,
            From("HTTPS_PROXY=http://:@proxy:3128")!.Credentials!.GetCredential(new Uri("http://proxy:3128/"), "Negotiate")
        );

    // A secret that never is in an address cannot get out by one: the framework puts it into its messages.
    [Theory]
    [InlineData("HTTPS_PROXY=http://user:hush@proxy:3128")]
    [InlineData("ALL_PROXY=http://user:hush@proxy")]
    [InlineData("HTTPS_PROXY=user:hush@proxy:3128")]
    public void GetProxy_WithAPassword_HasItNotInTheAddress(string variables)
    {
        EnvironmentProxy proxy = From(variables)!;

        Assert.Empty(proxy.GetProxy(s_service).UserInfo);
        Assert.DoesNotContain("hush", proxy.GetProxy(s_service).AbsoluteUri);
        Assert.Equal("hush", proxy.Credentials!.GetCredential(proxy.GetProxy(s_service), "Basic")!.Password);
    }

    [Theory]
    [InlineData("Negotiate", true)]
    [InlineData("NTLM", true)]
    [InlineData("kerberos", true)]
    [InlineData("Basic", false)]
    [InlineData("Digest", false)]
    public void OfTheAccount_IsForWindowsSchemesAlone(string scheme, bool isGiven)
    {
        var credentials = ProxyCredentials.OfTheAccount();

        Assert.Equal(isGiven, credentials.GetCredential(new Uri("http://proxy:1"), scheme) is not null);
        Assert.Equal([scheme], credentials.WantedBy(new Uri("http://proxy:1")));
        Assert.Empty(credentials.WantedBy(new Uri("http://proxy:2")));
    }

    private static EnvironmentProxy? From(string variables)
    {
        var all = variables
            .Split([';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static one => one.Split(['='], 2))
            .ToDictionary(static one => one[0], static one => one[1], StringComparer.Ordinal);
        return EnvironmentProxy.From(name => all.TryGetValue(name, out string? value) && value.Length > 0 ? value : null);
    }
}
