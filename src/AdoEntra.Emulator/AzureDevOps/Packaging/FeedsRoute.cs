using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Packaging;

/// <summary>
/// GET <c>feeds…/[{project}/]_apis/packaging/feeds[/{feedId}]</c>, not paged, and <c>…/feeds/{feedId}/packages[/{packageId}]</c>, paged by
/// <c>$top</c> and <c>$skip</c>. [D] artifacts-7.1, protocol 3.8. <c>MyOrg</c> has the feed <c>sauce</c>, its project <c>SecretSauce</c>
/// the feed <c>kitchen</c>, with 57 packages each; the usual length of a page is [I].
/// </summary>
internal static class FeedsRoute
{
    private const int UsualPage = 1_000;
    private const int Packages = 57;

    private static readonly DateTime Published = new(2026, 2, 1, 12, 0, 0, DateTimeKind.Utc);

    public static ResourceLocation Feeds { get; } = new()
    {
        Id = new("c65009a7-474a-4ad1-8b42-7d852107ef8c"),
        Route = EmulatedRoute.Feeds,
        Host = ServiceHost.Feeds,
        Area = "Packaging",
        ResourceName = "Feeds",
        Template = "{project?}/_apis/{area}/{resource}/{feedId?}",
        Choices = new Dictionary<string, ServiceEnum> { ["feedRole"] = ServiceEnums.FeedRole },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerFeedsAsync },
    };

    public static ResourceLocation PackagesOfFeed { get; } = new()
    {
        Id = new("7a20d846-c929-4acc-9ea2-0d5a7df1b197"),
        Route = EmulatedRoute.Packages,
        Host = ServiceHost.Feeds,
        Area = "Packaging",
        ResourceName = "Packages",
        Template = "{project?}/_apis/{area}/Feeds/{feedId}/{resource}/{packageId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerPackagesAsync },
    };

    private static Task AnswerFeedsAsync(ResourceCall call)
    {
        if (call.Value("feedId") is not null)
        {
            return BodyJson.AnswerAsync(call.Exchange, FindFeed(call), BodyJson.Service.FeedBody);
        }

        var feeds = FeedsOf(call);
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<FeedBody>(feeds.Length, feeds), BodyJson.Service.PageBodyFeedBody);
    }

    private static Task AnswerPackagesAsync(ResourceCall call)
    {
        var feed = FindFeed(call);
        var packages = new GeneratedList<PackageBody>(Packages, index => Package(feed, index));
        if (call.Value("packageId") is { } id)
        {
            var found =
                packages.FirstOrDefault(package => package.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase))
                ?? throw new ServiceRefusalException(
                    NotFound("PackageNotFoundByIdException", $"The package with id '{id}' was not found.")
                );
            return BodyJson.AnswerAsync(call.Exchange, found, BodyJson.Service.PackageBody);
        }

        var (name, type) = (call.Query.Text("packageNameQuery"), call.Query.Text("protocolType"));
        PackageBody[] wanted =
        [
            .. packages.Where(package =>
                (name is null || package.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
                && (type is null || package.ProtocolType.Equals(type, StringComparison.OrdinalIgnoreCase))),
        ];
        var page = PageWindow.BySkip(call, UsualPage).Of(wanted);
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PackageBody>(page.Length, page), BodyJson.Service.PageBodyPackageBody);
    }

    // [D] Without a project those of the organization, with one those of the project.
    private static FeedBody[] FeedsOf(ResourceCall call) => call.Project switch
    {
        null => [Feed(call, "sauce", null)],
        { Name: "SecretSauce" } project => [Feed(call, "kitchen", project)],
        _ => [],
    };

    private static FeedBody FindFeed(ResourceCall call)
    {
        var idOrName = call.Required("feedId");
        return FeedsOf(call).FirstOrDefault(feed =>
                feed.Id.ToString().Equals(idOrName, StringComparison.OrdinalIgnoreCase)
                || feed.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase))
            ?? throw new ServiceRefusalException(
                NotFound("FeedIdNotFoundException", $"A feed with ID '{idOrName}' doesn't exist."));
    }

    private static FeedBody Feed(ResourceCall call, string name, EmulatedProject? project)
    {
        var id = StableGuid.From("feed/" + name);
        var root = call.Address.On(ServiceHost.Feeds) + (project is null ? string.Empty : "/" + project.Id);
        var url = $"{root}/_apis/Packaging/Feeds/{id}";
        return new FeedBody(
            id, name, name, id, "Zutaten.", url,
            new Dictionary<string, LinkBody> { ["self"] = new(url), ["packages"] = new(url + "/Packages") }, true, false,
            project is null ? null : new FeedProjectBody(project.Id, project.Name, project.Visibility),
            "defaultCapabilities", StableGuid.From($"feed/{name}/Local"), true, false,
            [
                new UpstreamSourceBody(
                    StableGuid.From($"feed/{name}/npmjs"), "npmjs", "Npm", "https://registry.npmjs.org/", "https://registry.npmjs.org/",
                    "public", "ok"),
            ],
            [
                new FeedPermissionBody(
                    "administrator", SubjectDescriptor.Legacy(KnownPrincipals.Person), KnownPrincipals.Person.AzureDevOpsId,
                    KnownPrincipals.Person.Name, false),
            ]);
    }

    private static PackageBody Package(FeedBody feed, int index)
    {
        var id = StableGuid.From($"package/{feed.Name}/{index}");
        var isNuGet = index % 2 == 0;
        var name = isNuGet ? $"Sauce.Part{index:D2}" : $"@sauce/part{index:D2}";
        var url = $"{feed.Url}/Packages/{id}";
        return new PackageBody(
            id, name.ToLowerInvariant(), name, isNuGet ? "NuGet" : "Npm", url,
            [
                new PackageVersionBody(
                    StableGuid.From($"version/{feed.Name}/{index}"), $"1.{index}.0", $"1.{index}.0", true, true, id.ToString("N"),
                    Published.AddHours(index)),
            ],
            new Dictionary<string, LinkBody> { ["self"] = new(url), ["feed"] = new(feed.Url) });
    }

    private static ServiceError NotFound(string type, string message) =>
        new(404, type, "Microsoft.VisualStudio.Services.Feed.WebApi, Microsoft.VisualStudio.Services.Feed.WebApi", message);
}
