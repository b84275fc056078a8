using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Core.Tests.Http.Addresses;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Create_NoEmulator_IsAzureDevOps(string? emulator)
    {
        ServiceAddress address = ServiceAddress.Create("contoso", emulator);

        Assert.Equal("https://dev.azure.com/contoso/", address.OrganizationUri.AbsoluteUri);
        Assert.False(address.IsEmulator);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/contoso/")]
    [InlineData("http://127.0.0.1:5000/some/path?x=1", "http://127.0.0.1:5000/contoso/")]
    [InlineData("https://localhost:5001/", "https://localhost:5001/contoso/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/contoso/")]
    public void Create_EmulatorOnThisMachine_IsTheEmulator(string emulator, string organization)
    {
        ServiceAddress address = ServiceAddress.Create("contoso", emulator);

        Assert.Equal(organization, address.OrganizationUri.AbsoluteUri);
        Assert.True(address.IsEmulator);
    }

    [Theory]
    [InlineData("https://dev.azure.com")]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1.evil.example:5000")]
    [InlineData("http://localhost@evil.example")]
    [InlineData("http://evil.example@localhost")]
    [InlineData("http://192.168.0.10:5000")]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("file:///127.0.0.1")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("/127.0.0.1")]
    [InlineData("https://evil.example/a?token=hunter2#hunter2")]
    [InlineData(" ")]
    public void Create_EmulatorElsewhere_IsRefused(string emulator)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => ServiceAddress.Create("contoso", emulator));

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
        // The user part and the query may hold a secret, and are not repeated.
        string shown = Regex.Replace(Regex.Replace(emulator, "//[^/]*@", "//[redacted]@"), "[?#].*", string.Empty);
        Assert.StartsWith($"The variable ADOENTRA_EMULATOR_URL is '{shown}'", refusal.Message);
        Assert.Equal(shown, refusal.Target);
        Assert.Contains("Remove ADOENTRA_EMULATOR_URL", refusal.RecommendedAction);
    }

    [Fact]
    public void Resolve_Route_IsBelowTheOrganization() => Assert.Equal(
        "https://dev.azure.com/contoso/Secret%20Sauce/_apis/git/repositories?$top=1",
        ServiceAddress.Create("contoso", null).Resolve("Secret%20Sauce/_apis/git/repositories?$top=1").AbsoluteUri);
}
