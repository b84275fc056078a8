using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// The tags of a build: GET, POST (a list) and PATCH (<c>tagsToAdd</c>, <c>tagsToRemove</c>) of <c>…/builds/{buildId}/tags</c>, PUT and
/// DELETE of <c>…/tags/{tag}</c>. [D] build-7.1 <c>Tags_*</c>: each gives all tags that there are then.
/// </summary>
internal static class BuildTagsRoute
{
    public static ResourceLocation All { get; } = new()
    {
        Id = new("6e6114b2-8161-44c8-8f6c-c5505782427f"),
        Route = EmulatedRoute.BuildChanges,
        Area = "build",
        ResourceName = "tags",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}",
        ResourceVersion = 3,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = call => AnswerAsync(call, BuildsRoute.Find(call).Tags),
            [HttpMethods.Post] = AddAsync,
            [HttpMethods.Patch] = ChangeAsync,
        },
    };

    public static ResourceLocation One { get; } = new()
    {
        Id = new("6e6114b2-8161-44c8-8f6c-c5505782427e"),
        Route = EmulatedRoute.BuildChanges,
        Area = "build",
        ResourceName = "tags",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}/{*tag}",
        ResourceVersion = 3,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Put] = call => ChangeAsync(call, [call.Required("tag")], []),
            [HttpMethods.Delete] = call => ChangeAsync(call, [], [call.Required("tag")]),
        },
    };

    private static async Task AddAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadArrayAsync(call);
        await ChangeAsync(call, [.. body.EnumerateArray().Select(tag => tag.GetString() ?? string.Empty)], []);
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadObjectAsync(call);
        await ChangeAsync(call, Texts("tagsToAdd"), Texts("tagsToRemove"));

        string[] Texts(string member) => [.. body.MemberItems(member).Select(tag => tag.GetString() ?? string.Empty)];
    }

    private static Task ChangeAsync(ResourceCall call, string[] added, string[] removed)
    {
        var build = BuildsRoute.Find(call);
        if (removed.FirstOrDefault(tag => !build.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)) is { } missing)
        {
            throw new ServiceRefusalException(BuildErrors.NoTag(missing));
        }

        var changed = call.Organization.Builds.Change(call.RequiredProject, build.Id, one => one with
        {
            Tags =
            [
                .. one.Tags.Union(added, StringComparer.OrdinalIgnoreCase).Except(removed, StringComparer.OrdinalIgnoreCase)
                    .Order(StringComparer.OrdinalIgnoreCase),
            ],
        });
        return AnswerAsync(call, (changed ?? build).Tags);
    }

    private static Task AnswerAsync(ResourceCall call, IReadOnlyList<string> tags) =>
        BodyJson.AnswerAsync(call.Exchange, new PageBody<string>(tags.Count, [.. tags]), BodyJson.Service.PageBodyString);
}
