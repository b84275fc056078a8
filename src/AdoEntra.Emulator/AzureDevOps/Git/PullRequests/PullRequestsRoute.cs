using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.Objects;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// <c>…/git/repositories/{repositoryId}/pullrequests[/{id}]</c> and <c>{project}/_apis/git/pullrequests[/{id}]</c>, paged by <c>$top</c>
/// and
/// <c>$skip</c>; makes and changes them too. [D] git-7.1 <c>Pull Requests_*</c>. The usual length of a page is [I], 201 is [C].
/// </summary>
internal static class PullRequestsRoute
{
    private const int UsualPage = 100;

    private static readonly Dictionary<string, ServiceEnum> Criteria = new()
    {
        ["searchCriteria.status"] = ServiceEnums.PullRequestStatus,
        ["searchCriteria.queryTimeRangeType"] = ServiceEnums.PullRequestTimeRangeType,
    };

    public static ResourceLocation OfRepository { get; } = new()
    {
        Id = new("9946fd70-0d40-406e-b686-b4744cbbcc37"),
        Route = EmulatedRoute.PullRequests,
        Area = "git",
        ResourceName = "pullRequests",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{pullRequestId?}",
        ResourceVersion = 2,
        Choices = Criteria,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerOfRepositoryAsync,
            [HttpMethods.Post] = CreateAsync,
            [HttpMethods.Patch] = ChangeAsync,
        },
    };

    public static ResourceLocation OfProject { get; } = new()
    {
        Id = new("a5d28130-9cd2-40fa-9f08-902e7daa9efb"),
        Route = EmulatedRoute.PullRequests,
        Area = "git",
        ResourceName = "pullRequests",
        Template = "{project}/_apis/{area}/{resource}",
        ResourceVersion = 2,
        Choices = Criteria,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerOfProjectAsync },
    };

    public static ResourceLocation ById { get; } = new()
    {
        Id = new("01a46dea-7d46-4d40-bc84-319e7c260d99"),
        Route = EmulatedRoute.PullRequests,
        Area = "git",
        ResourceName = "pullRequests",
        Template = "{project?}/_apis/{area}/{resource}/{pullRequestId}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerByIdAsync },
    };

    private static Task AnswerOfRepositoryAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        return call.Value("pullRequestId") is null
            ? AnswerPageAsync(call, [home])
            : AnswerOneAsync(call, home, Find(call, home), StatusCodes.Status200OK);
    }

    private static Task AnswerOfProjectAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        return AnswerPageAsync(call, [.. project.Repositories.Select(repository => new RepositoryHome(project, repository))]);
    }

    private static Task AnswerByIdAsync(ResourceCall call)
    {
        var homes = (call.Project is { } project ? [project] : call.Organization.Projects)
            .SelectMany(one => one.Repositories, (one, repository) => new RepositoryHome(one, repository))
            .ToDictionary(home => home.Repository.Id);
        var found = Find(call, one => homes.ContainsKey(one.Repository));
        return AnswerOneAsync(call, homes[found.Repository], found, StatusCodes.Status200OK);
    }

    private static Task AnswerPageAsync(ResourceCall call, IReadOnlyList<RepositoryHome> homes)
    {
        var byId = homes.ToDictionary(home => home.Repository.Id);
        PullRequest[] found = [.. PullRequestListing.Asked(call).Where(one => byId.ContainsKey(one.Repository))];
        PullRequestBody[] page =
        [
            .. PageWindow.BySkip(call, UsualPage).Of(found)
                .Select(one => PullRequestListing.Of(call, byId[one.Repository], one, whole: false)),
        ];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<PullRequestBody>(page.Length, page), BodyJson.Service.PageBodyPullRequestBody);
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var title = body.MemberText("title") ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("title", "it is missing."));
        var (source, target) = (body.MemberText("sourceRefName"), body.MemberText("targetRefName"));
        var (sourceCommit, targetCommit) = (Tip(home, source), Tip(home, target));
        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var added = call.Organization.PullRequests.TryAdd(id => new PullRequest(
                id, home.Repository.Id, title, body.MemberText("description"), source!, target!, "active", call.Caller, now, null,
                body.MemberFlag("isDraft"), sourceCommit, targetCommit))
            ?? throw new ServiceRefusalException(GitErrors.PullRequestExists(source!));
        await AnswerOneAsync(call, home, added, StatusCodes.Status201Created);
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var found = Find(call, home);
        var body = await ResourceBody.ReadObjectAsync(call);
        var status = body.MemberChoice("status", ServiceEnums.PullRequestStatus);
        if (status is not (null or "active" or "abandoned" or "completed"))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("status", "it is active, abandoned or completed."));
        }

        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var merge = PullRequestMerge.Of(home.Content, found);
        var changed = found with
        {
            Title = body.MemberText("title") ?? found.Title,
            Description = body.MemberText("description") ?? found.Description,
            Status = status ?? found.Status,
            IsDraft = body.Member("isDraft").ValueKind is JsonValueKind.True or JsonValueKind.False
                ? body.MemberFlag("isDraft")
                : found.IsDraft,
            Closed = status is null ? found.Closed : status == "active" ? null : now,
            ClosedBy = status is null ? found.ClosedBy : status == "active" ? null : call.Caller,
            SourceCommit = merge.Source,
            TargetCommit = merge.Target,
        };
        if (status == "completed" && found.Status == "active")
        {
            changed = Completed(call, home, changed, body, now);
        }

        call.Organization.PullRequests.Change(found, one => changed with { Threads = one.Threads });
        await AnswerOneAsync(call, home, changed, StatusCodes.Status200OK);
    }

    private static PullRequest Completed(
        ResourceCall call, RepositoryHome home, PullRequest pullRequest, JsonElement body, DateTime now)
    {
        // [D] Which commit of the source branch is meant; another one by now is refused.
        var seen = body.Member("lastMergeSourceCommit").MemberText("commitId");
        var options = body.Member("completionOptions");
        var strategy = options.MemberChoice("mergeStrategy", ServiceEnums.MergeStrategy)
            ?? (options.MemberFlag("squashMerge") ? "squash" : "noFastForward");
        var merged = seen is not null && seen != pullRequest.SourceCommit ? null : PullRequestMerge.Complete(
            home.Content, pullRequest, call.Caller, now, strategy,
            options.MemberText("mergeCommitMessage") ?? $"Merged PR {pullRequest.Id}: {pullRequest.Title}");
        if (merged is null)
        {
            throw new ServiceRefusalException(GitErrors.NotMergeable(pullRequest.Id));
        }

        if (options.MemberFlag("deleteSourceBranch"))
        {
            home.Content.TryMove(call.Caller, now, pullRequest.Source, home.Content.Find(pullRequest.Source)!, ObjectId.None);
        }

        return pullRequest with
        {
            MergeCommit = merged,
            MergeStrategy = strategy,
            DeletesSource = options.MemberFlag("deleteSourceBranch"),
        };
    }

    private static string Tip(RepositoryHome home, string? reference) =>
        (reference is null ? null : home.Content.Find(reference))
        ?? throw new ServiceRefusalException(GitErrors.NoReference(reference ?? string.Empty));

    /// <summary>The pull request in the address, of the repository in the address.</summary>
    public static PullRequest Find(ResourceCall call, RepositoryHome home) => Find(call, one => one.Repository == home.Repository.Id);

    private static PullRequest Find(ResourceCall call, Func<PullRequest, bool> belongs)
    {
        var text = call.Value("pullRequestId")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && call.Organization.PullRequests.Find(id) is { } found && belongs(found) ? found : null)
            ?? throw new ServiceRefusalException(GitErrors.NoPullRequest(text));
    }

    private static Task AnswerOneAsync(ResourceCall call, RepositoryHome home, PullRequest pullRequest, int status) => BodyJson.AnswerAsync(
        call.Exchange, PullRequestListing.Of(call, home, pullRequest, whole: true), BodyJson.Service.PullRequestBody, status);
}
