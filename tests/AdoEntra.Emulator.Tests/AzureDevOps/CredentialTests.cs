using System.Net;
using System.Text;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class CredentialTests : EmulatorTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";

    private static readonly (string, string) Suppress = ("X-TFS-FedAuthRedirect", "Suppress");

    public static TheoryData<string> BadCredentials => ["none", "unknown", "expired", "wrong audience", "basic", "digest", "empty"];

    [Theory]
    [MemberData(nameof(BadCredentials))]
    public async Task Get_BadCredential_Is203WithTheSignInPage(string kind)
    {
        using var answer = await GetAsync(Projects, Credential(kind));

        Assert.Equal(HttpStatusCode.NonAuthoritativeInformation, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Azure DevOps Services | Sign In", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(answer.Header("X-VSS-UserData"));
    }

    [Theory]
    [MemberData(nameof(BadCredentials))]
    public async Task Get_BadCredentialAskedNotToRedirect_Is401WithoutABody(string kind)
    {
        using var answer = await GetAsync(Projects, [Suppress, .. Credential(kind)]);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
        Assert.Null(answer.Content.Headers.ContentType);
        Assert.Equal(3, answer.Headers.WwwAuthenticate.Count);
        Assert.Equal(Emulator.State.TenantId.ToString(), answer.Header("X-VSS-ResourceTenant"));
        Assert.Null(answer.Header("X-VSS-UserData"));
    }

    [Fact]
    public async Task Get_BadCredentialFromABrowser_IsRedirectedToSignIn()
    {
        using var answer = await GetAsync(Projects, ("Accept", "text/html,application/xhtml+xml"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/_signin?", answer.Header("Location"), StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString("/MyOrg/_apis/projects?api-version=7.1"), answer.Header("Location"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Change_NoCredential_Is401WithoutAnIdentity(string method)
    {
        OutsideContract("a verb that the list does not have");
        using var answer = await Client.SendAsync(Calls.Request(new HttpMethod(method), Projects));

        var error = await answer.JsonAsync(HttpStatusCode.Unauthorized);
        Assert.Equal(
            "TF400813: The user 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa' is not authorized to access this resource.", error.Text("message"));
        Assert.Equal("UnauthorizedRequestException", error.Text("typeKey"));
        Assert.StartsWith("TF400813%3A%20", answer.Header("X-TFS-ServiceError"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OrganizationTheIdentityWasNotAddedTo_IsTF401444()
    {
        using var answer = await CallAsync("Elsewhere/_apis/connectionData");

        var error = await answer.JsonAsync(HttpStatusCode.Unauthorized);
        var tenant = Emulator.State.TenantId;
        Assert.Equal(
            $@"TF401444: Please sign-in at least once as {tenant}\{tenant}\{Emulator.State.SystemAssigned.ObjectId} "
            + "in a web browser to enable access to the service.",
            error.Text("message"));
        Assert.Null(answer.Header("X-VSS-UserData"));
    }

    [Fact]
    public async Task Get_OrganizationWithoutEntra_AcceptsNoToken()
    {
        using var answer = await CallAsync("Personal/_apis/connectionData", null, Suppress);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Get_TokenAsBasicPassword_IsAccepted()
    {
        var token = Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned);

        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("any-user:" + token.Value));
        using var answer = await GetAsync(Projects, ("Authorization", "Basic " + basic));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Get_GoodCredential_SaysWhoIsCalling()
    {
        var identity = Emulator.State.UserAssigned[0];

        using var answer = await GetAsync(Projects, Bearer(Emulator.State.Tokens.Issue(identity)));

        Assert.StartsWith(identity.AzureDevOpsId + ":", answer.Header("X-VSS-UserData"), StringComparison.Ordinal);
        Assert.Null(answer.Header("WWW-Authenticate"));
    }

    private (string, string)[] Credential(string kind) => kind switch
    {
        "none" => [],
        "unknown" => [("Authorization", "Bearer never-issued")],
        "expired" => [Bearer(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned, lifetime: TimeSpan.FromMinutes(-1)))],
        "wrong audience" => [Bearer(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned, "https://management.azure.com/"))],
        "basic" => [("Authorization", "Basic " + Convert.ToBase64String("me:not-a-token"u8))],
        "digest" => [("Authorization", "Digest x=y")],
        _ => [("Authorization", "Bearer")],
    };
}
