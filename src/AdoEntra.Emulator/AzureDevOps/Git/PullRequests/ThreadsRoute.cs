using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// <c>…/pullRequests/{pullRequestId}/threads[/{threadId}[/comments[/{commentId}]]]</c>: what is said about a pull request. [D] git-7.1
/// <c>Pull Request Threads_*</c>, <c>Pull Request Thread Comments_*</c>; the lists are not paged. Only who wrote a comment changes it.
/// </summary>
internal static class ThreadsRoute
{
    private const string OfPullRequest = "{project?}/_apis/{area}/repositories/{repositoryId}/pullRequests/{pullRequestId}/threads";

    public static ResourceLocation Threads { get; } = new()
    {
        Id = new("ab6e2e5d-a0b7-4153-b64a-a4efe0d49449"),
        Route = EmulatedRoute.PullRequestThreads,
        Area = "git",
        ResourceName = "pullRequestThreads",
        Template = OfPullRequest + "/{threadId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Post] = CreateAsync,
            [HttpMethods.Patch] = ChangeAsync,
        },
    };

    public static ResourceLocation Comments { get; } = new()
    {
        Id = new("965a3ec7-5ed8-455a-bdcb-835a5ea7fe7b"),
        Route = EmulatedRoute.PullRequestThreads,
        Area = "git",
        ResourceName = "pullRequestThreadComments",
        Template = OfPullRequest + "/{threadId}/comments/{commentId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerCommentsAsync,
            [HttpMethods.Post] = AddCommentAsync,
            [HttpMethods.Patch] = ChangeCommentAsync,
            [HttpMethods.Delete] = DeleteCommentAsync,
        },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        if (call.Value("threadId") is not null)
        {
            return AnswerOneAsync(call, home, pullRequest, FindThread(call, pullRequest));
        }

        ThreadBody[] threads = [.. pullRequest.Threads.Select(thread => Body(call, home, pullRequest, thread))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<ThreadBody>(threads.Length, threads), BodyJson.Service.PageBodyThreadBody);
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        PullRequestComment[] comments = [.. body.MemberItems("comments").Select((comment, index) => Comment(call, comment, index + 1))];
        if (comments.Length == 0)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("comments", "a thread begins with one."));
        }

        var (context, iterations) = (body.Member("threadContext"), body.Member("pullRequestThreadContext"));
        var status = body.MemberChoice("status", ServiceEnums.CommentThreadStatus);
        var changed = call.Organization.PullRequests.Change(pullRequest, one => one with
        {
            Threads =
            [
                .. one.Threads,
                new PullRequestThread(
                    call.Organization.PullRequests.NextThread(), status is "unknown" ? null : status,
                    context.ValueKind == JsonValueKind.Object ? context : null, Now(call), Now(call), comments)
                {
                    Iterations = iterations.ValueKind == JsonValueKind.Object ? iterations : null,
                },
            ],
        });
        await AnswerOneAsync(call, home, changed, changed.Threads[^1]);
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        var thread = FindThread(call, pullRequest);
        var body = await ResourceBody.ReadObjectAsync(call);
        var status = body.MemberChoice("status", ServiceEnums.CommentThreadStatus);
        var changed = Replace(call, pullRequest, thread, one => one with { Status = status ?? one.Status });
        PullRequestCompletion.Auto(call, home, call.Organization.PullRequests.Find(pullRequest.Id)!);
        await AnswerOneAsync(call, home, pullRequest, changed);
    }

    private static Task AnswerCommentsAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        var thread = FindThread(call, pullRequest);
        if (call.Value("commentId") is not null)
        {
            return AnswerCommentAsync(call, home, pullRequest, thread, FindComment(call, thread));
        }

        CommentBody[] comments = [.. thread.Comments.Select(comment => Body(call, home, pullRequest, thread, comment))];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<CommentBody>(comments.Length, comments), BodyJson.Service.PageBodyCommentBody);
    }

    private static async Task AddCommentAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        var thread = FindThread(call, pullRequest);
        var body = await ResourceBody.ReadObjectAsync(call);
        var changed = Replace(
            call, pullRequest, thread,
            one => one with { Comments = [.. one.Comments, Comment(call, body, one.Comments.Count + 1)] });
        await AnswerCommentAsync(call, home, pullRequest, changed, changed.Comments[^1]);
    }

    private static async Task ChangeCommentAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        var thread = FindThread(call, pullRequest);
        var comment = FindOwn(call, thread);
        var body = await ResourceBody.ReadObjectAsync(call);
        var after = comment with { Content = body.MemberText("content") ?? comment.Content, Updated = Now(call) };
        var changed = ReplaceComment(call, pullRequest, thread, after);
        await AnswerCommentAsync(call, home, pullRequest, changed, after);
    }

    private static Task DeleteCommentAsync(ResourceCall call)
    {
        var (_, pullRequest) = Find(call);
        var thread = FindThread(call, pullRequest);
        ReplaceComment(call, pullRequest, thread, FindOwn(call, thread) with { IsDeleted = true, Updated = Now(call) });
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status200OK);
    }

    private static PullRequestThread Replace(
        ResourceCall call, PullRequest pullRequest, PullRequestThread thread, Func<PullRequestThread, PullRequestThread> change)
    {
        var changed = call.Organization.PullRequests.Change(pullRequest, one => one with
        {
            Threads = [.. one.Threads.Select(held => held.Id == thread.Id ? change(held) with { Updated = Now(call) } : held)],
        });
        return changed.Threads.First(held => held.Id == thread.Id);
    }

    private static PullRequestThread ReplaceComment(
        ResourceCall call, PullRequest pullRequest, PullRequestThread thread, PullRequestComment after) => Replace(
            call, pullRequest, thread,
            one => one with { Comments = [.. one.Comments.Select(held => held.Id == after.Id ? after : held)] });

    private static PullRequestComment Comment(ResourceCall call, JsonElement body, int id) => new(
        id, body.MemberNumber("parentCommentId") ?? 0, call.Caller,
        body.MemberText("content") ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("content", "it is missing.")),
        body.MemberChoice("commentType", ServiceEnums.CommentType) ?? "text", Now(call), Now(call));

    private static ThreadBody Body(ResourceCall call, RepositoryHome home, PullRequest pullRequest, PullRequestThread thread) => new(
        thread.Id, thread.Published, thread.Updated,
        [.. thread.Comments.Select(comment => Body(call, home, pullRequest, thread, comment))], thread.Status, thread.Context,
        thread.Iterations,
        new Dictionary<string, PropertyBody>(), thread.Comments.All(comment => comment.IsDeleted),
        new Dictionary<string, LinkBody>
        {
            ["self"] = new(Url(call, home, pullRequest, thread)),
            ["repository"] = new(call.Address.Repository(home.Project, home.Repository)),
        });

    private static CommentBody Body(
        ResourceCall call, RepositoryHome home, PullRequest pullRequest, PullRequestThread thread, PullRequestComment comment) => new(
            comment.Id, comment.ParentId, GraphSubject.Reference(call.Address, comment.Author),
            comment.IsDeleted ? null : comment.Content, comment.Published, comment.Updated, comment.Updated, comment.Kind,
            comment.IsDeleted ? true : null, [],
            new Dictionary<string, LinkBody> { ["self"] = new($"{Url(call, home, pullRequest, thread)}/comments/{comment.Id}") });

    private static string Url(ResourceCall call, RepositoryHome home, PullRequest pullRequest, PullRequestThread thread) =>
        $"{call.Address.Repository(home.Project, home.Repository)}/pullRequests/{pullRequest.Id}/threads/{thread.Id}";

    private static (RepositoryHome Home, PullRequest PullRequest) Find(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        return (home, PullRequestsRoute.Find(call, home));
    }

    private static PullRequestThread FindThread(ResourceCall call, PullRequest pullRequest)
    {
        var id = call.Value("threadId")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return pullRequest.Threads.FirstOrDefault(thread => thread.Id.ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(GitErrors.NoThread(id));
    }

    private static PullRequestComment FindComment(ResourceCall call, PullRequestThread thread)
    {
        var id = call.Value("commentId")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return thread.Comments.FirstOrDefault(comment => comment.Id.ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(GitErrors.NoThread(id));
    }

    private static PullRequestComment FindOwn(ResourceCall call, PullRequestThread thread) =>
        FindComment(call, thread) is var comment && comment.Author == call.Caller
            ? comment
            : throw new ServiceRefusalException(GitErrors.PushRefused("The comment was written by somebody else."));

    private static DateTime Now(ResourceCall call) => call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;

    private static Task AnswerOneAsync(ResourceCall call, RepositoryHome home, PullRequest pullRequest, PullRequestThread thread) =>
        BodyJson.AnswerAsync(call.Exchange, Body(call, home, pullRequest, thread), BodyJson.Service.ThreadBody);

    private static Task AnswerCommentAsync(
        ResourceCall call, RepositoryHome home, PullRequest pullRequest, PullRequestThread thread, PullRequestComment comment) =>
        BodyJson.AnswerAsync(call.Exchange, Body(call, home, pullRequest, thread, comment), BodyJson.Service.CommentBody);
}
