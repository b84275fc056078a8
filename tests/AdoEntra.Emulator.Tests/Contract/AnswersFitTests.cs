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
    [InlineData("refs?")]
    [InlineData("refs?$top=3")]
    [InlineData("commits?searchCriteria.$top=5")]
    [InlineData("pullrequests?searchCriteria.status=all")]
    [InlineData("pullrequests/7?")]
    [InlineData("items?recursionLevel=full&includeContentMetadata=true")]
    [InlineData("items?path=%2FREADME.md&$format=json&includeContent=true")]
    public async Task Git_Fits(string what) =>
        await FitsAsync($"MyOrg/SecretSauce/_apis/git/repositories/SecretSauce/{what}&api-version=7.1");

    [ContractFact]
    public async Task GitChanges_Fit()
    {
        const string Root = "MyOrg/SecretSauce/_apis/git/repositories";
        const string Version = "?api-version=7.1";
        await FitsAsync(Root + Version, HttpMethod.Post, """{"name":"new"}""");
        await FitsAsync($"{Root}/new{Version}", HttpMethod.Patch, """{"name":"newer"}""");
        await FitsAsync($"{Root}/newer/pushes{Version}", HttpMethod.Post, $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{new string('0', 40)}}"}],
             "commits":[{"comment":"c","changes":[{"changeType":"add","item":{"path":"/a"},"newContent":{"content":"a","contentType":"rawtext"} } ] } ] }
            """);
        await FitsAsync($"{Root}/newer/pushes{Version}&searchCriteria.includeRefUpdates=true");
        await FitsAsync($"{Root}/newer/pushes/1{Version}");
        var tip = (await FitsAsync($"{Root}/newer/refs{Version}")).GetProperty("value")[0].Text("objectId");
        await FitsAsync($"{Root}/newer/commits/{tip}{Version}");
        await FitsAsync($"{Root}/newer/refs{Version}", HttpMethod.Post, $$"""
            [{"name":"refs/heads/other","oldObjectId":"{{new string('0', 40)}}","newObjectId":"{{tip}}"}]
            """);
        await FitsAsync($"{Root}/newer/pullrequests{Version}", HttpMethod.Post,
            """{"title":"t","sourceRefName":"refs/heads/other","targetRefName":"refs/heads/main"}""");
        await FitsAsync($"{Root}/newer/pullrequests/26{Version}", HttpMethod.Patch, $$"""
            {"status":"completed","lastMergeSourceCommit":{"commitId":"{{tip}}"} }
            """);
    }

    [ContractTheory]
    [InlineData("build/builds?")]
    [InlineData("build/builds/101?")]
    [InlineData("build/builds/101/artifacts?")]
    [InlineData("build/builds/101/artifacts?artifactName=drop")]
    [InlineData("build/definitions?")]
    [InlineData("build/definitions/3?")]
    [InlineData("pipelines?")]
    [InlineData("pipelines/3?")]
    [InlineData("pipelines/3/runs?")]
    [InlineData("pipelines/3/runs/102?")]
    [InlineData("policy/configurations?")]
    [InlineData("policy/configurations/2?")]
    public async Task Project_Fits(string what) => await FitsAsync($"MyOrg/SecretSauce/_apis/{what}&api-version=7.1");

    [ContractTheory]
    [InlineData("MyOrg/SecretSauce/_apis/wit/workitems?ids=1,2,5&$expand=all&api-version=7.1")]
    [InlineData("MyOrg/_apis/wit/workitems/5?api-version=7.1")]
    [InlineData("MyOrg/_apis/wit/reporting/workitemrevisions?$maxPageSize=7&api-version=7.1")]
    [InlineData("feeds.dev.azure.com/MyOrg/_apis/packaging/feeds?api-version=7.1")]
    [InlineData("feeds.dev.azure.com/MyOrg/SecretSauce/_apis/packaging/feeds/kitchen?api-version=7.1")]
    [InlineData("feeds.dev.azure.com/MyOrg/_apis/packaging/feeds/sauce/packages?$top=3&api-version=7.1")]
    [InlineData("auditservice.dev.azure.com/MyOrg/_apis/audit/auditlog?batchSize=3&api-version=7.1-preview.1")]
    [InlineData("app.vssps.visualstudio.com/_apis/profile/profiles/me?api-version=7.1")]
    [InlineData("app.vssps.visualstudio.com/_apis/accounts?memberId=5c1d0000-0000-6d05-8000-0000000000e1&api-version=7.1")]
    public async Task OtherLists_Fit(string target) => await FitsAsync(target);

    [ContractFact]
    public async Task WorkItemChanges_Fit()
    {
        const string Root = "MyOrg/SecretSauce/_apis/wit/";
        const string Version = "?api-version=7.1";
        const string Title = """[{"op":"add","path":"/fields/System.Title","value":"x"}]""";
        var made = await FitsAsync($"{Root}workitems/$Task{Version}", HttpMethod.Post, Title);
        var one = $"{Root}workitems/{made.GetProperty("id").GetInt32()}{Version}";
        await FitsAsync(one, HttpMethod.Patch, Title);
        await FitsAsync(one, HttpMethod.Delete);
        await FitsAsync($"{Root}workitemsbatch{Version}", HttpMethod.Post, """{"ids":[1,2]}""");
        await FitsAsync($"{Root}wiql{Version}", HttpMethod.Post, """{"query":"SELECT [System.Id], [System.Title] FROM WorkItems"}""");
        await FitsAsync(
            "almsearch.dev.azure.com/MyOrg/_apis/search/codesearchresults" + Version, HttpMethod.Post,
            """{"searchText":"sauce","$top":5,"$skip":0,"includeFacets":true}""");
        using var file = await SendAsync(HttpMethod.Post, $"{Root}attachments{Version}", "x", "application/octet-stream");
        AssertCompared();
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

    /// <summary>Asks, and has the answer checked at the end against the operation that was asked for. There has to be one.</summary>
    private async Task<JsonElement> FitsAsync(string target, HttpMethod? method = null, string? body = null)
    {
        method ??= HttpMethod.Get;
        using var answer = body is null
            ? await CallAsync(target, method)
            : await SendAsync(
                method,
                target,
                body,
                body.StartsWith("[{\"op\"", StringComparison.Ordinal) ? "application/json-patch+json" : "application/json"
            );
        AssertCompared();
        return await answer.JsonAsync(answer.StatusCode);
    }

    private void AssertCompared()
    {
        var request = Emulator.Requests.List()[^1];
        Assert.True(AnswerContract.IsCompared(PublishedOperations.AtHand!, request), $"Nothing says what is answered to {request.Target}.");
    }
}
