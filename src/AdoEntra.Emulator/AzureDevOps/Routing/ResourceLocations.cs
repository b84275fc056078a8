using AdoEntra.Emulator.AzureDevOps.Agents;
using AdoEntra.Emulator.AzureDevOps.Audit;
using AdoEntra.Emulator.AzureDevOps.Boards;
using AdoEntra.Emulator.AzureDevOps.Builds;
using AdoEntra.Emulator.AzureDevOps.Checks;
using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Definitions;
using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Entitlements;
using AdoEntra.Emulator.AzureDevOps.Environments;
using AdoEntra.Emulator.AzureDevOps.Git.Commits;
using AdoEntra.Emulator.AzureDevOps.Git.Items;
using AdoEntra.Emulator.AzureDevOps.Git.PullRequests;
using AdoEntra.Emulator.AzureDevOps.Git.References;
using AdoEntra.Emulator.AzureDevOps.Git.Repositories;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Identities;
using AdoEntra.Emulator.AzureDevOps.Library;
using AdoEntra.Emulator.AzureDevOps.Policies;
using AdoEntra.Emulator.AzureDevOps.Profiles;
using AdoEntra.Emulator.AzureDevOps.Search;
using AdoEntra.Emulator.AzureDevOps.Security;
using AdoEntra.Emulator.AzureDevOps.ServiceConnections;
using AdoEntra.Emulator.AzureDevOps.Tests;
using AdoEntra.Emulator.AzureDevOps.Work;
using AdoEntra.Emulator.Pipelines;

namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>All resources that are emulated. A plain one is a row of its area, any other a route and a line here.</summary>
internal static class ResourceLocations
{
    public static IReadOnlyList<ResourceLocation> All { get; } =
    [
        ConnectionDataRoute.Location, ResourceAreasRoute.Location,
        ProjectsRoute.Location,
        RepositoriesRoute.Location, RecycleBinRoute.Bin, RecycleBinRoute.Deleted, ForksRoute.Location, ImportRequestsRoute.Location,
        ReferencesRoute.Location, AnnotatedTagsRoute.Location, CommitsRoute.Location, CommitsRoute.Batch, CommitsRoute.MergeBases,
        PushesRoute.Location, ItemsRoute.Location, ItemsRoute.Batch, ObjectsRoute.Blobs, ObjectsRoute.Trees,
        PullRequestsRoute.OfRepository, PullRequestsRoute.OfProject, PullRequestsRoute.ById,
        BranchStatsRoute.Location, ChangesRoute.OfCommit, ChangesRoute.Differences,
        IterationsRoute.Commits, IterationsRoute.Iterations, IterationsRoute.Changes, IterationsRoute.CommitsOfIteration,
        ThreadsRoute.Threads, ThreadsRoute.Comments, ReviewersRoute.Location, PullRequestParts.Labels, PullRequestParts.WorkItems,
        BuildsRoute.Builds, ArtifactsRoute.Location, BuildLogsRoute.Location, TimelineRoute.Location,
        BuildTagsRoute.All, BuildTagsRoute.One, StagesRoute.Location, CheckSuitesRoute.Location, LeasesRoute.Location, LeasesRoute.OfBuild,
        DefinitionsRoute.Location, FoldersRoute.Location,
        PipelinesRoute.Pipelines, RunsRoute.Runs, RunsRoute.Preview, RunsRoute.Logs, RunsRoute.Artifacts,
        TestResultsRoute.Runs, TestResultsRoute.Results, TestResultsRoute.OfBuild, TestResultsRoute.Coverage,
        PolicyConfigurationsRoute.Location, PolicyConfigurationsRoute.Revisions, PolicyConfigurationsRoute.OfGit,
        EvaluationsRoute.List, EvaluationsRoute.One,
        WorkItemsRoute.Location, WorkItemsRoute.Creation, WorkItemsRoute.Batch, WorkItemRevisionsRoute.Location, WiqlRoute.Location,
        AttachmentsRoute.Location, WorkItemTypesRoute.Location, WorkItemTypesRoute.StatesOfType,
        ClassificationNodesRoute.Roots, ClassificationNodesRoute.Nodes, IterationsOfTeamRoute.Location,
        AgentsRoute.Agents, AgentsRoute.JobRequests, PoolMaintenanceRoute.Definitions, PoolMaintenanceRoute.Jobs,
        EnvironmentPartsRoute.Records, EnvironmentPartsRoute.Kubernetes, PipelinePermissionsRoute.One, PipelinePermissionsRoute.Several,
        ChecksRoute.Configurations, ChecksRoute.Query, ApprovalsRoute.Location,
        VariableGroupsRoute.OfProject, VariableGroupsRoute.OfOrganization,
        ServiceConnectionsRoute.OfProject, ServiceConnectionsRoute.OfOrganization, ServiceConnectionsRoute.History,
        ConnectionProxyRoute.Location,
        IdentitiesRoute.Location, CodeSearchRoute.Location, AuditLogRoute.Location,
        ProfilesRoute.Profiles, ProfilesRoute.Accounts,
        GraphRoute.Users, GraphRoute.ServicePrincipals, GraphRoute.Groups, MembershipsRoute.Location,
        SubjectLookupRoute.Location,
        SecurityRoutes.Namespaces, SecurityRoutes.AccessControlLists, SecurityRoutes.Evaluation,
        UserEntitlementsRoute.List, UserEntitlementsRoute.One, GroupMembersRoute.Location,
        ServicePrincipalEntitlementsRoute.Location, ServicePrincipalEntitlementsRoute.One,
        PipelinesOidcRoute.Location,
        .. CollectionRoutes.All.Select(route => route.Location),
    ];

    private static readonly ILookup<(ServiceHost, string), ResourceLocation> ByFirstWord = All
        .OrderByDescending(location => location.Form.Literals)
        .ToLookup(location => (location.Host, location.Form.First.ToUpperInvariant()));

    /// <summary>The resource that an address below an organization belongs to, with the values in the address; null for none.</summary>
    public static (ResourceLocation Location, IReadOnlyDictionary<string, string> Values)? Find(
        ServiceHost host, ReadOnlySpan<string> path)
    {
        var apis = path.IndexOf("_apis", StringComparer.OrdinalIgnoreCase);
        if (apis < 0 || apis + 1 >= path.Length)
        {
            return null;
        }

        foreach (var location in ByFirstWord[(host, path[apis + 1].ToUpperInvariant())])
        {
            if (location.Form.Match(path) is { } values)
            {
                return (location, values);
            }
        }

        return null;
    }
}
