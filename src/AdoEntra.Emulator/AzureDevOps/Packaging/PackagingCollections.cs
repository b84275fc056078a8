using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Packaging;

/// <summary>
/// Feeds, not paged, and their packages, paged by <c>$top</c> and <c>$skip</c>. [D] artifacts-7.1, protocol 3.8: without a project those of
/// the organization, with one those of the project. Each feed has 57 packages; the usual length of a page is [I].
/// </summary>
internal static class PackagingCollections
{
    private const int Packages = 57;
    private const string Server = "Microsoft.VisualStudio.Services.Feed.WebApi, Microsoft.VisualStudio.Services.Feed.WebApi";

    private static readonly DateTime Published = new(2026, 2, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly CollectionRoute Feeds = new()
    {
        Id = new("c65009a7-474a-4ad1-8b42-7d852107ef8c"),
        Host = ServiceHost.Feeds,
        Area = "Packaging",
        Resource = "Feeds",
        Template = "{project?}/_apis/{area}/{resource}/{feedId?}",
        Named = "name",
        Choices = new Dictionary<string, ServiceEnum> { ["feedRole"] = ServiceEnums.FeedRole },
        Sample = "feeds.json",
        NotFound = key => new(404, "FeedIdNotFoundException", Server, $"A feed with ID '{key}' doesn't exist."),
    };

    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        Feeds,
        new()
        {
            Id = new("7a20d846-c929-4acc-9ea2-0d5a7df1b197"),
            Host = ServiceHost.Feeds,
            Area = "Packaging",
            Resource = "Packages",
            Template = "{project?}/_apis/{area}/Feeds/{feedId}/{resource}/{packageId?}",
            Paging = CollectionPaging.Skip,
            UsualPage = 1_000,
            Filters = new Dictionary<string, string> { ["protocolType"] = "protocolType" },
            Items = PackagesOf,
            NotFound = key => new(404, "PackageNotFoundByIdException", Server, $"The package with id '{key}' was not found."),
            Example = new Dictionary<string, string> { ["feedId"] = "kitchen" },
        },
    ];

    private static IEnumerable<object> PackagesOf(ResourceCall call)
    {
        var feed = CollectionAnswers.Find(Feeds, call, call.Required("feedId"));
        var (feedName, feedUrl) = ((string)feed["name"]!, (string)feed["url"]!);
        var part = call.Query.Text("packageNameQuery") ?? string.Empty;
        return Enumerable.Range(0, Packages).Select(index =>
        {
            var id = StableGuid.From($"package/{feedName}/{index}");
            var isNuGet = index % 2 == 0;
            var name = isNuGet ? $"Sauce.Part{index:D2}" : $"@sauce/part{index:D2}";
            var url = $"{feedUrl}/Packages/{id}";
            return (Name: name, Body: (object)new
            {
                Id = id,
                NormalizedName = name.ToLowerInvariant(),
                Name = name,
                ProtocolType = isNuGet ? "NuGet" : "Npm",
                Url = url,
                Versions = new[]
                {
                    new
                    {
                        Id = StableGuid.From($"version/{feedName}/{index}"),
                        NormalizedVersion = $"1.{index}.0",
                        Version = $"1.{index}.0",
                        IsLatest = true,
                        IsListed = true,
                        StorageId = id.ToString("N"),
                        PublishDate = Published.AddHours(index),
                    },
                },
                _links = new { Self = new LinkBody(url), Feed = new LinkBody(feedUrl) },
            });
        }).Where(package => package.Name.Contains(part, StringComparison.OrdinalIgnoreCase)).Select(package => package.Body);
    }
}
