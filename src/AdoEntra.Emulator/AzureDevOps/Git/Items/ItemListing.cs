using System.Text;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>Makes the bodies of files and folders.</summary>
internal static class ItemListing
{
    public static bool IsFolder(IReadOnlyDictionary<string, EmulatedContent> files, string path) =>
        path == "/" || files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>A path, and what is below it as far as <c>recursionLevel</c> goes.</summary>
    public static Task AnswerAsync(
        ResourceCall call, RepositoryHome home, IReadOnlyDictionary<string, EmulatedContent> files, string path, GitCommit commit)
    {
        var level = call.Choice("recursionLevel") ?? "none";
        string[] paths =
        [
            path,
            .. level == "none" ? [] : Below(files, path).Where(item => level == "full" || Depth(item) == Depth(path) + 1),
        ];
        ItemBody[] items = [.. paths.Select(item => Body(call, home, files, item, commit, isAlone: false))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<ItemBody>(items.Length, items), BodyJson.Service.PageBodyItemBody);
    }

    public static Task AnswerOneAsync(
        ResourceCall call, RepositoryHome home, IReadOnlyDictionary<string, EmulatedContent> files, string path, GitCommit commit) =>
        BodyJson.AnswerAsync(
            call.Exchange, Body(call, home, files, path, commit, isAlone: true), BodyJson.Service.ItemBody);

    private static ItemBody Body(
        ResourceCall call, RepositoryHome home, IReadOnlyDictionary<string, EmulatedContent> files, string path, GitCommit commit,
        bool isAlone)
    {
        var file = files.GetValueOrDefault(path);
        var url = call.Address.Item(home.Project, home.Repository, path, commit.Id);
        return new ItemBody(
            file?.Hash ?? home.Content.FolderId(commit, path)!, file is null ? GitObject.Tree : GitObject.Blob,
            commit.Id, path, file is null ? true : null,
            isAlone && call.Query.Flag("includeContent") && file is HeldContent held ? Encoding.UTF8.GetString(held.Bytes.Span) : null,
            call.Query.Flag("includeContentMetadata") && file is not null ? Metadata(path) : null,
            url,
            isAlone
                ? new Dictionary<string, LinkBody>
                {
                    ["self"] = new(url),
                    ["repository"] = new(call.Address.Repository(home.Project, home.Repository)),
                }
                : null);
    }

    // Files and the folders they are in, sorted by path.
    private static IEnumerable<string> Below(IReadOnlyDictionary<string, EmulatedContent> files, string path)
    {
        var folder = path == "/" ? "/" : path + "/";
        return files.Keys
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
