using System.Text;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>Makes the bodies of files and folders.</summary>
internal static class ItemListing
{
    public static bool IsFolder(GitContent content, string path) =>
        path == "/" || content.Files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>A path, and what is below it as far as <c>recursionLevel</c> goes.</summary>
    public static Task AnswerAsync(ResourceCall call, RepositoryHome home, string path, string commit)
    {
        var level = call.Query.Text("recursionLevel")?.ToUpperInvariant();
        string[] paths =
        [
            path,
            .. level is null or "NONE" ? [] : Below(home.Content, path).Where(item => level == "FULL" || Depth(item) == Depth(path) + 1),
        ];
        ItemBody[] items = [.. paths.Select(item => Body(call, home, item, commit, withContent: false))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<ItemBody>(items.Length, items), BodyJson.Service.PageBodyItemBody);
    }

    public static Task AnswerOneAsync(ResourceCall call, RepositoryHome home, string path, string commit) => BodyJson.AnswerAsync(
        call.Exchange, Body(call, home, path, commit, call.Query.Flag("includeContent")), BodyJson.Service.ItemBody);

    private static ItemBody Body(ResourceCall call, RepositoryHome home, string path, string commit, bool withContent)
    {
        var file = home.Content.Files.GetValueOrDefault(path);
        return new ItemBody(
            file?.Hash ?? ObjectId.Of(StableGuid.From("tree" + path), 0), file is null ? "tree" : "blob",
            commit, path, file is null ? true : null,
            withContent && file is HeldContent held ? Encoding.UTF8.GetString(held.Bytes.Span) : null,
            call.Query.Flag("includeContentMetadata") && file is not null ? Metadata(path) : null,
            call.Address.Item(home.Project, home.Repository, path, commit));
    }

    // Files and the folders they are in, sorted by path.
    private static IEnumerable<string> Below(GitContent content, string path)
    {
        var folder = path == "/" ? "/" : path + "/";
        return content.Files.Keys
            .Where(file => file.StartsWith(folder, StringComparison.Ordinal))
            .SelectMany(file => Enumerable.Range(folder.Length, file.Length - folder.Length)
                .Where(index => file[index] == '/').Select(index => file[..index]).Append(file))
            .Distinct().Order(StringComparer.Ordinal);
    }

    private static int Depth(string path) => path == "/" ? 0 : path.Count(letter => letter == '/');

    private static ContentMetadataBody Metadata(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var isBinary = Path.GetExtension(name) is ".png" or ".bin";
        return new ContentMetadataBody(
            name, Path.GetExtension(name).TrimStart('.'), isBinary ? "application/octet-stream" : "text/plain", isBinary ? -1 : 65001,
            isBinary ? true : null);
    }
}
