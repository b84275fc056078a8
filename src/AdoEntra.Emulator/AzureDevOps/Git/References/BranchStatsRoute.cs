using AdoEntra.Emulator.AzureDevOps.Git.Commits;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.References;

/// <summary>
/// GET <c>…/git/repositories/{repositoryId}/stats/branches[?name=]</c>: the branches, and how far each is from the default one or from
/// another version. [D] git-7.1 <c>Stats_List</c>, <c>Stats_Get</c>.
/// </summary>
internal static class BranchStatsRoute
{
    private const string BaseVersion = "baseVersionDescriptor.version";
    private const string Branches = "refs/heads/";

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("d5b216de-d8d5-4d32-ae76-51df755b16d3"),
        Route = EmulatedRoute.BranchStats,
        Area = "git",
        ResourceName = "branchStats",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/stats/branches/{*name?}",
        ResourceVersion = 2,
        Choices = new Dictionary<string, ServiceEnum>(GitVersion.Choices(BaseVersion)),
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        if ((call.Value("name") ?? call.Query.Text("name")) is { } name)
        {
            var reference = home.Content.References.FirstOrDefault(one => one.Name == Branches + name);
            return reference.Name is null
                ? throw new ServiceRefusalException(GitErrors.NoReference(name))
                : BodyJson.AnswerAsync(call.Exchange, Body(call, home, reference), BodyJson.Service.BranchStatsBody);
        }

        BranchStatsBody[] all =
        [
            .. home.Content.References
                .Where(reference => reference.Name.StartsWith(Branches, StringComparison.Ordinal))
                .Select(reference => Body(call, home, reference)),
        ];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<BranchStatsBody>(all.Length, all), BodyJson.Service.PageBodyBranchStatsBody);
    }

    private static BranchStatsBody Body(ResourceCall call, RepositoryHome home, GitReference reference)
    {
        var (tip, known) = (home.Content.Tip(reference.Name)!, GitVersion.Find(call, home, BaseVersion));
        var isBase = call.Query.Text(BaseVersion) is { } named
            ? reference.Name == Branches + named
            : reference.Name == home.Repository.DefaultBranch;
        return new BranchStatsBody(
            CommitListing.Commit(call, home, tip, whole: false), reference.Name[Branches.Length..],
            home.Content.Beyond(tip, known).Count, home.Content.Beyond(known, tip).Count, isBase);
    }
}
