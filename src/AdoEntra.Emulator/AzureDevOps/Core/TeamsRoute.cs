using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Core;

/// <summary>
/// GET <c>_apis/projects/{projectId}/teams[/{teamId}[/members]]</c> and <c>_apis/teams</c>, paged by <c>$top</c> and <c>$skip</c>. [D]
/// core-7.1; the usual length of a page is [I].
/// </summary>
internal static class TeamsRoute
{
    private const int DefaultPage = 100;

    public static ResourceLocation OfProject { get; } = new()
    {
        Id = new("d30a3dd1-f8ba-442a-b86a-bd0c0c383e59"),
        Route = EmulatedRoute.Teams,
        Area = "core",
        ResourceName = "teams",
        Template = "_apis/projects/{projectId}/{resource}/{*teamId?}",
        ResourceVersion = 3,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation OfOrganization { get; } = new()
    {
        Id = new("7a4d9ee9-3433-4347-b47a-7a80f1cf307e"),
        Route = EmulatedRoute.Teams,
        Area = "core",
        ResourceName = "teams",
        Template = "_apis/{resource}",
        ResourceVersion = 3,
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = call => AnswerPageAsync(
                call,
                [
                    .. call.Organization.Projects.Where(project => project.State == "wellFormed")
                        .SelectMany(SampleTeams.Of, (project, team) => (project, team)),
                ]),
        },
    };

    public static ResourceLocation Members { get; } = new()
    {
        Id = new("294c494c-2600-4d7e-b76c-3dd50c3c95be"),
        Route = EmulatedRoute.TeamMembers,
        Area = "core",
        ResourceName = "members",
        Template = "_apis/projects/{projectId}/teams/{teamId}/{resource}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerMembersAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.FindProject(call.Required("projectId"));
        return call.Value("teamId") is null
            ? AnswerPageAsync(call, [.. SampleTeams.Of(project).Select(team => (project, team))])
            : BodyJson.AnswerAsync(call.Exchange, Body(call.Address, project, Find(call, project)), BodyJson.Service.WebTeamBody);
    }

    private static Task AnswerPageAsync(ResourceCall call, IReadOnlyList<(EmulatedProject Project, ProjectTeam Team)> teams)
    {
        var page = PageWindow.BySkip(call, DefaultPage).Of(teams);
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<WebTeamBody>(page.Length, [.. page.Select(item => Body(call.Address, item.Project, item.Team))]),
            BodyJson.Service.PageBodyWebTeamBody);
    }

    private static Task AnswerMembersAsync(ResourceCall call)
    {
        var members = Find(call, call.FindProject(call.Required("projectId"))).Members;
        var page = PageWindow.BySkip(call, DefaultPage).Of(members);
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<TeamMemberBody>(
                page.Length,
                [.. page.Select(member => new TeamMemberBody(
                    GraphSubject.Reference(call.Address, member), member == members[0] ? true : null))]),
            BodyJson.Service.PageBodyTeamMemberBody);
    }

    private static ProjectTeam Find(ResourceCall call, EmulatedProject project) => Find(project, call.Required("teamId"));

    /// <summary>A team of a project by its id or its name.</summary>
    public static ProjectTeam Find(EmulatedProject project, string text)
    {
        var teams = SampleTeams.Of(project);
        return (Guid.TryParse(text, out var id)
                ? teams.FirstOrDefault(team => team.Id == id)
                : teams.FirstOrDefault(team => string.Equals(team.Name, text, StringComparison.OrdinalIgnoreCase)))
            ?? throw new ServiceRefusalException(ServiceErrors.NoTeam(text));
    }

    private static WebTeamBody Body(Address address, EmulatedProject project, ProjectTeam team) => new(
        team.Id, team.Name, address.Team(project, team.Id), team.Description, address.Identity(team.Id), project.Name, project.Id);
}
