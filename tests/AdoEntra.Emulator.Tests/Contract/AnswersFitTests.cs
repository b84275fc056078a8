using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>What the emulator answers, held against the service's published contract.</summary>
public sealed class AnswersFitTests() : EmulatorTests(new EmulatorOptions { ExtraProjects = 2, LargeRepositories = 5 })
{
    [ContractFact]
    public async Task Projects_Fit()
    {
        var list = await FitsAsync("MyOrg/_apis/projects?api-version=7.1&stateFilter=all&getDefaultTeamImageUrl=true");
        foreach (var name in list.Names())
        {
            await FitsAsync($"MyOrg/_apis/projects/{Uri.EscapeDataString(name)}?api-version=7.1&includeCapabilities=true");
        }
    }

    [ContractFact]
    public async Task Teams_Fit()
    {
        await FitsAsync("MyOrg/_apis/teams?api-version=7.1-preview.3");
        var list = await FitsAsync("MyOrg/_apis/projects/SecretSauce/teams?api-version=7.1");
        foreach (var name in list.Names())
        {
            var one = $"MyOrg/_apis/projects/SecretSauce/teams/{Uri.EscapeDataString(name)}";
            await FitsAsync(one + "?api-version=7.1");
            await FitsAsync(one + "/members?api-version=7.1");
        }
    }

    [ContractFact]
    public async Task Repositories_Fit()
    {
        await FitsAsync("MyOrg/_apis/git/repositories?api-version=7.1");
        await FitsAsync("MyOrg/_apis/git/repositories?api-version=7.1&includeHidden=true&includeLinks=true&includeAllUrls=true");
        await FitsAsync("MyOrg/Empty/_apis/git/repositories?api-version=7.1");
        foreach (var project in Emulator.State.FindOrganization("MyOrg")!.Projects)
        {
            foreach (var repository in project.Repositories)
            {
                var one = await FitsAsync($"MyOrg/{project.Id}/_apis/git/repositories/{repository.Id}?api-version=7.1");
                Assert.Equal(repository.Name, one.Text("name"));
            }
        }
    }

    [ContractTheory]
    [InlineData("users")]
    [InlineData("groups")]
    [InlineData("serviceprincipals")]
    public async Task Graph_Fits(string resource)
    {
        var target = "vssps.dev.azure.com/MyOrg/_apis/graph/" + resource;
        var list = await FitsAsync(target + "?api-version=7.1-preview.1");
        foreach (var subject in list.GetProperty("value").EnumerateArray())
        {
            await FitsAsync($"{target}/{subject.Text("descriptor")}?api-version=7.1-preview.1");
            await FitsAsync(
                $"vssps.dev.azure.com/MyOrg/_apis/graph/memberships/{subject.Text("descriptor")}?direction=down&api-version=7.1-preview.1");
        }
    }

    [ContractFact]
    public async Task Entitlements_Fit()
    {
        const string Root = "vsaex.dev.azure.com/MyOrg/_apis/";
        var list = await FitsAsync(Root + "userentitlements?api-version=7.1");
        await FitsAsync($"{Root}userentitlements/{list.GetProperty("items")[0].Text("id")}?api-version=7.1");
        var groups = await (await CallAsync("vssps.dev.azure.com/MyOrg/_apis/graph/groups?api-version=7.1-preview.1")).JsonAsync();
        var group = groups.GetProperty("value")[2].Text("originId");
        await FitsAsync($"{Root}GroupEntitlements/{group}/members?api-version=7.1");

        const string ServicePrincipals = Root + "serviceprincipalentitlements";
        const string Version = "?api-version=7.1-preview.1";
        var body = $$"""
            {"accessLevel":{"accountLicenseType":"express","licensingSource":"account"},
             "servicePrincipal":{"origin":"aad","originId":"{{Emulator.State.Newcomer.ObjectId}}","subjectKind":"servicePrincipal"},
             "projectEntitlements":[{"group":{"groupType":"projectReader"},"projectRef":{"id":"SecretSauce"} } ] }
            """;
        var added = await FitsAsync(ServicePrincipals + Version, HttpMethod.Post, body);
        var one = $"{ServicePrincipals}/{added.GetProperty("operationResult").Text("servicePrincipalId")}{Version}";
        await FitsAsync(one);
        await FitsAsync(
            one, HttpMethod.Patch, """[{"op":"replace","path":"/accessLevel","value":{"accountLicenseType":"stakeholder"}}]""");
    }

    /// <summary>Asks, and checks the answer against the operation that was asked for.</summary>
    private async Task<JsonElement> FitsAsync(string target, HttpMethod? method = null, string? body = null)
    {
        method ??= HttpMethod.Get;
        using var answer = body is null
            ? await CallAsync(target, method)
            : await SendAsync(method, target, body, method == HttpMethod.Patch ? "application/json-patch+json" : "application/json");
        var json = await answer.JsonAsync(answer.IsSuccessStatusCode ? answer.StatusCode : HttpStatusCode.OK);
        var request = Emulator.Requests.List()[^1];
        var operation = PublishedOperations.AtHand!.Find(request.Method, request.Target)
            .First(candidate => RequestContract.Problems(candidate, request).Count == 0);
        var schema = operation.Schema((int)answer.StatusCode) ?? throw new InvalidOperationException($"{operation} answers nothing.");
        var problems = operation.Contract.Problems(schema, json);
        Assert.True(problems.Count == 0, $"{operation}:\n{string.Join('\n', problems.Take(20))}");
        return json;
    }
}
