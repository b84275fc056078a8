using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>A group of addresses that is faulted, counted and listed as one.</summary>
public enum EmulatedRoute
{
    /// <summary>Every route except the control routes under <c>/_emulator</c>.</summary>
    [JsonStringEnumMemberName("any")]
    Any,

    /// <summary>The App Service identity endpoint, <c>/msi/token</c>.</summary>
    [JsonStringEnumMemberName("msi")]
    Msi,

    /// <summary>The metadata service, <c>/metadata/identity/oauth2/token</c>.</summary>
    [JsonStringEnumMemberName("imds")]
    Imds,

    /// <summary>The identity endpoint of Machine Learning and of hybrid workers, <c>/ml/msi/token</c>.</summary>
    [JsonStringEnumMemberName("machineLearning")]
    MachineLearning,

    /// <summary>Cloud Shell's, <c>/cloudshell/token</c>.</summary>
    [JsonStringEnumMemberName("cloudShell")]
    CloudShell,

    /// <summary>Service Fabric's, <c>/servicefabric/token</c>, with TLS.</summary>
    [JsonStringEnumMemberName("serviceFabric")]
    ServiceFabric,

    /// <summary>The Arc agent's, <c>/arc/token</c>.</summary>
    [JsonStringEnumMemberName("arc")]
    Arc,

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/token</c>.</summary>
    [JsonStringEnumMemberName("token")]
    Token,

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/devicecode</c>.</summary>
    [JsonStringEnumMemberName("deviceCode")]
    DeviceCode,

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/authorize</c>.</summary>
    [JsonStringEnumMemberName("authorize")]
    Authorize,

    /// <summary>GitHub's tokens for its jobs, <c>/_emulator/oidc/github</c>.</summary>
    [JsonStringEnumMemberName("githubOidc")]
    GitHubOidc,

    /// <summary>Azure Pipelines' tokens for its jobs, <c>/{organization}/{project}/_apis/distributedtask/…/oidctoken</c>.</summary>
    [JsonStringEnumMemberName("pipelinesOidc")]
    PipelinesOidc,

    /// <summary>The organization's own address, <c>/{organization}</c>, asked for its tenant.</summary>
    [JsonStringEnumMemberName("discovery")]
    Discovery,

    /// <summary><c>/{organization}/_apis/connectionData</c> and <c>resourceAreas</c>, which are of one area.</summary>
    [JsonStringEnumMemberName("connectionData")]
    ConnectionData,

    /// <summary><c>OPTIONS /{organization}/_apis</c>, on each host: what there is.</summary>
    [JsonStringEnumMemberName("resourceLocations")]
    ResourceLocations,

    /// <summary>The list of projects and a single project.</summary>
    [JsonStringEnumMemberName("projects")]
    Projects,

    /// <summary>The teams of a project or of the organization, and a single team.</summary>
    [JsonStringEnumMemberName("teams")]
    Teams,

    /// <summary>Who is in a team.</summary>
    [JsonStringEnumMemberName("teamMembers")]
    TeamMembers,

    /// <summary>The lists of Git repositories, of a project or of the organization, and a single repository.</summary>
    [JsonStringEnumMemberName("repositories")]
    Repositories,

    /// <summary>The branches and tags of a repository, <c>…/refs</c>.</summary>
    [JsonStringEnumMemberName("references")]
    References,

    /// <summary>The commits of a repository, and a single one.</summary>
    [JsonStringEnumMemberName("commits")]
    Commits,

    /// <summary>The pushes to a repository.</summary>
    [JsonStringEnumMemberName("pushes")]
    Pushes,

    /// <summary>The files and folders of a repository, <c>…/items</c>.</summary>
    [JsonStringEnumMemberName("items")]
    Items,

    /// <summary>The pull requests of a repository or of a project, and a single one.</summary>
    [JsonStringEnumMemberName("pullRequests")]
    PullRequests,

    /// <summary>The branches of a repository and how far they are from another, <c>…/stats/branches</c>.</summary>
    [JsonStringEnumMemberName("branchStats")]
    BranchStats,

    /// <summary>What a commit changed, and what differs between two, <c>…/changes</c> and <c>…/diffs/commits</c>.</summary>
    [JsonStringEnumMemberName("commitChanges")]
    CommitChanges,

    /// <summary>The commits, iterations and changes of a pull request.</summary>
    [JsonStringEnumMemberName("pullRequestIterations")]
    PullRequestIterations,

    /// <summary>What is said about a pull request.</summary>
    [JsonStringEnumMemberName("pullRequestThreads")]
    PullRequestThreads,

    /// <summary>Git's own protocol, <c>/{organization}/{project}/_git/{repository}/…</c>.</summary>
    [JsonStringEnumMemberName("git")]
    Git,

    /// <summary>The builds of a project, and a single one.</summary>
    [JsonStringEnumMemberName("builds")]
    Builds,

    /// <summary>The build definitions of a project, and a single one.</summary>
    [JsonStringEnumMemberName("buildDefinitions")]
    BuildDefinitions,

    /// <summary>The logs of a build and its timeline.</summary>
    [JsonStringEnumMemberName("buildLogs")]
    BuildLogs,

    /// <summary>The artifacts of a build.</summary>
    [JsonStringEnumMemberName("buildArtifacts")]
    BuildArtifacts,

    /// <summary>The pipelines of a project, and a single one.</summary>
    [JsonStringEnumMemberName("pipelines")]
    Pipelines,

    /// <summary>The runs of a pipeline, and a single one.</summary>
    [JsonStringEnumMemberName("pipelineRuns")]
    PipelineRuns,

    /// <summary>The logs of a pipeline's run.</summary>
    [JsonStringEnumMemberName("pipelineLogs")]
    PipelineLogs,

    /// <summary>The policies of a project, and a single one.</summary>
    [JsonStringEnumMemberName("policyConfigurations")]
    PolicyConfigurations,

    /// <summary>The types of policies of a project.</summary>
    [JsonStringEnumMemberName("policyTypes")]
    PolicyTypes,

    /// <summary>Work items by their numbers, and a single one: asked for, created, changed, deleted.</summary>
    [JsonStringEnumMemberName("workItems")]
    WorkItems,

    /// <summary><c>…/_apis/wit/workitemsbatch</c>.</summary>
    [JsonStringEnumMemberName("workItemsBatch")]
    WorkItemsBatch,

    /// <summary><c>…/_apis/wit/reporting/workitemrevisions</c>.</summary>
    [JsonStringEnumMemberName("workItemRevisions")]
    WorkItemRevisions,

    /// <summary><c>…/_apis/wit/wiql</c>.</summary>
    [JsonStringEnumMemberName("wiql")]
    Wiql,

    /// <summary>The types of work items of a project, and their states.</summary>
    [JsonStringEnumMemberName("workItemTypes")]
    WorkItemTypes,

    /// <summary>Areas and iterations of a project.</summary>
    [JsonStringEnumMemberName("classificationNodes")]
    ClassificationNodes,

    /// <summary>The iterations of a team.</summary>
    [JsonStringEnumMemberName("teamIterations")]
    TeamIterations,

    /// <summary>The pools of agents.</summary>
    [JsonStringEnumMemberName("agentPools")]
    AgentPools,

    /// <summary>The agents of a pool.</summary>
    [JsonStringEnumMemberName("agents")]
    Agents,

    /// <summary>The pools as a project has them.</summary>
    [JsonStringEnumMemberName("agentQueues")]
    AgentQueues,

    /// <summary>The variable groups of a project.</summary>
    [JsonStringEnumMemberName("variableGroups")]
    VariableGroups,

    /// <summary>The wikis of a project or of the organization.</summary>
    [JsonStringEnumMemberName("wikis")]
    Wikis,

    /// <summary>Files for work items, up and down.</summary>
    [JsonStringEnumMemberName("attachments")]
    Attachments,

    /// <summary><c>feeds…/_apis/packaging/feeds</c>, the list and one.</summary>
    [JsonStringEnumMemberName("feeds")]
    Feeds,

    /// <summary><c>feeds…/_apis/packaging/feeds/{feedId}/packages</c>, the list and one.</summary>
    [JsonStringEnumMemberName("packages")]
    Packages,

    /// <summary><c>almsearch…/_apis/search/codesearchresults</c>.</summary>
    [JsonStringEnumMemberName("codeSearch")]
    CodeSearch,

    /// <summary><c>auditservice…/_apis/audit/auditlog</c>.</summary>
    [JsonStringEnumMemberName("auditLog")]
    AuditLog,

    /// <summary><c>app.vssps.visualstudio.com/_apis/profile/profiles</c>.</summary>
    [JsonStringEnumMemberName("profiles")]
    Profiles,

    /// <summary><c>app.vssps.visualstudio.com/_apis/accounts</c>.</summary>
    [JsonStringEnumMemberName("accounts")]
    Accounts,

    /// <summary><c>vssps…/_apis/graph/users</c>, the list and one.</summary>
    [JsonStringEnumMemberName("graphUsers")]
    GraphUsers,

    /// <summary><c>vssps…/_apis/graph/serviceprincipals</c>, the list and one.</summary>
    [JsonStringEnumMemberName("graphServicePrincipals")]
    GraphServicePrincipals,

    /// <summary><c>vssps…/_apis/graph/groups</c>, the list and one.</summary>
    [JsonStringEnumMemberName("graphGroups")]
    GraphGroups,

    /// <summary><c>vssps…/_apis/graph/memberships</c>.</summary>
    [JsonStringEnumMemberName("graphMemberships")]
    GraphMemberships,

    /// <summary><c>vssps…/_apis/identities</c>.</summary>
    [JsonStringEnumMemberName("identities")]
    Identities,

    /// <summary><c>vsaex…/_apis/userentitlements</c>, the list and one.</summary>
    [JsonStringEnumMemberName("userEntitlements")]
    UserEntitlements,

    /// <summary><c>vsaex…/_apis/groupentitlements/{groupId}/members</c>.</summary>
    [JsonStringEnumMemberName("groupMembers")]
    GroupMembers,

    /// <summary><c>vsaex…/_apis/serviceprincipalentitlements</c>.</summary>
    [JsonStringEnumMemberName("servicePrincipalEntitlements")]
    ServicePrincipalEntitlements,

    /// <summary>Content at a signed address, on <see cref="EmulatorHost.BlobUri"/>.</summary>
    [JsonStringEnumMemberName("blob")]
    Blob,

    /// <summary>Anything else that was asked for.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
