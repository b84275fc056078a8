using System.Globalization;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>GET <c>/{organization}/_apis/projects[/{idOrName}]</c>. [D] core-7.1: <c>Projects_List</c>, <c>Projects_Get</c>.</summary>
internal static class ProjectsRoute
{
    // [I] protocol 3.8.
    private const int DefaultPage = 100;

    private static readonly string[] States = ["all", "wellFormed", "createPending", "deleting", "new", "unchanged", "deleted"];

    public static Task AnswerAsync(Exchange exchange, EmulatedOrganization organization) =>
        exchange.Match.Item is { } item ? AnswerOneAsync(exchange, organization, item) : AnswerListAsync(exchange, organization);

    /// <summary>A project as it stands in a list and inside a repository.</summary>
    public static ProjectReferenceBody Reference(Address address, EmulatedProject project, string? teamImage = null) => new(
        project.Id, project.Name, project.Description, address.Project(project), project.State, project.Revision, project.Visibility,
        project.LastUpdateTime, teamImage);

    /// <summary>The error for a project that is not there.</summary>
    public static ServiceError NotFound(string idOrName) =>
        Guid.TryParse(idOrName, out var id) ? ServiceErrors.NoProjectWithId(id) : ServiceErrors.NoProjectNamed(idOrName);

    private static Task AnswerListAsync(Exchange exchange, EmulatedOrganization organization)
    {
        var query = exchange.Http.Request.Query;
        var top = DefaultPage;
        var offset = 0;
        var state = query.TryGetValue("stateFilter", out var filter) ? filter.ToString() : "wellFormed";
        foreach (var (name, least) in (ReadOnlySpan<(string, int)>)[("$top", 1), ("$skip", 0), ("continuationToken", 0)])
        {
            if (!query.TryGetValue(name, out var text))
            {
                continue;
            }

            if (!int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least)
            {
                return ServiceErrors.InvalidQuery(name, text.ToString()).AnswerAsync(exchange);
            }

            // [I] The token is the offset of the next page, so it takes the place of $skip.
            (top, offset) = name == "$top" ? (number, offset) : (top, number);
        }

        if (!States.Contains(state, StringComparer.OrdinalIgnoreCase))
        {
            return ServiceErrors.InvalidQuery("stateFilter", state).AnswerAsync(exchange);
        }

        // [D] core-7.1 ProjectState: "all" is everything except deleted. [I] Without a filter, what is ready to be used.
        var wanted = organization.Projects
            .Where(project => string.Equals(state, "all", StringComparison.OrdinalIgnoreCase)
                ? project.State != "deleted"
                : string.Equals(project.State, state, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var page = wanted.Skip(offset).Take(top).ToList();
        if (offset + page.Count < wanted.Count)
        {
            // [D] protocol 3.8: the header is there only when there is more.
            exchange.Http.Response.Headers[ServiceHeaders.ContinuationToken] =
                (offset + page.Count).ToString(CultureInfo.InvariantCulture);
        }

        var address = new Address(exchange.Services.BaseUri, organization);
        var withImage = IsTrue(exchange, "getDefaultTeamImageUrl");
        return BodyJson.AnswerAsync(
            exchange,
            new PageBody<ProjectReferenceBody>(
                page.Count,
                [.. page.Select(project => Reference(address, project, withImage ? address.TeamImage(TeamId(project)) : null))]),
            BodyJson.Service.PageBodyProjectReferenceBody);
    }

    private static Task AnswerOneAsync(Exchange exchange, EmulatedOrganization organization, string idOrName)
    {
        if (organization.FindProject(idOrName) is not { } project)
        {
            return NotFound(idOrName).AnswerAsync(exchange);
        }

        var address = new Address(exchange.Services.BaseUri, organization);
        return BodyJson.AnswerAsync(
            exchange,
            new ProjectBody(
                project.Id, project.Name, project.Description, address.Project(project), project.State, project.Revision,
                project.Visibility, project.LastUpdateTime,
                IsTrue(exchange, "includeCapabilities") ? Capabilities : null,
                new Dictionary<string, LinkBody>
                {
                    ["self"] = new(address.Project(project)),
                    ["collection"] = new(address.Collection),
                    ["web"] = new(address.ProjectWeb(project)),
                },
                new TeamBody(TeamId(project), project.Name + " Team", address.Team(project, TeamId(project)))),
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

    private static Guid TeamId(EmulatedProject project) => StableGuid.From("team/" + project.Name);

    private static bool IsTrue(Exchange exchange, string parameter) =>
        bool.TryParse(exchange.Http.Request.Query[parameter].ToString(), out var value) && value;
}
