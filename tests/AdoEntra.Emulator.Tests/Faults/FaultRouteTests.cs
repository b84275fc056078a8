using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

/// <summary>Each route can be struck by itself.</summary>
public sealed class FaultRouteTests : EntraTests
{
    private const string Git = "MyOrg/P/_apis/git/repositories";
    private const string Graph = "vssps.dev.azure.com/MyOrg/_apis/graph/";
    private const string Entitlements = "vsaex.dev.azure.com/MyOrg/_apis/";

    private static readonly Dictionary<EmulatedRoute, string> Targets = new()
    {
        [EmulatedRoute.Msi] = "msi/token",
        [EmulatedRoute.Imds] = "metadata/identity/oauth2/token",
        [EmulatedRoute.MachineLearning] = "ml/msi/token",
        [EmulatedRoute.CloudShell] = "cloudshell/token",
        [EmulatedRoute.ServiceFabric] = "servicefabric/token",
        [EmulatedRoute.Arc] = "arc/token",
        [EmulatedRoute.Token] = "t/oauth2/v2.0/token",
        [EmulatedRoute.DeviceCode] = "t/oauth2/v2.0/devicecode",
        [EmulatedRoute.Authorize] = "t/oauth2/v2.0/authorize",
        [EmulatedRoute.GitHubOidc] = "_emulator/oidc/github",
        [EmulatedRoute.PipelinesOidc] = "MyOrg/P/_apis/distributedtask/hubs/build/plans/1/jobs/2/oidctoken",
        [EmulatedRoute.Discovery] = "MyOrg",
        [EmulatedRoute.ConnectionData] = "MyOrg/_apis/connectionData",
        [EmulatedRoute.ResourceLocations] = "MyOrg/_apis",
        [EmulatedRoute.Projects] = "MyOrg/_apis/projects",
        [EmulatedRoute.Teams] = "MyOrg/_apis/teams",
        [EmulatedRoute.TeamMembers] = "MyOrg/_apis/projects/P/teams/T/members",
        [EmulatedRoute.Repositories] = Git,
        [EmulatedRoute.References] = Git + "/r/refs",
        [EmulatedRoute.Commits] = Git + "/r/commits",
        [EmulatedRoute.Pushes] = Git + "/r/pushes",
        [EmulatedRoute.Items] = Git + "/r/items",
        [EmulatedRoute.PullRequests] = Git + "/r/pullrequests",
        [EmulatedRoute.BranchStats] = Git + "/r/stats/branches",
        [EmulatedRoute.CommitChanges] = Git + "/r/commits/c/changes",
        [EmulatedRoute.PullRequestIterations] = Git + "/r/pullRequests/1/iterations",
        [EmulatedRoute.PullRequestThreads] = Git + "/r/pullRequests/1/threads",
        [EmulatedRoute.Git] = "MyOrg/P/_git/r/info/refs",
        [EmulatedRoute.BuildLogs] = "MyOrg/P/_apis/build/builds/1/logs",
        [EmulatedRoute.PipelineLogs] = "MyOrg/P/_apis/pipelines/1/runs/2/logs",
        [EmulatedRoute.PolicyTypes] = "MyOrg/P/_apis/policy/types",
        [EmulatedRoute.WorkItemTypes] = "MyOrg/P/_apis/wit/workitemtypes",
        [EmulatedRoute.ClassificationNodes] = "MyOrg/P/_apis/wit/classificationnodes",
        [EmulatedRoute.TeamIterations] = "MyOrg/P/_apis/work/teamsettings/iterations",
        [EmulatedRoute.AgentPools] = "MyOrg/_apis/distributedtask/pools",
        [EmulatedRoute.Agents] = "MyOrg/_apis/distributedtask/pools/1/agents",
        [EmulatedRoute.AgentQueues] = "MyOrg/P/_apis/distributedtask/queues",
        [EmulatedRoute.VariableGroups] = "MyOrg/P/_apis/distributedtask/variablegroups",
        [EmulatedRoute.Wikis] = "MyOrg/_apis/wiki/wikis",
        [EmulatedRoute.Identities] = "vssps.dev.azure.com/MyOrg/_apis/identities",
        [EmulatedRoute.Builds] = "MyOrg/P/_apis/build/builds",
        [EmulatedRoute.BuildDefinitions] = "MyOrg/P/_apis/build/definitions",
        [EmulatedRoute.BuildArtifacts] = "MyOrg/P/_apis/build/builds/1/artifacts",
        [EmulatedRoute.Pipelines] = "MyOrg/P/_apis/pipelines",
        [EmulatedRoute.PipelineRuns] = "MyOrg/P/_apis/pipelines/1/runs",
        [EmulatedRoute.PolicyConfigurations] = "MyOrg/P/_apis/policy/configurations",
        [EmulatedRoute.WorkItems] = "MyOrg/_apis/wit/workitems",
        [EmulatedRoute.WorkItemsBatch] = "MyOrg/_apis/wit/workitemsbatch",
        [EmulatedRoute.WorkItemRevisions] = "MyOrg/_apis/wit/reporting/workitemrevisions",
        [EmulatedRoute.Wiql] = "MyOrg/_apis/wit/wiql",
        [EmulatedRoute.Attachments] = "MyOrg/_apis/wit/attachments",
        [EmulatedRoute.Feeds] = "feeds.dev.azure.com/MyOrg/_apis/packaging/feeds",
        [EmulatedRoute.Packages] = "feeds.dev.azure.com/MyOrg/_apis/packaging/feeds/f/packages",
        [EmulatedRoute.CodeSearch] = "almsearch.dev.azure.com/MyOrg/_apis/search/codesearchresults",
        [EmulatedRoute.AuditLog] = "auditservice.dev.azure.com/MyOrg/_apis/audit/auditlog",
        [EmulatedRoute.Profiles] = "app.vssps.visualstudio.com/_apis/profile/profiles/me",
        [EmulatedRoute.Accounts] = "app.vssps.visualstudio.com/_apis/accounts",
        [EmulatedRoute.GraphUsers] = Graph + "users",
        [EmulatedRoute.GraphServicePrincipals] = Graph + "serviceprincipals",
        [EmulatedRoute.GraphGroups] = Graph + "groups",
        [EmulatedRoute.GraphMemberships] = Graph + "memberships/d",
        [EmulatedRoute.UserEntitlements] = Entitlements + "userentitlements",
        [EmulatedRoute.GroupMembers] = Entitlements + "GroupEntitlements/g/members",
        [EmulatedRoute.ServicePrincipalEntitlements] = Entitlements + "serviceprincipalentitlements",
        [EmulatedRoute.Blob] = "any/thing",
        [EmulatedRoute.Other] = "MyOrg/_apis/nothing/known",
    };

    private HttpClient? _storage;

    public override async Task DisposeAsync()
    {
        _storage?.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task EachRoute_Faulted_IsTheOnlyOneThatFails()
    {
        OutsideContract("any address of each route will do, without a version and with invented ids");
        Assert.Equal(Enum.GetValues<EmulatedRoute>().Except([EmulatedRoute.Any]).Order(), Targets.Keys.Order());
        foreach (var route in Targets.Keys)
        {
            Emulator.Faults.Clear();
            Emulator.Faults.Set(EmulatedRoute.Any, new StatusFault { Status = 507 });
            Emulator.Faults.Set(route, new StatusFault { Status = 418 });

            foreach (var other in Targets.Keys)
            {
                Assert.Equal((other, other == route ? 418 : 507), (other, await StatusAsync(other)));
            }
        }
    }

    private async Task<int> StatusAsync(EmulatedRoute route)
    {
        var client = route switch
        {
            EmulatedRoute.Token or EmulatedRoute.DeviceCode or EmulatedRoute.Authorize or EmulatedRoute.ServiceFabric => Authority,
            EmulatedRoute.Blob => _storage ??= Calls.NewClient(Emulator.BlobUri),
            _ => Client,
        };
        using var request = Calls.Request(
            route == EmulatedRoute.ResourceLocations ? HttpMethod.Options : HttpMethod.Get, Targets[route]);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
