using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Git.Objects;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>
/// <c>…/git/repositories/{repositoryId}/blobs[/{sha1}]</c> and <c>…/trees/{sha1}</c>: objects by their names. [D] git-7.1
/// <c>Blobs_*</c>, <c>Trees_Get</c>; that a blob comes as it is where nothing is said, and a tree as JSON, is [I].
/// </summary>
internal static class ObjectsRoute
{
    public static ResourceLocation Blobs { get; } = new()
    {
        Id = new("7b28e929-2c99-405d-9c5c-6167a06e6816"),
        Route = new("blobs"),
        Area = "git",
        ResourceName = "blobs",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{sha1?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerBlobAsync, [HttpMethods.Post] = AnswerZipAsync },
    };

    public static ResourceLocation Trees { get; } = new()
    {
        Id = new("729f6437-6f92-44ec-8bee-273a7111063c"),
        Route = new("trees"),
        Area = "git",
        ResourceName = "trees",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{sha1}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerTreeAsync },
    };

    private static Task AnswerBlobAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var id = call.Value("sha1")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(HttpMethods.Get), ErrorShape.Wrapped);
        var blob = FindBlob(home, id);
        var name = call.Query.Text("fileName") ?? blob.Hash;
        return ContentFormat.Asked(call, ContentFormat.Bytes) switch
        {
            ContentFormat.Json => BodyJson.AnswerAnyAsync(call.Exchange, new
            {
                ObjectId = blob.Hash,
                Size = blob.Length,
                Url = Url(call, home, "blobs", blob.Hash),
                _links = new
                {
                    Self = new LinkBody(Url(call, home, "blobs", blob.Hash)),
                    Repository = new LinkBody(call.Address.Repository(home.Project, home.Repository)),
                },
            }),
            ContentFormat.Zip => ContentAnswer.WriteAsync(
                call.Exchange, ItemArchive.Of([(name, blob)]), ContentFormat.Zip, name + ".zip"),
            var type => ContentAnswer.WriteAsync(call.Exchange, blob, type, call.Query.Flag("download") ? name : null),
        };
    }

    // [D] Many at once, as an archive; [C] each is called as its object.
    private static async Task AnswerZipAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var ids = (await ResourceBody.ReadArrayAsync(call)).EnumerateArray().Select(id => id.GetString() ?? string.Empty).Distinct();
        var files = ids.Select(id => FindBlob(home, id)).Select(blob => (blob.Hash, blob)).ToArray();
        await ContentAnswer.WriteAsync(
            call.Exchange, ItemArchive.Of(files), ContentFormat.Zip, call.Query.Text("filename") ?? "blobs.zip");
    }

    private static Task AnswerTreeAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var (objects, id) = (home.Content.Objects, call.Required("sha1").ToLowerInvariant());
        if (objects.Find(id) is not { Kind: GitObject.Tree })
        {
            throw new ServiceRefusalException(GitErrors.NoObject(id));
        }

        var name = call.Query.Text("fileName") ?? id;
        if (ContentFormat.Asked(call, ContentFormat.Json) == ContentFormat.Zip)
        {
            var files = objects.Files(id).Where(file => file.Value.Kind == GitObject.Blob)
                .Select(file => (file.Key[1..], objects.Content(file.Value.Id)!));
            return ContentAnswer.WriteAsync(call.Exchange, ItemArchive.Of(files), ContentFormat.Zip, name + ".zip");
        }

        return BodyJson.AnswerAnyAsync(call.Exchange, new
        {
            ObjectId = id,
            Url = Url(call, home, "trees", id),
            TreeEntries = Entries(objects, id, string.Empty, call.Query.Flag("recursive")).Select(one => new
            {
                ObjectId = one.Entry.Id,
                RelativePath = one.Path,
                one.Entry.Mode,
                GitObjectType = one.Entry.Kind,
                Url = Url(call, home, one.Entry.IsFolder ? "trees" : "blobs", one.Entry.Id),
                Size = Size(objects, one.Entry),
            }).ToArray(),
            Size = objects.Files(id).Values.Sum(entry => Size(objects, entry)),
            _links = new
            {
                Self = new LinkBody(Url(call, home, "trees", id)),
                Repository = new LinkBody(call.Address.Repository(home.Project, home.Repository)),
            },
        });
    }

    // A folder, then what is in it.
    private static IEnumerable<(string Path, GitTreeEntry Entry)> Entries(GitObjects objects, string tree, string folder, bool isDeep) =>
        objects.Tree(tree).SelectMany(entry =>
            (IEnumerable<(string, GitTreeEntry)>)[
                (folder + entry.Name, entry),
                .. isDeep && entry.IsFolder ? Entries(objects, entry.Id, $"{folder}{entry.Name}/", isDeep) : [],
            ]);

    private static long Size(GitObjects objects, GitTreeEntry entry) => entry.Kind == GitObject.Blob
        ? objects.Find(entry.Id)?.Content.Length ?? 0
        : 0;

    private static HeldContent FindBlob(RepositoryHome home, string id) =>
        home.Content.Objects.Content(id.ToLowerInvariant()) ?? throw new ServiceRefusalException(GitErrors.NoObject(id));

    private static string Url(ResourceCall call, RepositoryHome home, string resource, string id) =>
        $"{call.Address.Repository(home.Project, home.Repository)}/{resource}/{id}";
}
