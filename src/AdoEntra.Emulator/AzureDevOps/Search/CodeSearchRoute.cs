using System.Text;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Search;

/// <summary>
/// POST <c>almsearch…/[{project}/]_apis/search/codesearchresults</c>: the files that hold a text, paged by <c>$top</c> and <c>$skip</c>
/// in the body; <c>count</c> is of all. [D] search-7.1. The text is searched for as it is, without the service's own language.
/// </summary>
internal static class CodeSearchRoute
{
    // [D] search-7.1.
    private const int MostAtOnce = 1_000;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("e7f29993-5b82-4fca-9386-f5cfe683d524"),
        Route = EmulatedRoute.CodeSearch,
        Host = ServiceHost.Search,
        Area = "search",
        ResourceName = "codeSearchResults",
        Template = "{project?}/_apis/{area}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AnswerAsync },
    };

    private static async Task AnswerAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadObjectAsync(call);
        var text =
            body.MemberText("searchText") ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("searchText", "it is missing."));
        var (top, skip) = (Number(body, "$top", 1, MostAtOnce), Number(body, "$skip", 0, int.MaxValue));
        SearchResultBody[] found = [.. Homes(call, body.Member("filters")).SelectMany(home => Search(call, home, text))];
        await BodyJson.AnswerAsync(
            call.Exchange,
            new SearchPageBody(
                found.Length, [.. found.Skip(skip).Take(top)], 0,
                body.Member("includeFacets").ValueKind == JsonValueKind.True ? Facets(found) : null),
            BodyJson.Service.SearchPageBody);
    }

    private static IEnumerable<RepositoryHome> Homes(ResourceCall call, JsonElement filters)
    {
        string?[] projects = [.. filters.MemberItems("Project").Select(item => item.GetString())];
        string?[] repositories = [.. filters.MemberItems("Repository").Select(item => item.GetString())];
        return (call.Project is { } project ? [project] : call.Organization.Projects)
            .Where(one => projects.Length == 0 || projects.Contains(one.Name, StringComparer.OrdinalIgnoreCase))
            .SelectMany(one => one.Repositories, (one, repository) => new RepositoryHome(one, repository))
            .Where(home => !home.Repository.IsDisabled && home.Repository.DefaultBranch is not null
                && (repositories.Length == 0 || repositories.Contains(home.Repository.Name, StringComparer.OrdinalIgnoreCase)));
    }

    private static IEnumerable<SearchResultBody> Search(ResourceCall call, RepositoryHome home, string text)
    {
        var branch = home.Repository.DefaultBranch!;
        var tip = home.Content.Tip(branch);
        foreach (var (path, content) in home.Content.Files(tip).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (content is not HeldContent held)
            {
                continue;
            }

            var hits = Hits(Encoding.UTF8.GetString(held.Bytes.Span), text);
            if (hits.Count > 0)
            {
                yield return new SearchResultBody(
                    path[(path.LastIndexOf('/') + 1)..], path,
                    new Dictionary<string, IReadOnlyList<SearchHitBody>> { ["content"] = hits },
                    new(call.Organization.Name), new(home.Project.Name, home.Project.Id),
                    new(home.Repository.Name, home.Repository.Id, "git"), [new(branch["refs/heads/".Length..], tip!.Id)], content.Hash);
            }
        }
    }

    private static List<SearchHitBody> Hits(string content, string text)
    {
        var hits = new List<SearchHitBody>();
        for (var at = -1; (at = content.IndexOf(text, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            hits.Add(new SearchHitBody(at, text.Length));
        }

        return hits;
    }

    private static Dictionary<string, IReadOnlyList<SearchFacetBody>> Facets(SearchResultBody[] found) => new()
    {
        ["Project"] =
        [
            .. found.GroupBy(result => result.Project.Name)
                .Select(group => new SearchFacetBody(group.Key, group.Key, group.Count())),
        ],
    };

    private static int Number(JsonElement body, string name, int least, int most) =>
        body.Member(name) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt32(out var number)
        && number >= least
        && number <= most
            ? number
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember(name, $"it has to be from {least} to {most}."));
}
