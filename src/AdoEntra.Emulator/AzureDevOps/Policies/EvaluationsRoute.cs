using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using AdoEntra.Emulator.Organizations.Policies;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Policies;

/// <summary>
/// GET <c>{project}/_apis/policy/evaluations[/{evaluationId}]</c> and PATCH of one, which evaluates it once more: how a pull request stands
/// with its policies. [D] policy-7.1 <c>Evaluations_*</c>, paged by <c>$top</c> and <c>$skip</c>. There is no agent, so a build stays
/// queued, also after it was asked for again.
/// </summary>
internal static class EvaluationsRoute
{
    private const string Artifact = "vstfs:///CodeReview/CodeReviewId/";

    public static ResourceLocation List { get; } = new()
    {
        Id = new("c23ddff5-229c-4d04-a80b-0fdce9f360c8"),
        Route = new("policyEvaluations"),
        Area = "policy",
        ResourceName = "evaluations",
        Template = "{project}/_apis/{area}/{resource}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerListAsync },
    };

    public static ResourceLocation One { get; } = new()
    {
        Id = new("46aecb7a-5d2c-4647-897b-0209505a9fe4"),
        Route = new("policyEvaluations"),
        Area = "policy",
        ResourceName = "evaluations",
        Template = "{project}/_apis/{area}/{resource}/{evaluationId}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = call => BodyJson.AnswerAnyAsync(call.Exchange, Body(call, Find(call, call.RequiredProject))),
            [HttpMethods.Patch] = RequeueAsync,
        },
    };

    private static Task AnswerListAsync(ResourceCall call)
    {
        var (project, artifact) = (call.RequiredProject, call.Query.Text("artifactId"));
        var isOne = artifact?.StartsWith(Artifact, StringComparison.OrdinalIgnoreCase) == true;
        string[] parts = isOne ? artifact![Artifact.Length..].Split('/') : [];
        if (parts is not [var projectId, var number] || call.Organization.FindProject(projectId) != project
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidQuery("artifactId", artifact ?? string.Empty));
        }

        var found = Of(call, project, one => one.Id == id);
        if (found.Count == 0 && call.Organization.PullRequests.Find(id) is null)
        {
            throw new ServiceRefusalException(GitErrors.NoPullRequest(number));
        }

        // [D] Those that have nothing to do with it only where they are asked for.
        Found[] wanted = [.. found.Where(one => call.Query.Flag("includeNotApplicable") || one.Evaluation.Status != "notApplicable")];
        return BodyJson.AnswerPageAsync(call.Exchange, PageWindow.BySkip(call, 100).Of(wanted).Select(one => Body(call, one)));
    }

    private static Task RequeueAsync(ResourceCall call)
    {
        var found = Find(call, call.RequiredProject);
        var changed = call.Organization.PullRequests.Change(found.PullRequest, one => one with
        {
            Requeued = new Dictionary<int, DateTime>(one.Requeued)
            {
                [found.Evaluation.Policy.Id] = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime,
            },
        });
        return BodyJson.AnswerAnyAsync(call.Exchange, Body(call, found with { PullRequest = changed }));
    }

    private static Found Find(ResourceCall call, EmulatedProject project)
    {
        var text = call.Required("evaluationId");
        return (Guid.TryParse(text, out var id)
                ? Of(call, project, _ => true).FirstOrDefault(one => one.Evaluation.Id(one.PullRequest) == id)
                : null)
            ?? throw new ServiceRefusalException(ServiceErrors.NoPolicy(text));
    }

    private static List<Found> Of(ResourceCall call, EmulatedProject project, Func<PullRequest, bool> which) =>
    [
        .. from pullRequest in call.Organization.PullRequests.All.Where(which)
           let repository = project.Repositories.FirstOrDefault(one => one.Id == pullRequest.Repository)
           where repository is not null
           let home = new RepositoryHome(project, repository)
           from evaluation in PolicyEvaluation.Of(call, home, pullRequest)
           select new Found(home, pullRequest, evaluation),
    ];

    private static object Body(ResourceCall call, Found found)
    {
        var (pullRequest, evaluation, project) = (found.PullRequest, found.Evaluation, found.Home.Project);
        var id = evaluation.Id(pullRequest);
        var started = pullRequest.Requeued.TryGetValue(evaluation.Policy.Id, out var again) ? again : pullRequest.Created;
        return new
        {
            ArtifactId = $"{Artifact}{project.Id}/{pullRequest.Id}",
            CompletedDate = evaluation.Status is "approved" or "rejected" ? started : (DateTime?)null,
            Configuration = PolicyListing.Body(call, project, evaluation.Policy),

            // [C] A build's says which it was.
            Context = evaluation.Policy.Type != PolicyType.Build ? null : new
            {
                IsExpired = false,
                BuildDefinitionId = evaluation.Policy.Settings.MemberNumber("buildDefinitionId"),
                BuildIsNotCurrent = false,
                BuildStartedUtc = started,
            },
            EvaluationId = id,
            StartedDate = started,
            evaluation.Status,
            _links = new { Self = new LinkBody($"{call.Address.In(project)}/_apis/policy/evaluations/{id}") },
        };
    }

    private sealed record Found(RepositoryHome Home, PullRequest PullRequest, PolicyEvaluation Evaluation);
}
