using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Core;

/// <summary>GET <c>/{organization}/_apis/projects[/{idOrName}]</c>. [D] core-7.1: <c>Projects_List</c>, <c>Projects_Get</c>.</summary>
internal static class ProjectsRoute
{
    // [I] protocol 3.8.
    private const int DefaultPage = 100;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("603fe2ac-9723-48b9-88ad-09305aa6c6e1"),
        Route = EmulatedRoute.Projects,
        GivesTokens = true,
        Area = "core",
        ResourceName = "projects",
        Template = "_apis/{resource}/{*projectId?}",
        ResourceVersion = 4,
        Choices = new Dictionary<string, ServiceEnum> { ["stateFilter"] = ServiceEnums.ProjectState },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    /// <summary>A project as it stands in a list and inside a repository.</summary>
    public static ProjectReferenceBody Reference(Address address, EmulatedProject project, string? teamImage = null) => new(
        project.Id, project.Name, project.Description, address.Project(project), project.State, project.Revision, project.Visibility,
        project.LastUpdateTime, teamImage);

    /// <summary>The error for a project that is not there.</summary>
    public static ServiceError NotFound(string idOrName) =>
        Guid.TryParse(idOrName, out var id) ? ServiceErrors.NoProjectWithId(id) : ServiceErrors.NoProjectNamed(idOrName);

    private static Task AnswerAsync(ResourceCall call) =>
        call.Value("projectId") is { } item ? AnswerOneAsync(call, call.FindProject(item)) : AnswerListAsync(call);

    private static Task AnswerListAsync(ResourceCall call)
    {
        var state = call.Choice("stateFilter") ?? "wellFormed";

        // [D] core-7.1 ProjectState: "all" is everything except deleted. [I] Without a filter, what is ready to be used.
        var wanted = call.Organization.Projects
            .Where(project => state == "all"
                ? project.State != "deleted"
                : project.State == state)
            .ToList();

        // [I] The token is the offset of the next page, so it takes the place of $skip.
        var top = PageWindow.Capped(call, call.Query.Number("$top", least: 1) ?? DefaultPage);
        var skip = call.Query.Number("$skip");
        var offset = call.Query.Number("continuationToken") ?? skip ?? 0;
        var page = wanted.Skip(offset).Take(top).ToList();
        var repeats = call.Exchange.RepeatsToken;
        if (repeats || offset + page.Count < wanted.Count)
        {
            // [D] protocol 3.8: the header is there only when there is more.
            call.Exchange.Http.Response.Headers[ServiceHeaders.ContinuationToken] =
                (repeats ? top : offset + page.Count).ToString(CultureInfo.InvariantCulture);
        }

        var withImage = call.Query.Flag("getDefaultTeamImageUrl");
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<ProjectReferenceBody>(
                page.Count,
                [.. page.Select(project =>
                    Reference(call.Address, project, withImage ? call.Address.TeamImage(ProjectTeam.DefaultId(project)) : null))]),
            BodyJson.Service.PageBodyProjectReferenceBody);
    }

    private static Task AnswerOneAsync(ResourceCall call, EmulatedProject project)
    {
        var (address, team) = (call.Address, ProjectTeam.DefaultId(project));
        return BodyJson.AnswerAsync(
            call.Exchange,
            new ProjectBody(
                project.Id, project.Name, project.Description, address.Project(project), project.State, project.Revision,
                project.Visibility, project.LastUpdateTime,
                call.Query.Flag("includeCapabilities") ? Capabilities : null,
                new Dictionary<string, LinkBody>
                {
                    ["self"] = new(address.Project(project)),
                    ["collection"] = new(address.Collection),
                    ["web"] = new(address.ProjectWeb(project)),
                },
                new TeamBody(team, project.Name + " Team", address.Team(project, team)), address.TeamImage(team)),
            BodyJson.Service.ProjectBody);
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Capabilities => new()
    {
        ["processTemplate"] = new Dictionary<string, string>
        {
            ["templateName"] = "Agile",
            ["templateTypeId"] = "adcc42ab-9882-485e-a3ed-7678f01f66bc",
        },
        ["versioncontrol"] = new Dictionary<string, string>
        {
            ["sourceControlType"] = "Git",
            ["gitEnabled"] = "True",
            ["tfvcEnabled"] = "False",
        },
    };
}
