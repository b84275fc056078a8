using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

public sealed class RepeatedTokenFaultTests : EmulatorTests
{
    private const string Git = "MyOrg/SecretSauce/_apis/git/repositories/api";
    private const string Graph = "vssps.dev.azure.com/MyOrg/_apis/graph/";
    private const string Members = "vsaex.dev.azure.com/MyOrg/_apis/GroupEntitlements/";

    [Theory]
    [InlineData("projects", "MyOrg/_apis/projects?$top=2&api-version=7.1")]
    [InlineData("references", Git + "/refs?$top=2&api-version=7.1")]
    [InlineData("builds", "MyOrg/SecretSauce/_apis/build/builds?$top=2&api-version=7.1")]
    [InlineData("buildDefinitions", "MyOrg/SecretSauce/_apis/build/definitions?$top=2&api-version=7.1")]
    [InlineData("pipelines", "MyOrg/SecretSauce/_apis/pipelines?$top=2&api-version=7.1")]
    [InlineData("policyConfigurations", "MyOrg/SecretSauce/_apis/policy/configurations?$top=2&api-version=7.1")]
    [InlineData("graphUsers", Graph + "users?api-version=7.1-preview.1")]
    [InlineData("graphGroups", Graph + "groups?api-version=7.1-preview.1")]
    [InlineData("graphServicePrincipals", Graph + "serviceprincipals?api-version=7.1-preview.1")]
    [InlineData("userEntitlements", "vsaex.dev.azure.com/MyOrg/_apis/userentitlements?api-version=7.1")]
    [InlineData("groupMembers", Members + "{group}/members?api-version=7.1", "pagingToken")]
    [InlineData("auditLog", "auditservice.dev.azure.com/MyOrg/_apis/audit/auditlog?batchSize=2&api-version=7.1-preview.1")]
    [InlineData("workItemRevisions", "MyOrg/_apis/wit/reporting/workitemrevisions?$maxPageSize=2&api-version=7.1")]
    public async Task NextPage_IsTheSameForEver(string route, string target, string parameter = "continuationToken")
    {
        if (target.Contains("{group}", StringComparison.Ordinal))
        {
            var groups = await (await CallAsync(Graph + "groups?api-version=7.1-preview.1")).JsonAsync();
            target = target.Replace("{group}", groups.GetProperty("value")[2].Text("originId"), StringComparison.Ordinal);
        }

        Emulator.Faults.Set(route, new RepeatedTokenFault());

        var token = await TokenAsync(target);
        Assert.NotNull(token);
        for (var page = 0; page < 3; page++)
        {
            Assert.Equal(token, await TokenAsync($"{target}&{parameter}={Uri.EscapeDataString(token)}"));
        }
    }

    private async Task<string?> TokenAsync(string target)
    {
        using var answer = await CallAsync(target);
        var page = await answer.JsonAsync();
        return answer.Header("x-ms-continuationtoken")
            ?? (
                page.TryGetProperty("continuationToken", out var token) && token.ValueKind == JsonValueKind.String
                    ? token.GetString()
                    : null
            );
    }
}
