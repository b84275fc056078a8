using System.Text.Json.Serialization;
using AdoEntra.Emulator.Control;

namespace AdoEntra.Emulator;

/// <summary>
/// A group of addresses that is faulted, counted and listed as one, by its name. Those of Azure DevOps that have no member here have the
/// name of their resource: <c>emulator.Faults.Set("feeds", …)</c>.
/// </summary>
[JsonConverter(typeof(EmulatedRouteConverter))]
public readonly record struct EmulatedRoute
{
    private readonly string? _name;

    internal EmulatedRoute(string name) => _name = name;

    /// <summary>The name, as in faults and in the log of requests.</summary>
    public string Name => _name ?? "any";

    /// <summary>Every route except the control routes under <c>/_emulator</c>.</summary>
    public static EmulatedRoute Any => default;

    /// <summary>The App Service identity endpoint, <c>/msi/token</c>.</summary>
    public static EmulatedRoute Msi { get; } = new("msi");

    /// <summary>The metadata service, <c>/metadata/identity/oauth2/token</c>.</summary>
    public static EmulatedRoute Imds { get; } = new("imds");

    /// <summary>The identity endpoint of Machine Learning and of hybrid workers, <c>/ml/msi/token</c>.</summary>
    public static EmulatedRoute MachineLearning { get; } = new("machineLearning");

    /// <summary>Cloud Shell's, <c>/cloudshell/token</c>.</summary>
    public static EmulatedRoute CloudShell { get; } = new("cloudShell");

    /// <summary>Service Fabric's, <c>/servicefabric/token</c>, with TLS.</summary>
    public static EmulatedRoute ServiceFabric { get; } = new("serviceFabric");

    /// <summary>The Arc agent's, <c>/arc/token</c>.</summary>
    public static EmulatedRoute Arc { get; } = new("arc");

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/token</c>.</summary>
    public static EmulatedRoute Token { get; } = new("token");

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/devicecode</c>.</summary>
    public static EmulatedRoute DeviceCode { get; } = new("deviceCode");

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/authorize</c>.</summary>
    public static EmulatedRoute Authorize { get; } = new("authorize");

    /// <summary>GitHub's tokens for its jobs, <c>/_emulator/oidc/github</c>.</summary>
    public static EmulatedRoute GitHubOidc { get; } = new("githubOidc");

    /// <summary>Azure Pipelines' tokens for its jobs, <c>/{organization}/{project}/_apis/distributedtask/…/oidctoken</c>.</summary>
    public static EmulatedRoute PipelinesOidc { get; } = new("pipelinesOidc");

    /// <summary>The organization's own address, <c>/{organization}</c>, asked for its tenant.</summary>
    public static EmulatedRoute Discovery { get; } = new("discovery");

    /// <summary><c>/{organization}/_apis/connectionData</c> and <c>resourceAreas</c>, which are of one area.</summary>
    public static EmulatedRoute ConnectionData { get; } = new("connectionData");

    /// <summary><c>OPTIONS /{organization}/_apis</c>, on each host: what there is.</summary>
    public static EmulatedRoute ResourceLocations { get; } = new("resourceLocations");

    /// <summary>The list of projects and a single project.</summary>
    public static EmulatedRoute Projects { get; } = new("projects");

    /// <summary>The lists of Git repositories, of a project or of the organization, and a single repository.</summary>
    public static EmulatedRoute Repositories { get; } = new("repositories");

    /// <summary>The branches and tags of a repository, <c>…/refs</c>.</summary>
    public static EmulatedRoute References { get; } = new("references");

    /// <summary>The commits of a repository, and a single one.</summary>
    public static EmulatedRoute Commits { get; } = new("commits");

    /// <summary>The pushes to a repository.</summary>
    public static EmulatedRoute Pushes { get; } = new("pushes");

    /// <summary>The files and folders of a repository, <c>…/items</c>.</summary>
    public static EmulatedRoute Items { get; } = new("items");

    /// <summary>The pull requests of a repository or of a project, and a single one.</summary>
    public static EmulatedRoute PullRequests { get; } = new("pullRequests");

    /// <summary>The branches of a repository and how far they are from another, <c>…/stats/branches</c>.</summary>
    public static EmulatedRoute BranchStats { get; } = new("branchStats");

    /// <summary>What a commit changed, and what differs between two, <c>…/changes</c> and <c>…/diffs/commits</c>.</summary>
    public static EmulatedRoute CommitChanges { get; } = new("commitChanges");

    /// <summary>The commits, iterations and changes of a pull request.</summary>
    public static EmulatedRoute PullRequestIterations { get; } = new("pullRequestIterations");

    /// <summary>What is said about a pull request.</summary>
    public static EmulatedRoute PullRequestThreads { get; } = new("pullRequestThreads");

    /// <summary>Git's own protocol, <c>/{organization}/{project}/_git/{repository}/…</c>.</summary>
    public static EmulatedRoute Git { get; } = new("git");

    /// <summary>The builds of a project, and a single one.</summary>
    public static EmulatedRoute Builds { get; } = new("builds");

    /// <summary>The build definitions of a project, and a single one.</summary>
    public static EmulatedRoute BuildDefinitions { get; } = new("buildDefinitions");

    /// <summary>The logs of a build.</summary>
    public static EmulatedRoute BuildLogs { get; } = new("buildLogs");

    /// <summary>The timeline of a build.</summary>
    public static EmulatedRoute BuildTimeline { get; } = new("buildTimeline");

    /// <summary>The folders of the pipelines of a project.</summary>
    public static EmulatedRoute PipelineFolders { get; } = new("pipelineFolders");

    /// <summary>What is done to a build: its stages, its tags, what keeps it.</summary>
    public static EmulatedRoute BuildChanges { get; } = new("buildChanges");

    /// <summary>Test runs, their results, and what was covered, on the host of test results.</summary>
    public static EmulatedRoute TestResults { get; } = new("testResults");

    /// <summary>The artifacts of a build.</summary>
    public static EmulatedRoute BuildArtifacts { get; } = new("buildArtifacts");

    /// <summary>The pipelines of a project, and a single one.</summary>
    public static EmulatedRoute Pipelines { get; } = new("pipelines");

    /// <summary>The runs of a pipeline, and a single one.</summary>
    public static EmulatedRoute PipelineRuns { get; } = new("pipelineRuns");

    /// <summary>The logs of a pipeline's run.</summary>
    public static EmulatedRoute PipelineLogs { get; } = new("pipelineLogs");

    /// <summary>The policies of a project, and a single one.</summary>
    public static EmulatedRoute PolicyConfigurations { get; } = new("policyConfigurations");

    /// <summary>Work items by their numbers, and a single one: asked for, created, changed, deleted.</summary>
    public static EmulatedRoute WorkItems { get; } = new("workItems");

    /// <summary><c>…/_apis/wit/workitemsbatch</c>.</summary>
    public static EmulatedRoute WorkItemsBatch { get; } = new("workItemsBatch");

    /// <summary><c>…/_apis/wit/reporting/workitemrevisions</c>.</summary>
    public static EmulatedRoute WorkItemRevisions { get; } = new("workItemRevisions");

    /// <summary><c>…/_apis/wit/wiql</c>.</summary>
    public static EmulatedRoute Wiql { get; } = new("wiql");

    /// <summary>The types of work items of a project, and their states.</summary>
    public static EmulatedRoute WorkItemTypes { get; } = new("workItemTypes");

    /// <summary>Areas and iterations of a project.</summary>
    public static EmulatedRoute ClassificationNodes { get; } = new("classificationNodes");

    /// <summary>The iterations of a team.</summary>
    public static EmulatedRoute TeamIterations { get; } = new("teamIterations");

    /// <summary>The variable groups of a project.</summary>
    public static EmulatedRoute VariableGroups { get; } = new("variableGroups");

    /// <summary>Files for work items, up and down.</summary>
    public static EmulatedRoute Attachments { get; } = new("attachments");

    /// <summary><c>almsearch…/_apis/search/codesearchresults</c>.</summary>
    public static EmulatedRoute CodeSearch { get; } = new("codeSearch");

    /// <summary><c>auditservice…/_apis/audit/auditlog</c>.</summary>
    public static EmulatedRoute AuditLog { get; } = new("auditLog");

    /// <summary><c>app.vssps.visualstudio.com/_apis/profile/profiles</c>.</summary>
    public static EmulatedRoute Profiles { get; } = new("profiles");

    /// <summary><c>app.vssps.visualstudio.com/_apis/accounts</c>.</summary>
    public static EmulatedRoute Accounts { get; } = new("accounts");

    /// <summary><c>vssps…/_apis/graph/users</c>, the list and one.</summary>
    public static EmulatedRoute GraphUsers { get; } = new("graphUsers");

    /// <summary><c>vssps…/_apis/graph/serviceprincipals</c>, the list and one.</summary>
    public static EmulatedRoute GraphServicePrincipals { get; } = new("graphServicePrincipals");

    /// <summary><c>vssps…/_apis/graph/groups</c>, the list and one.</summary>
    public static EmulatedRoute GraphGroups { get; } = new("graphGroups");

    /// <summary><c>vssps…/_apis/graph/memberships</c>.</summary>
    public static EmulatedRoute GraphMemberships { get; } = new("graphMemberships");

    /// <summary><c>vssps…/_apis/graph/subjectlookup</c>.</summary>
    public static EmulatedRoute GraphSubjectLookup { get; } = new("graphSubjectLookup");

    /// <summary><c>…/_apis/securitynamespaces</c>, the list and one.</summary>
    public static EmulatedRoute SecurityNamespaces { get; } = new("securityNamespaces");

    /// <summary><c>…/_apis/accesscontrollists/{securityNamespaceId}</c>.</summary>
    public static EmulatedRoute AccessControlLists { get; } = new("accessControlLists");

    /// <summary><c>…/_apis/security/permissionevaluationbatch</c>.</summary>
    public static EmulatedRoute PermissionEvaluation { get; } = new("permissionEvaluation");

    /// <summary><c>vssps…/_apis/identities</c>.</summary>
    public static EmulatedRoute Identities { get; } = new("identities");

    /// <summary><c>vsaex…/_apis/userentitlements</c>, the list and one.</summary>
    public static EmulatedRoute UserEntitlements { get; } = new("userEntitlements");

    /// <summary><c>vsaex…/_apis/groupentitlements/{groupId}/members</c>.</summary>
    public static EmulatedRoute GroupMembers { get; } = new("groupMembers");

    /// <summary><c>vsaex…/_apis/serviceprincipalentitlements</c>.</summary>
    public static EmulatedRoute ServicePrincipalEntitlements { get; } = new("servicePrincipalEntitlements");

    /// <summary>Content at a signed address, on <see cref="EmulatorHost.BlobUri"/>.</summary>
    public static EmulatedRoute Blob { get; } = new("blob");

    /// <summary>Anything else that was asked for.</summary>
    public static EmulatedRoute Other { get; } = new("other");

    /// <summary>The route of a name.</summary>
    /// <param name="name">The name; compared without regard to case.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentException">There is no such route.</exception>
    public static EmulatedRoute Named(string name) => KnownRoutes.Find(name)
        ?? throw new ArgumentException($"The emulator has no route '{name}'.", nameof(name));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
