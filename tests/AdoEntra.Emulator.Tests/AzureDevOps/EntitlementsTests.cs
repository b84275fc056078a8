using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class EntitlementsTests() : EmulatorTests(new EmulatorOptions { ServerPageSize = 3 })
{
    private const string Root = "vsaex.dev.azure.com/MyOrg/_apis/";
    private const string ServicePrincipals = Root + "serviceprincipalentitlements";
    private const string Preview = "?api-version=7.1-preview.1";

    [Fact]
    public async Task Users_ByBodyToken_AreAllOnce()
    {
        var ids = new List<string>();
        JsonElement page;
        var token = string.Empty;
        do
        {
            using var answer = await CallAsync($"{Root}userentitlements?api-version=7.1{token}");
            Assert.Null(answer.Header("x-ms-continuationtoken"));
            page = await answer.JsonAsync();
            Assert.Equal(8, page.GetProperty("totalCount").GetInt32());
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")));
            token = page.TryGetProperty("continuationToken", out var next)
                ? "&continuationToken=" + Uri.EscapeDataString(next.GetString()!)
                : string.Empty;
        }
        while (token.Length > 0);

        Assert.Equal(8, ids.Distinct().Count());
        Assert.Equal(3, Emulator.Requests.List().Count);
    }

    [Fact]
    public async Task GroupMembers_ByMaxResultsAndPagingToken_AreAllOnce()
    {
        var groups = await (await CallAsync("vssps.dev.azure.com/MyOrg/_apis/graph/groups" + Preview)).JsonAsync();
        var target = $"{Root}GroupEntitlements/{groups.GetProperty("value")[2].Text("originId")}/members?maxResults=5&api-version=7.1";

        var first = await (await CallAsync(target)).JsonAsync();
        var token = Uri.EscapeDataString(first.Text("continuationToken"));
        var second = await (await CallAsync($"{target}&pagingToken={token}")).JsonAsync();

        Assert.Equal((5, 2), (first.GetProperty("members").GetArrayLength(), second.GetProperty("members").GetArrayLength()));
        Assert.False(second.TryGetProperty("continuationToken", out _));
        Assert.Equal(7, second.GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Add_Newcomer_MayCallAndIsListedUntilRemoved()
    {
        var newcomer = Emulator.State.Newcomer;
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsAsync(newcomer));

        var added = await AddAsync(newcomer.ObjectId.ToString());

        Assert.True(added.GetProperty("isSuccess").GetBoolean());
        Assert.True(added.GetProperty("operationResult").GetProperty("isSuccess").GetBoolean());
        var principal = added.GetProperty("servicePrincipalEntitlement").GetProperty("servicePrincipal");
        Assert.Equal(
            (newcomer.ClientId.ToString(), newcomer.ObjectId.ToString()),
            (principal.Text("applicationId"), principal.Text("originId"))
        );
        Assert.Equal(HttpStatusCode.OK, await CallAsAsync(newcomer));

        var one = $"{ServicePrincipals}/{added.GetProperty("operationResult").Text("servicePrincipalId")}{Preview}";
        var changed = await (await SendAsync(
            HttpMethod.Patch, one, """[{"op":"replace","path":"/accessLevel","value":{"accountLicenseType":"stakeholder"}}]""",
            "application/json-patch+json")).JsonAsync();
        Assert.True(changed.GetProperty("isSuccess").GetBoolean());
        var license = (await (await CallAsync(one)).JsonAsync()).GetProperty("accessLevel");
        Assert.Equal(("stakeholder", "Stakeholder"), (license.Text("accountLicenseType"), license.Text("licenseDisplayName")));

        using var removed = await CallAsync(one, HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsAsync(newcomer));
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(one)).StatusCode);
    }

    [Fact]
    public async Task Add_Newcomer_IsInTheGraph()
    {
        await AddAsync(Emulator.State.Newcomer.ObjectId.ToString());

        // Six were there, two pages full.
        using var second = await CallAsync("vssps.dev.azure.com/MyOrg/_apis/graph/serviceprincipals" + Preview);
        var token = Uri.EscapeDataString(second.Header("x-ms-continuationtoken")!);
        using var third = await CallAsync($"vssps.dev.azure.com/MyOrg/_apis/graph/serviceprincipals{Preview}&continuationToken={token}");

        Assert.NotNull(third.Header("x-ms-continuationtoken"));
    }

    [Theory]
    [InlineData("client id")]
    [InlineData("other tenant")]
    [InlineData("unknown")]
    public async Task Add_WrongId_Is200ThatFailed(string what)
    {
        var id = what switch
        {
            "client id" => Emulator.State.Newcomer.ClientId,
            "other tenant" => Emulator.State.Entra.OtherTenantApplication.ServicePrincipal!.ObjectId,
            _ => Guid.NewGuid(),
        };

        var answer = await AddAsync(id.ToString());

        Assert.False(answer.GetProperty("isSuccess").GetBoolean());
        var result = answer.GetProperty("operationResult");
        Assert.False(result.GetProperty("isSuccess").GetBoolean());
        Assert.Equal(
            $"Failed to create service principal with object ID {id}.",
            Assert.Single(result.GetProperty("errors").EnumerateArray()).Text("value")
        );
        Assert.False(answer.TryGetProperty("servicePrincipalEntitlement", out _));
    }

    [Theory]
    [InlineData("{}", "text/plain", 415)]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("""{"accessLevel":{"accountLicenseType":"gold"}}""", "application/json", 400)]
    public async Task Add_BodyThatMakesNoSense_IsRefusedInTheWrappedShape(string body, string contentType, int status)
    {
        if (contentType != "application/json")
        {
            OutsideContract("another type of body");
        }

        var error = await (await SendAsync(HttpMethod.Post, ServicePrincipals + Preview, body, contentType)).JsonAsync(
            (HttpStatusCode)status
        );

        Assert.NotEmpty(error.GetProperty("value").Text("Message"));
    }

    [Fact]
    public async Task Change_ByNumber_IsTheSameAsByWord()
    {
        await AddAsync(Emulator.State.Newcomer.ObjectId.ToString());
        var one = $"{ServicePrincipals}/{Emulator.State.Newcomer.AzureDevOpsId}{Preview}";

        await SendAsync(
            HttpMethod.Patch, one, """[{"op":"replace","path":"/accessLevel","value":{"accountLicenseType":5,"licensingSource":1} }]""",
            "application/json-patch+json");

        var level = (await (await CallAsync(one)).JsonAsync()).GetProperty("accessLevel");
        Assert.Equal("stakeholder", level.Text("accountLicenseType"));
        using var nonsense = await SendAsync(
            HttpMethod.Patch, one, """[{"op":"replace","path":"/accessLevel","value":{"accountLicenseType":6} }]""",
            "application/json-patch+json");
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Fact]
    public async Task Change_Project_TakesThePlaceOfTheRoleThatWasThere()
    {
        await AddAsync(Emulator.State.Newcomer.ObjectId.ToString());
        var one = $"{ServicePrincipals}/{Emulator.State.Newcomer.AzureDevOpsId}{Preview}";

        foreach (var role in new[] { "projectReader", "projectContributor" })
        {
            await SendAsync(
                HttpMethod.Patch, one,
                $$"""
                [{"op":"add","path":"/projectEntitlements","value":{"group":{"groupType":"{{role}}"},"projectRef":{"id":"SecretSauce"} } }]
                """,
                "application/json-patch+json");
        }

        var project = Assert.Single((await (await CallAsync(one)).JsonAsync()).GetProperty("projectEntitlements").EnumerateArray());
        Assert.Equal(
            ("SecretSauce", "projectContributor"),
            (project.GetProperty("projectRef").Text("name"), project.GetProperty("group").Text("groupType"))
        );
    }

    private async Task<JsonElement> AddAsync(string objectId)
    {
        var body = $$"""{"accessLevel":{"accountLicenseType":"express"},"servicePrincipal":{"origin":"aad","originId":"{{objectId}}" } }""";
        return await (await SendAsync(HttpMethod.Post, ServicePrincipals + Preview, body)).JsonAsync();
    }

    private async Task<HttpStatusCode> CallAsAsync(EmulatedIdentity identity)
    {
        using var answer = await GetAsync(
            "MyOrg/_apis/projects?api-version=7.1", Bearer(Emulator.State.Tokens.Issue(identity)), ("X-TFS-FedAuthRedirect", "Suppress"));
        return answer.StatusCode;
    }
}
