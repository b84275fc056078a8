using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Git;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>
/// <c>…/git/repositories/{repositoryId}/pushes[/{pushId}]</c>: lists the pushes since the start, and adds a commit to a branch. [D] git-7.1
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
        PushBody[] page =
        [
            .. PageWindow.BySkip(call, UsualPage).Of(home.Content.Pushes)
                .Select(push => CommitListing.Push(call, home, push, whole: false, references)),
        ];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PushBody>(page.Length, page), BodyJson.Service.PageBodyPushBody);
    }

    private static async Task PushAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var update = body.MemberItems("refUpdates").FirstOrDefault();
        var commit = body.MemberItems("commits").FirstOrDefault();
        var (name, oldId) = (update.MemberText("name"), update.MemberText("oldObjectId"));
        if (name is null || !name.StartsWith("refs/heads/", StringComparison.Ordinal) || !ObjectId.IsOne(oldId))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("refUpdates", "a branch and where it is are needed."));
        }

        GitFileChange[] changes = [.. commit.MemberItems("changes").Select(Change)];
        if (changes.Length == 0)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("commits", "a commit with changes is needed."));
        }

        GitPush push;
        try
        {
            push = home.Content.TryPush(
                    name, oldId!, call.Caller, call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime,
                    commit.MemberText("comment") ?? string.Empty, changes)
                ?? throw new ServiceRefusalException(GitErrors.ReferenceMoved(name));
        }
        catch (InvalidOperationException conflict)
        {
            throw new ServiceRefusalException(GitErrors.ItemConflict(conflict.Message));
        }

        BecomeDefault(call, home, name);
        await AnswerAsync(call, CommitListing.Push(call, home, push, whole: true, references: true), StatusCodes.Status201Created);
    }

    // The first branch of an empty repository becomes its default one.
    private static void BecomeDefault(ResourceCall call, RepositoryHome home, string branch)
    {
        if (home.Project.RepositoryList.Replace(
            one => one.Id == home.Repository.Id && one.DefaultBranch is null, one => one with { DefaultBranch = branch }))
        {
            call.Services.Listings.Clear();
        }
    }

    private static GitFileChange Change(JsonElement change)
    {
        var path = change.Member("item").MemberText("path");
        if (path is null || !path.StartsWith('/') || path.Length < 2)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("path", "it has to begin at the root."));
        }

        return change.MemberText("changeType")?.ToUpperInvariant() switch
        {
            "ADD" => new GitFileChange(path, Content(change), MustExist: false),
            "EDIT" => new GitFileChange(path, Content(change), MustExist: true),
            "DELETE" => new GitFileChange(path, null, MustExist: true),
            var other => throw new ServiceRefusalException(ServiceErrors.InvalidMember("changeType", $"'{other}' is not emulated.")),
        };
    }

    private static HeldContent Content(JsonElement change)
    {
        var content = change.Member("newContent");
        var text = content.MemberText("content") ?? string.Empty;
        if (!string.Equals(content.MemberText("contentType"), "base64Encoded", StringComparison.OrdinalIgnoreCase))
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
