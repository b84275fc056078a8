using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>
/// GET <c>…/git/repositories/{repositoryId}/items</c>: what is at a path, as JSON, as the content itself or as an archive, and POST
/// <c>…/itemsbatch</c>. [D] git-7.1 <c>Items_*</c>; that it is the content where neither <c>$format</c> nor <c>Accept</c> says is [I].
/// </summary>
internal static class ItemsRoute
{
    private const string Version = "versionDescriptor.version";

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("fb93c0db-47ed-4a31-8c20-47552878fb44"),
        Route = EmulatedRoute.Items,
        Area = "git",
        ResourceName = "items",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{*path?}",
        Choices = new Dictionary<string, ServiceEnum>(GitVersion.Choices(Version))
        {
            ["recursionLevel"] = ServiceEnums.RecursionType,
        },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation Batch { get; } = new()
    {
        Id = new("630fd2e4-fb88-4f85-ad21-13f3fd1fbca9"),
        Route = new("itemsBatch"),
        Area = "git",
        ResourceName = "itemsBatch",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AnswerBatchAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var commit = GitVersion.Find(call, home, Version);
        var named = call.Query.Text("path") ?? (call.Value("path") is { } inAddress ? "/" + inAddress : null);
        var path = ItemListing.Normalized(named ?? call.Query.Text("scopePath") ?? "/");
        var listing = new ItemListing(call, home, commit, ItemOptions.InQuery(call, isAlone: named is not null));
        listing.Require(path);

        var file = listing.Files.GetValueOrDefault(path);
        var name = path == "/" ? home.Repository.Name : path[(path.LastIndexOf('/') + 1)..];
        var download = call.Query.Flag("download");
        return ContentFormat.Asked(call, named is null ? ContentFormat.Json : ContentFormat.Bytes) switch
        {
            // [D] Always a download, whatever was asked for.
            ContentFormat.Zip => ContentAnswer.WriteAsync(
                call.Exchange, ItemArchive.Of(listing.Files, path), ContentFormat.Zip, name + ".zip"),
            ContentFormat.Json when named is null => AnswerListAsync(call, listing.List(path, call.Choice("recursionLevel") ?? "none")),
            ContentFormat.Json => BodyJson.AnswerAsync(call.Exchange, listing.List(path, "none")[0], BodyJson.Service.ItemBody),
            _ when file is null => throw new ServiceRefusalException(GitErrors.NoItem(path, commit.Id)),
            var type => ContentAnswer.WriteAsync(call.Exchange, file, type, download ? name : null),
        };
    }

    // [D] A list for each of those that are asked for; [I] one that is not there is a refusal of all.
    private static async Task AnswerBatchAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var options = ItemOptions.InBody(body);
        await BodyJson.AnswerPageAsync(call.Exchange, body.MemberItems("itemDescriptors").Select(one =>
            new ItemListing(call, home, GitVersion.Find(home, GitVersion.InBody(one)), options).List(
                ItemListing.Normalized(one.MemberText("path") ?? "/"),
                one.MemberChoice("recursionLevel", ServiceEnums.RecursionType) ?? "none")));
    }

    private static Task AnswerListAsync(ResourceCall call, ItemBody[] items) =>
        BodyJson.AnswerAsync(call.Exchange, new PageBody<ItemBody>(items.Length, items), BodyJson.Service.PageBodyItemBody);
}
