using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

public sealed class DiscoveryTests : EmulatorTests
{
    [Theory]
    [InlineData("MyOrg")]
    [InlineData("myORG/")]
    public async Task Head_Organization_NamesTheTenant(string target)
    {
        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Head, target));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(Emulator.BaseUri + "_signin?realm=", answer.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(Emulator.State.TenantId.ToString(), answer.Header("X-VSS-ResourceTenant"));
        Assert.NotNull(answer.Header("X-VSS-AuthorizationEndpoint"));
        Assert.Equal(
            $"Bearer authorization_uri=https://login.microsoftonline.com/{Emulator.State.TenantId}",
            answer.Headers.NonValidated["WWW-Authenticate"].First());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_OrganizationAskedNotToRedirect_Is401WithTheSameHeaders()
    {
        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Head, "MyOrg", ("X-TFS-FedAuthRedirect", "Suppress")));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(Emulator.State.TenantId.ToString(), answer.Header("X-VSS-ResourceTenant"));
    }

    [Fact]
    public async Task Head_OrganizationWithoutEntra_NamesAnAllZeroTenant()
    {
        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Head, "Personal"));

        Assert.Equal("00000000-0000-0000-0000-000000000000", answer.Header("X-VSS-ResourceTenant"));
        Assert.Equal("Bearer", answer.Headers.NonValidated["WWW-Authenticate"].First());
    }

    [Theory]
    [InlineData("NoSuchOrg")]
    [InlineData("NoSuchOrg/_apis/connectionData")]
    public async Task Get_UnknownOrganization_Is404WithoutATenant(string target)
    {
        using var answer = await GetAsync(target);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Header("X-VSS-ResourceTenant"));
        Assert.Null(answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Get_OrganizationSignedIn_IsThePortal()
    {
        using var answer = await CallAsync("MyOrg");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Get_SignInAddress_IsThePage()
    {
        OutsideContract("the sign-in page", "_signin");
        using var refusal = await GetAsync("MyOrg");

        using var answer = await Client.GetAsync(refusal.Headers.Location);

        Assert.Equal(HttpStatusCode.NonAuthoritativeInformation, answer.StatusCode);
        Assert.Contains("Sign In", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
