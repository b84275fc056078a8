using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Core.Tests.Http.Addresses;

/// <summary>Where the token may go. Asked about the final address, so hostile ones come as the parser leaves them (protocol 5.1).</summary>
public sealed class HostRulesTests
{
    private static readonly ServiceAddress s_service = ServiceAddress.Create("contoso", null);
    private static readonly ServiceAddress s_emulator = ServiceAddress.Create("contoso", "http://127.0.0.1:5000");

    [Theory]
    [InlineData("https://dev.azure.com/contoso/_apis/projects")]
    [InlineData("https://DEV.azure.com:443/contoso")]
    public void Demand_AzureDevOps_IsAllowed(string address) => HostRules.Ensure(new Uri(address), s_service);

    [Theory]
    [InlineData("http://dev.azure.com/contoso")]
    [InlineData("https://dev.azure.com:8443/contoso")]
    [InlineData("https://contoso@dev.azure.com/contoso")]
    [InlineData("https://dev.azure.com@evil.example/contoso")]
    [InlineData("https://dev.azure.com.evil.example/contoso")]
    [InlineData("https://dev.azure.com./contoso")]
    [InlineData("https://xdev.azure.com/contoso")]
    [InlineData("https://evilvisualstudio.com/contoso")]
    [InlineData("https://contoso.vsblob.visualstudio.com/x")]
    [InlineData("https://artprodcus3.artifacts.visualstudio.com/x")]
    [InlineData("https://account.blob.core.windows.net/x")]
    [InlineData("https://127.0.0.1/contoso")]
    [InlineData("http://127.0.0.1:5000/contoso")]
    [InlineData("ftp://dev.azure.com/contoso")]
    [InlineData("file:///contoso")]
    public void Demand_AnythingElse_IsRefused(string address)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => HostRules.Ensure(new Uri(address), s_service));

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
        Assert.Contains("https://dev.azure.com", refusal.RecommendedAction);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/x?y=dev.azure.com")]
    [InlineData("\\\\evil.example\\x")]
    public void Demand_RouteThatChangesTheHost_IsRefused(string route)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => HostRules.Ensure(s_service.Resolve(route), s_service));

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
    }

    [Fact]
    public void Demand_Refused_SaysWhereWithoutPathAndQuery()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() =>
            HostRules.Ensure(new Uri("https://evil.example/x?sig=signature"), s_service)
        );

        Assert.Equal("https://evil.example", refusal.Target);
        Assert.DoesNotContain("signature", refusal.ToString());
    }

    [Theory]
    [InlineData(
        "http://dev.azure.com/contoso/_apis/projects",
        "requires https on its standard port, not http",
        "Use https://dev.azure.com."
    )]
    [InlineData("https://dev.azure.com:8443/contoso/_apis/projects", "not port 8443", "Use https://dev.azure.com.")]
    [InlineData("http://vssps.dev.azure.com/contoso", "not http", "Use https://vssps.dev.azure.com.")]
    [InlineData("https://contoso.visualstudio.com:444/x", "not port 444", "Use https://contoso.visualstudio.com.")]
    [InlineData(
        "https://tfs.contoso.example/tfs/DefaultCollection/_apis/projects",
        "is not sent to https://tfs.contoso.example.",
        "Azure DevOps Server does not accept Entra tokens."
    )]
    [InlineData("http://server:8080/tfs", "is not sent to http://server:8080.", "Azure DevOps Server does not accept Entra tokens.")]
    [InlineData("https://evil.example/x", "is not sent to https://evil.example.", "Use an address of https://dev.azure.com")]
    [InlineData("https://user:hush@dev.azure.com/contoso", ": the address contains a user name", "Remove the part up to")]
    public void Refused_SaysWhatIsWrongWithIt(string address, string what, string advice)
    {
        AdoConnectionException refusal = HostRules.NotAllowed(new Uri(address), ServiceAddress.Create("contoso", null));

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
        Assert.Contains(what, refusal.Message);
        Assert.Contains(advice, refusal.RecommendedAction);
        Assert.DoesNotContain("hush", refusal.ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/contoso/_apis/projects", true)]
    [InlineData("http://127.0.0.1:5001/contoso", false)]
    [InlineData("https://127.0.0.1:5000/contoso", false)]
    [InlineData("http://localhost:5000/contoso", false)]
    [InlineData("http://user@127.0.0.1:5000/contoso", false)]
    [InlineData("https://dev.azure.com/contoso", false)]
    public void Demand_WithAnEmulator_AllowsTheEmulatorOnly(string address, bool allowed)
    {
        Exception? refusal = Record.Exception(() => HostRules.Ensure(new Uri(address), s_emulator));

        Assert.Equal(allowed, refusal is null);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("https://127.0.0.1", true)]
    [InlineData("http://localhost:5000/x", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("http://user@127.0.0.1", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("http://127.0.0.1.evil.example", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("http://169.254.169.254", false)]
    [InlineData("http://0.0.0.0", false)]
    public void IsLoopback_Table(string address, bool expected) => Assert.Equal(expected, HostRules.IsLoopback(new Uri(address)));
}
