using AdoEntra.Http.Addresses;
using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>From the path of a request to what the contract says about it.</summary>
public sealed class OperationCatalogTests
{
    [Theory]
    [InlineData("GET", "_apis/projects", "_apis/projects", "7.1")]
    [InlineData("GET", "/_apis/projects/", "_apis/projects", "7.1")]
    [InlineData("GET", "_APIS/Projects/Secret%20Sauce", "_apis/projects/{projectId}", "7.1")]
    [InlineData("GET", "_apis/teams", "_apis/teams", "7.1-preview.3")]
    [InlineData("GET", "SecretSauce/_apis/git/repositories", "{project}/_apis/git/repositories", "7.1")]
    [InlineData("GET", "_apis/git/repositories", "{project}/_apis/git/repositories", "7.1")]
    [InlineData("GET", "SecretSauce/_apis/git/repositories/api", "{project}/_apis/git/repositories/{repositoryId}", "7.1")]
    [InlineData("GET", "p/_apis/pipelines/environments", "{project}/_apis/pipelines/environments", "7.2-preview.1")]
    [InlineData("GET", "p/_apis/pipelines/approvals", "{project}/_apis/pipelines/approvals", "7.1")]
    [InlineData("GET", "p/_apis/pipelines/17", "{project}/_apis/pipelines/{pipelineId}", "7.1")]
    [InlineData("GET", "_apis/wit/workitems/17", "{project}/_apis/wit/workitems/{id}", "7.1")]
    [InlineData("GET", "p/_apis/wit/workitems/$Bug", "{project}/_apis/wit/workitems/${type}", "7.1")]
    [InlineData("GET", "p/_apis/wit/workitems/$", "{project}/_apis/wit/workitems/{id}", "7.1")]
    [InlineData("POST", "p/_apis/wit/workitems/%24User%20Story", "{project}/_apis/wit/workitems/${type}", "7.1")]
    [InlineData("POST", "_apis/wit/wiql", "{project}/{team}/_apis/wit/wiql", "7.1")]
    [InlineData("POST", "p/_apis/wit/wiql", "{project}/{team}/_apis/wit/wiql", "7.1")]
    [InlineData("POST", "p/t/_apis/wit/wiql", "{project}/{team}/_apis/wit/wiql", "7.1")]
    [InlineData("GET", "p/_apis/work/teamsettings", "{project}/{team}/_apis/work/teamsettings", "7.1")]
    [InlineData("GET", "p/_apis/work/boards/boardparents", "{project}/{team}/_apis/work/boards/boardparents", "7.1")]
    [InlineData("GET", "p/_apis/wit/classificationnodes/areas", "{project}/_apis/wit/classificationnodes/{structureGroup}/{path}", "7.1")]
    [InlineData(
        "GET",
        "p/_apis/wit/classificationnodes/areas/A/B%20C/D",
        "{project}/_apis/wit/classificationnodes/{structureGroup}/{path}",
        "7.1"
    )]
    [InlineData("GET", "p/_apis/wit/queries/Shared%20Queries/Mine", "{project}/_apis/wit/queries/{query}", "7.1")]
    [InlineData("GET", "p/_apis/wit/workItems/1/comments", "{project}/_apis/wit/workItems/{workItemId}/comments", "7.1-preview.4")]
    [InlineData("GET", "_apis/graph/users", "_apis/graph/users", "7.1-preview.1")]
    [InlineData("GET", "_apis/securitynamespaces", "_apis/securitynamespaces/{securityNamespaceId}", "7.1")]
    [InlineData("GET", "_apis/profile/profiles/me", "_apis/profile/profiles/{id}", "7.1")]
    public void Find_Path_IsTheMostSpecificOperation(string method, string path, string template, string version)
    {
        Operation operation = OperationCatalog.Find(new HttpMethod(method), null, path)!;

        Assert.Equal((template, version), (operation.Template, operation.ApiVersion));
        Assert.Same(operation, OperationCatalog.Find(new HttpMethod(method), operation.Host, path));
    }

    [Theory]
    [InlineData("POST", "p/_apis/wit/workitems/$Bug", "application/json-patch+json")]
    [InlineData("PATCH", "_apis/wit/workitems/17", "application/json-patch+json")]
    [InlineData("PATCH", "_apis/serviceprincipalentitlements/5febef5a", "application/json-patch+json")]
    [InlineData("POST", "p/_apis/wit/attachments", "application/octet-stream")]
    [InlineData("POST", "p/_apis/pipelines/17/runs", "application/json")]
    [InlineData("DELETE", "_apis/projects/p", null)]
    public void Find_BodyType_IsTheContracts(string method, string path, string? expected) =>
        Assert.Equal(expected, OperationCatalog.Find(new HttpMethod(method), null, path)!.BodyType);

    // Each is listed on its own in the contract and one address to the service.
    [Fact]
    public void Find_FormsWithOtherParameters_AreOneOperation()
    {
        Operation commits = OperationCatalog.Find(HttpMethod.Get, null, "_apis/git/repositories/r/commits")!;

        Assert.Contains("searchCriteria.$top", commits.Query);
        Assert.Contains("pushId", commits.Query);
        Assert.Equal("Git", commits.Area);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/")]
    [InlineData("GET", "_apis")]
    [InlineData("GET", "p/_apis")]
    [InlineData("GET", "p/_git/r")]
    [InlineData("GET", "p/t/x/_apis/wit/wiql/17")]
    [InlineData("GET", "_apis/connectionData")]
    [InlineData("GET", "_apis/build/builds")]
    [InlineData("GET", "_apis//projects")]
    [InlineData("GET", "_apis/projects/..")]
    [InlineData("GET", "_apis/projects/%2e%2e")]
    [InlineData("GET", "../_apis/projects")]
    [InlineData("GET", "p/_apis/wit/workitems/1/x/y/z")]
    [InlineData("DELETE", "_apis/projects")]
    [InlineData("PURGE", "_apis/projects")]
    [InlineData("OPTIONS", "_apis/projects")]
    public void Find_NotInTheContract_IsNone(string method, string path) =>
        Assert.Null(OperationCatalog.Find(new HttpMethod(method), null, path));

    [Fact]
    public void Find_OnAnotherHost_IsNone()
    {
        Assert.Null(OperationCatalog.Find(HttpMethod.Get, ServiceHost.Core, "_apis/graph/users"));
        Assert.Null(OperationCatalog.Find(HttpMethod.Get, ServiceHost.Graph, "_apis/projects"));
    }

    [Theory]
    [InlineData("_apis/graph/users", "Graph")]
    [InlineData("/_apis/Graph/Memberships/x/y", "Graph")]
    [InlineData("_apis/graph/not/in/the/contract", "Graph")]
    [InlineData("_apis/tokens/pats", "Graph")]
    [InlineData("_apis/Tokens/Pats", "Graph")]
    [InlineData("_apis/identities", "Graph")]
    [InlineData("_apis/userentitlements", "Entitlements")]
    [InlineData("_apis/serviceprincipalentitlements", "Entitlements")]
    [InlineData("Secret%20Sauce/_apis/release/releases/17", "Release")]
    [InlineData("p/_apis/packaging/feeds", "Feeds")]
    [InlineData("_apis/symbol/requests", "Symbols")]
    [InlineData("p/_apis/search/codesearchresults", "Search")]
    [InlineData("_apis/extensionmanagement/installedextensions", "Extensions")]
    [InlineData("_apis/audit/auditlog", "Audit")]
    [InlineData("p/_apis/alert/repositories/r/alerts", "AdvancedSecurity")]
    [InlineData("p/_apis/testresults/runs", "TestResults")]
    [InlineData("_apis/status/health", "Status")]
    [InlineData("_apis/accounts", "Profile")]
    [InlineData("_apis/profile/profiles/me", "Profile")]

    // The contents of packages are on another host than what is known of them, and below the same area.
    [InlineData("_apis/packaging/feeds/f/nuget/packages/x/versions/1.0.0", "Packages")]
    [InlineData("p/_apis/packaging/feeds/f/nuget/packages/x/versions/1/content", "Packages")]
    [InlineData("_apis/packaging/feeds/f/nuget/RecycleBin/packagesBatch", "Packages")]
    [InlineData("packaging/_apis/packaging/Feeds/f/NPM/packages/@scope/x/upstreaming", "Packages")]
    [InlineData("_apis/packaging/feeds/f/npm/x/versions/1", "Packages")]
    [InlineData("_apis/packaging/feeds/f/maven/groups/g/artifacts/a/versions/1", "Packages")]
    [InlineData("_apis/packaging/feeds/f/upack/packagesbatch", "Packages")]
    [InlineData("_apis/packaging/feeds/f/pypi/packages/x/versions/1/file/content", "Packages")]
    [InlineData("_apis/packaging/feeds/f/cargo/packages/x/upstreaming", "Packages")]
    [InlineData("_apis/packaging/feeds/nuget/packages", "Feeds")]
    [InlineData("_apis/packaging/feeds/f/packages/nuget", "Feeds")]
    [InlineData("_apis/packaging/feeds/f/views/npm", "Feeds")]
    public void FindHost_ServedElsewhere_IsThatHost(string path, string name) => Assert.Equal(name, OperationCatalog.FindHost(path)?.Name);

    [Theory]
    [InlineData("_apis/projects")]
    [InlineData("_apis/projects/graph")]
    [InlineData("graph/_apis/git/repositories")]
    [InlineData("p/_apis/build/builds")]
    [InlineData("_apis/connectionData")]
    [InlineData("_apis/unknown/area")]
    [InlineData("_apis/public/unknown/area")]
    [InlineData("p/_git/graph")]
    [InlineData("a/b/c/_apis/graph/users")]
    [InlineData("_apis/graph//users")]
    [InlineData("_apis")]
    [InlineData("")]
    public void FindHost_CoreOrNotKnown_IsNone(string path) => Assert.Null(OperationCatalog.FindHost(path));
}
