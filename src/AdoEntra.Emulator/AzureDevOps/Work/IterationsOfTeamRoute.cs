using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Boards;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Work;

/// <summary>
/// GET <c>{project}/[{team}/]_apis/work/teamsettings/iterations[/{id}]</c>, not paged. [D] work-7.1 <c>Iterations_*</c>: of
/// <c>$timeframe</c> only <c>current</c> is taken.
/// </summary>
internal static class IterationsOfTeamRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("c9175577-28a1-4b06-9197-8636af9f64ad"),
        Route = EmulatedRoute.TeamIterations,
        Area = "work",
        ResourceName = "iterations",
        Template = "{project}/{team?}/_apis/{area}/teamsettings/{resource}/{id?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        if (call.Value("team") is { } team)
        {
            TeamCollections.Find(project, team);
        }

        var sprints = Sprint.Of(project);
        if (call.Value("id") is { } id)
        {
            var found = sprints.FirstOrDefault(sprint => sprint.Identifier.ToString().Equals(id, StringComparison.OrdinalIgnoreCase))
                ?? throw new ServiceRefusalException(new ServiceError(
                    404, "InvalidTeamSettingsIterationException",
                    "Microsoft.TeamFoundation.Work.WebApi, Microsoft.TeamFoundation.Work.WebApi",
                    $"The iteration {id} does not exist, or the team does not have it."));
            return BodyJson.AnswerAsync(call.Exchange, Body(call, project, found, links: true), BodyJson.Service.TeamIterationBody);
        }

        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var frame = call.Query.Text("$timeframe");
        if (frame is not null && !frame.Equals("current", StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidQuery("$timeframe", frame));
        }

        TeamIterationBody[] all =
        [
            .. sprints.Where(sprint => frame is null || sprint.TimeFrame(now) == "current")
                .Select(sprint => Body(call, project, sprint, links: false)),
        ];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<TeamIterationBody>(all.Length, all), BodyJson.Service.PageBodyTeamIterationBody);
    }

    private static TeamIterationBody Body(ResourceCall call, EmulatedProject project, Sprint sprint, bool links)
    {
        var team = call.Value("team");
        var root = call.Address.In(project) + (team is null ? string.Empty : "/" + Uri.EscapeDataString(team));
        var url = $"{root}/_apis/work/teamsettings/iterations/{sprint.Identifier}";
        return new TeamIterationBody(
            sprint.Identifier, sprint.Name, $@"{project.Name}\{sprint.Name}",
            new IterationAttributesBody(
                sprint.Start, sprint.Finish, sprint.TimeFrame(call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime)),
            url,
            links
                ? new Dictionary<string, LinkBody> { ["self"] = new(url), ["project"] = new(call.Address.Project(project)) }
                : null);
    }
}
