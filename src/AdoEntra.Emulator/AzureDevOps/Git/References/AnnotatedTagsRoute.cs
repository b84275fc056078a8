using AdoEntra.Emulator.AzureDevOps.Git.Commits;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.Objects;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.References;

/// <summary>
/// POST <c>…/git/repositories/{repositoryId}/annotatedtags</c> and GET <c>…/annotatedtags/{objectId}</c>. [D] git-7.1 <c>Annotated
/// Tags_*</c>. That a new one is a 201 is [C].
/// </summary>
internal static class AnnotatedTagsRoute
{
    private const string Tags = "refs/tags/";

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("5e8a8081-3851-4626-b677-9891cc04102e"),
        Route = new("annotatedTags"),
        Area = "git",
        ResourceName = "annotatedTags",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{objectId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync, [HttpMethods.Post] = CreateAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var id = call.Value("objectId")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(HttpMethods.Get), ErrorShape.Wrapped);
        return home.Content.Objects.Find(id.ToLowerInvariant()) is { Kind: GitObject.Tag } found
            ? AnswerOneAsync(call, home, GitTag.Parse(found), StatusCodes.Status200OK)
            : throw new ServiceRefusalException(GitErrors.NoObject(id));
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var name = body.MemberText("name") ?? string.Empty;
        var (message, target) = (body.MemberText("message"), body.Member("taggedObject").MemberText("objectId")?.ToLowerInvariant());
        if (!ReferenceNames.IsOne(Tags + name) || message is null)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember(message is null ? "message" : "name", "it is missing or wrong."));
        }

        var content = home.Content;
        var tagged = target is null ? null : content.Objects.Find(target);
        if (tagged is null)
        {
            throw new ServiceRefusalException(GitErrors.NoObject(target ?? string.Empty));
        }

        if (BranchGuard.Check(call.Caller, home, Tags + name) is { } refusal)
        {
            throw new ServiceRefusalException(GitErrors.PushRefused(refusal.Message));
        }

        var now = call.Services.Options.TimeProvider.GetUtcNow();
        var tagger = new GitSignature(call.Caller.Name, ServiceHeaders.UserName(call.Caller), now);
        var id = content.Objects.Add(GitObject.Tag, GitTag.Write(tagged, name, tagger, message));
        if (!content.TryMove(call.Caller, now.UtcDateTime, Tags + name, ObjectId.None, id))
        {
            throw new ServiceRefusalException(GitErrors.TagExists(name));
        }

        await AnswerOneAsync(call, home, GitTag.Parse(content.Objects.Find(id)!), StatusCodes.Status201Created);
    }

    private static Task AnswerOneAsync(ResourceCall call, RepositoryHome home, GitTag tag, int status) => BodyJson.AnswerAnyAsync(
        call.Exchange,
        new
        {
            tag.Name,
            ObjectId = tag.Id,
            TaggedObject = new { ObjectId = tag.Target, ObjectType = tag.TargetKind },
            TaggedBy = CommitListing.Person(tag.Tagger),
            tag.Message,
            Url = $"{call.Address.Repository(home.Project, home.Repository)}/annotatedtags/{tag.Id}",
        },
        status);
}
