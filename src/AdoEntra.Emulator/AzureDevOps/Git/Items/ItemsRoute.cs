using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>
/// GET <c>…/git/repositories/{repositoryId}/items</c>: what is at a path, as JSON, as the content itself or as an archive. [D] git-7.1
/// <c>Items_List</c>, <c>Items_Get</c>: <c>$format</c> decides, then <c>Accept</c>; that it is the content where neither does is [I].
/// </summary>
internal static class ItemsRoute
{
    private const string Zip = "application/zip";
    private const string Version = "versionDescriptor.version";

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("fb93c0db-47ed-4a31-8c20-47552878fb44"),
        Route = EmulatedRoute.Items,
        Area = "git",
        ResourceName = "items",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{*path?}",
        Choices = new Dictionary<string, ServiceEnum>(VersionDescriptor.Choices(Version))
        {
            ["recursionLevel"] = ServiceEnums.RecursionType,
        },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var commit = VersionDescriptor.Find(call, home, Version);
        var files = home.Content.Files(commit);
        var named = call.Query.Text("path") ?? (call.Value("path") is { } inAddress ? "/" + inAddress : null);
        var path = Normalized(named ?? call.Query.Text("scopePath") ?? "/");
        var file = files.GetValueOrDefault(path);
        if (file is null && !ItemListing.IsFolder(files, path))
        {
            throw new ServiceRefusalException(GitErrors.NoItem(path, commit.Id));
        }

        var name = path == "/" ? home.Repository.Name : path[(path.LastIndexOf('/') + 1)..];
        var download = call.Query.Flag("download");
        return FormatAsked(call, isList: named is null) switch
        {
            // [D] Always a download, whatever was asked for.
            Zip => ContentAnswer.WriteAsync(call.Exchange, ItemArchive.Of(files, path), Zip, name + ".zip"),
            "application/json" when named is null => ItemListing.AnswerAsync(call, home, files, path, commit),
            "application/json" => ItemListing.AnswerOneAsync(call, home, files, path, commit),
            _ when file is null => throw new ServiceRefusalException(GitErrors.NoItem(path, commit.Id)),
            var type => ContentAnswer.WriteAsync(call.Exchange, file, type, download ? name : null),
        };
    }

    private static string FormatAsked(ResourceCall call, bool isList)
    {
        if (call.Query.Text("$format") is { } format)
        {
            return format.ToUpperInvariant() switch
            {
                "JSON" => "application/json",
                "ZIP" => Zip,
                "TEXT" => "text/plain",
                "OCTETSTREAM" => "application/octet-stream",
                _ => throw new ServiceRefusalException(ServiceErrors.InvalidQuery("$format", format)),
            };
        }

        var accepted = call.Exchange.Http.Request.GetTypedHeaders().Accept
            .Select(type => type.MediaType.ToString())
            .FirstOrDefault(type => type is "application/json" or Zip or "text/plain" or "application/octet-stream");
        return accepted ?? (isList ? "application/json" : "application/octet-stream");
    }

    private static string Normalized(string path) => "/" + path.Trim('/');
}
