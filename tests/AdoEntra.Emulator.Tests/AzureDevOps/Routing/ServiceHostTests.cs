using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

public sealed class ServiceHostTests : EmulatorTests
{
    [Theory]
    [InlineData("vssps.dev.azure.com/MyOrg/_apis/graph/users?api-version=7.1-preview.1")]
    [InlineData("VSSPS.dev.azure.com/myorg/_APIS/Graph/Groups?api-version=7.1-preview.1")]
    [InlineData("vsaex.dev.azure.com/MyOrg/_apis/userentitlements?api-version=7.1")]
    public async Task Get_AtItsHost_IsAnswered(string target)
    {
        using var answer = await CallAsync(target);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Header("ActivityId"));
        Assert.NotNull(answer.Header("X-VSS-UserData"));
    }

    [Theory]
    [InlineData("MyOrg/_apis/graph/users?api-version=7.1-preview.1")]
    [InlineData("vsaex.dev.azure.com/MyOrg/_apis/graph/users?api-version=7.1-preview.1")]
    [InlineData("vssps.dev.azure.com/MyOrg/_apis/projects?api-version=7.1")]
    [InlineData("vsrm.dev.azure.com/MyOrg/_apis/projects?api-version=7.1")]
    [InlineData("feeds.dev.azure.com/MyOrg/_apis/git/repositories?api-version=7.1")]
    [InlineData("pkgs.dev.azure.com/MyOrg/_apis/x?api-version=7.1")]
    [InlineData("artifacts.dev.azure.com/MyOrg/_apis/x?api-version=7.1")]
    [InlineData("almsearch.dev.azure.com/MyOrg/_apis/x?api-version=7.1")]
    [InlineData("extmgmt.dev.azure.com/MyOrg/_apis/x?api-version=7.1")]
    [InlineData("auditservice.dev.azure.com/MyOrg/_apis/x?api-version=7.1")]
    [InlineData("advsec.dev.azure.com/MyOrg/_apis/x?api-version=7.1")]
    [InlineData("vstmr.dev.azure.com/MyOrg/_apis/x?api-version=7.1")]
    [InlineData("app.vssps.visualstudio.com/_apis/x?api-version=7.1")]
    [InlineData("app.vssps.visualstudio.com/MyOrg/_apis/projects?api-version=7.1")]
    public async Task Get_AtAnotherHost_IsAnUnknownRoute(string target)
    {
        OutsideContract("not at that host");

        var error = await (await CallAsync(target)).JsonAsync(HttpStatusCode.NotFound);

        Assert.StartsWith("The controller for path '/", error.Text("message"), StringComparison.Ordinal);
        Assert.Equal(EmulatedRoute.Other, Assert.Single(Emulator.Requests.List()).Route);
    }

    [Theory]
    [InlineData("vssps.dev.azure.com/Elsewhere/_apis/graph/users?api-version=7.1-preview.1", "TF401444")]
    [InlineData("vsaex.dev.azure.com/Elsewhere/_apis/userentitlements?api-version=7.1", "TF401444")]
    public async Task Get_OrganizationThatDoesNotKnowTheCaller_IsRefusedThereToo(string target, string code)
    {
        var error = await (await CallAsync(target)).JsonAsync(HttpStatusCode.Unauthorized);

        Assert.StartsWith(code, error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vssps.dev.azure.com/MyOrg/_apis/graph/users?api-version=7.1-preview.1")]
    [InlineData("app.vssps.visualstudio.com/_apis/x")]
    public async Task Get_NoCredential_IsRefused(string target)
    {
        if (target.Contains("/x", StringComparison.Ordinal))
        {
            OutsideContract("no such operation", "app.");
        }

        using var answer = await GetAsync(target, ("X-TFS-FedAuthRedirect", "Suppress"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Head_OrganizationAtAnotherHost_Is404ThatNamesTheTenant()
    {
        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Head, "vssps.dev.azure.com/MyOrg"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(Emulator.State.TenantId.ToString(), answer.Header("X-VSS-ResourceTenant"));
    }

    [Fact]
    public async Task Get_UnknownOrganizationAtAnotherHost_Is404WithoutATenant()
    {
        using var answer = await CallAsync("vsaex.dev.azure.com/NoSuchOrg/_apis/userentitlements?api-version=7.1");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Header("X-VSS-ResourceTenant"));
    }
}
