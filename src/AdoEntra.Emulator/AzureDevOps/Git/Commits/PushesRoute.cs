using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Git.References;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Commits;

/// <summary>
/// <c>…/git/repositories/{repositoryId}/pushes[/{pushId}]</c>: lists the pushes, and adds commits to a branch. [D] git-7.1
/// <c>Pushes_*</c>; that a push answers 201 is [C], where the contract says 200.
/// </summary>
internal static class PushesRoute
{
    private const int UsualPage = 100;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("ea98d07b-3c87-4971-8ede-a613694ffb55"),
        Route = EmulatedRoute.Pushes,
        Area = "git",
        ResourceName = "pushes",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{pushId?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync, [HttpMethods.Post] = PushAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        if (call.Value("pushId") is { } id)
        {
            var push = home.Content.Pushes.FirstOrDefault(one =>
                    string.Equals(one.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), id, StringComparison.Ordinal))
                ?? throw new ServiceRefusalException(GitErrors.NoPush(id));
            return AnswerAsync(call, CommitListing.Push(call, home, push, whole: true, references: true), StatusCodes.Status200OK);
        }

        var references = call.Query.Flag("searchCriteria.includeRefUpdates");
        var (branch, pusher) = (call.Query.Text("searchCriteria.refName"), call.Query.Id("searchCriteria.pusherId"));
        var (from, to) = (call.Query.Time("searchCriteria.fromDate"), call.Query.Time("searchCriteria.toDate"));
        GitPush[] found =
        [
            .. home.Content.Pushes.Where(push =>
                (branch is null || push.Moves.Any(move => move.Name == branch))
                && (pusher is null || push.Pusher.AzureDevOpsId == pusher)
                && (from is null || push.Date >= from.Value.UtcDateTime) && (to is null || push.Date <= to.Value.UtcDateTime)),
        ];
        PushBody[] page =
        [
            .. PageWindow.BySkip(call, UsualPage).Of(found)
                .Select(push => CommitListing.Push(call, home, push, whole: false, references)),
        ];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PushBody>(page.Length, page), BodyJson.Service.PageBodyPushBody);
    }

    private static async Task PushAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        if (call.Exchange.Http.Request.ContentLength > call.Services.Options.LargestPush)
        {
            throw new ServiceRefusalException(GitErrors.PushTooLarge(call.Services.Options.LargestPush));
        }

        var body = await ResourceBody.ReadObjectAsync(call);
        (string Name, string OldId, string? NewId)[] updates = [.. body.MemberItems("refUpdates").Select(one => Update(home, one))];
        if (updates.Length == 0 || updates.Count(one => one.NewId is null) > 1
            || updates.DistinctBy(one => one.Name).Count() < updates.Length)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("refUpdates", "a branch and where it is are needed."));
        }

        GitNewCommit[] commits = [.. body.MemberItems("commits").Select(Commit)];
        if (updates.Any(one => one.NewId is null) && (commits.Length == 0 || commits.Any(commit => commit.Changes.Count == 0)))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("commits", "a commit with changes is needed."));
        }

        foreach (var (name, _, _) in updates)
        {
            if (BranchGuard.Check(call.Caller, home, name) is { } refusal)
            {
                throw new ServiceRefusalException(GitErrors.PushRefused(refusal.Message));
            }
        }

        GitPush push;
        try
        {
            push = home.Content.TryPush(
                    updates, call.Caller, call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime, commits, out var stale)
                ?? throw new ServiceRefusalException(GitErrors.ReferenceMoved(stale!));
        }
        catch (InvalidOperationException conflict)
        {
            throw new ServiceRefusalException(GitErrors.ItemConflict(conflict.Message));
        }

        if (push.Moves.FirstOrDefault(move =>
            move.NewId != ObjectId.None && move.Name.StartsWith("refs/heads/", StringComparison.Ordinal)) is { } first)
        {
            home.BecomeDefault(call.Services, first.Name);
        }

        await AnswerAsync(call, CommitListing.Push(call, home, push, whole: true, references: true), StatusCodes.Status201Created);
    }

    // [C] What is to be committed to has no new object; another one is moved along.
    private static (string Name, string OldId, string? NewId) Update(RepositoryHome home, JsonElement update)
    {
        var (name, oldId) = (update.MemberText("name"), update.MemberText("oldObjectId"));
        if (!ReferenceNames.IsOne(name) || !ObjectId.IsOne(oldId))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("refUpdates", "a branch and where it is are needed."));
        }

        var newId = update.MemberText("newObjectId")?.ToLowerInvariant();
        return newId is null || newId == ObjectId.None || home.Content.Objects.Find(newId) is not null
            ? (name!, oldId.ToLowerInvariant(), newId)
            : throw new ServiceRefusalException(GitErrors.NoObject(newId));
    }

    private static GitNewCommit Commit(JsonElement commit)
    {
        var author = commit.Member("author");
        var written = author.MemberText("date") is { } date && DateTimeOffset.TryParse(
            date, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : (DateTimeOffset?)null;
        return new GitNewCommit(
            commit.MemberText("comment") ?? string.Empty,
            [.. commit.MemberItems("changes").Select(Change)],
            author.MemberText("name") is { } name
                ? new GitSignature(name, author.MemberText("email") ?? string.Empty, written ?? DateTimeOffset.UnixEpoch)
                : null);
    }

    private static GitFileChange Change(JsonElement change)
    {
        var path = change.Member("item").MemberText("path");
        if (path is null || !path.StartsWith('/') || path.Length < 2)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("path", "it has to begin at the root."));
        }

        // [D code] A word or a number; a file that is renamed may be edited at once.
        const int Add = 1;
        const int Edit = 2;
        const int Rename = 8;
        const int Delete = 16;
        var kind = change.MemberChosenNumber("changeType", ServiceEnums.ChangeType);
        var former = change.MemberText("sourceServerItem");
        return kind switch
        {
            Add => new GitFileChange(path, Content(change), MustExist: false),
            Edit => new GitFileChange(path, Content(change), MustExist: true),
            Delete => new GitFileChange(path, null, MustExist: true),
            Rename or (Rename | Edit) when former is not null => new GitFileChange(
                path, change.Member("newContent").ValueKind == JsonValueKind.Object ? Content(change) : null, MustExist: true, former),
            _ => throw new ServiceRefusalException(ServiceErrors.InvalidMember(
                "changeType", "a file is added, edited, deleted, or renamed from its sourceServerItem; nothing else is emulated.")),
        };
    }

    private static HeldContent Content(JsonElement change)
    {
        var content = change.Member("newContent");
        var text = content.MemberText("content") ?? string.Empty;
        if (content.MemberChoice("contentType", ServiceEnums.ItemContentType) is null or "rawText")
        {
            return new HeldContent(text);
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? new HeldContent(bytes[..length])
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("content", "it is not base64."));
    }

    private static Task AnswerAsync(ResourceCall call, PushBody body, int status) =>
        BodyJson.AnswerAsync(call.Exchange, body, BodyJson.Service.PushBody, status);
}
