using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// Makes a pull request, with its reviewers, labels and work items. [D] git-7.1 <c>Pull Requests_Create</c>: a title of up to 400
/// characters, a description of up to 4,000 (both [C]).
/// </summary>
internal static class PullRequestCreation
{
    private const int LongestTitle = 400;
    private const int LongestDescription = 4_000;

    public static async Task CreateAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        if (call.Value("pullRequestId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(HttpMethods.Post), ErrorShape.Wrapped);
        }

        var body = await ResourceBody.ReadObjectAsync(call);
        var title = Title(body) ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("title", "it is missing."));
        var description = Description(body);
        var (source, target) = (body.MemberText("sourceRefName"), body.MemberText("targetRefName"));
        var (sourceCommit, targetCommit) = (Tip(home, source), Tip(home, target));
        if (source == target)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("targetRefName", "it is the source branch."));
        }

        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        PullRequestReviewer[] reviewers = [.. body.MemberItems("reviewers").Select(one => Reviewer(call, one))];
        var added = call.Organization.PullRequests.TryAdd(id => new PullRequest(
                id, home.Repository.Id, title, description, source!, target!, "active", call.Caller, now, null,
                body.MemberFlag("isDraft"), sourceCommit, targetCommit)
            {
                Reviewers = [.. reviewers.DistinctBy(one => one.Id)],
                Labels = [.. body.MemberItems("labels").Select(label => label.MemberText("name")).OfType<string>().Distinct()],
                WorkItems = [.. body.MemberItems("workItemRefs").Select(one => WorkItem(call, one)).Distinct()],
                FirstPush = home.Content.Pushes.Count == 0 ? 0 : home.Content.Pushes[0].Id,
            })
            ?? throw new ServiceRefusalException(GitErrors.PullRequestExists(source!));
        await PullRequestsRoute.AnswerOneAsync(call, home, added, StatusCodes.Status201Created);
    }

    /// <summary>The title that is sent; null for none.</summary>
    public static string? Title(JsonElement body) => Limited(body, "title", LongestTitle);

    /// <summary>The description that is sent; null for none.</summary>
    public static string? Description(JsonElement body) => Limited(body, "description", LongestDescription);

    /// <summary>Where a branch is.</summary>
    public static string Tip(RepositoryHome home, string? reference) =>
        (reference is null ? null : home.Content.Find(reference))
        ?? throw new ServiceRefusalException(GitErrors.NoReference(reference ?? string.Empty));

    /// <summary>A reviewer as one is sent. [I] Only the caller's own vote is taken.</summary>
    public static PullRequestReviewer Reviewer(ResourceCall call, JsonElement body)
    {
        var id = Guid.TryParse(body.MemberText("id"), out var named) ? named
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("reviewers", "each needs an id."));
        Reviewers.Reference(call, id);
        return new PullRequestReviewer(
            id, id == call.Caller.AzureDevOpsId ? body.MemberNumber("vote") ?? 0 : 0, body.MemberFlag("isRequired"),
            body.MemberFlag("isFlagged"), body.MemberFlag("hasDeclined"));
    }

    private static int WorkItem(ResourceCall call, JsonElement body) =>
        int.TryParse(body.MemberText("id"), out var id) && call.Organization.WorkItems.Find(id) is not null ? id
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("workItemRefs", "there is no such work item."));

    private static string? Limited(JsonElement body, string name, int longest) =>
        body.MemberText(name) is not { } text || text.Length <= longest ? body.MemberText(name)
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember(name, $"it is longer than {longest} characters."));
}
