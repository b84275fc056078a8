using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;

namespace AdoEntra;

/// <summary>A team of a project (WebApiTeam, core 7.1).</summary>
[TableView("Project=ProjectName", nameof(Name), nameof(Description), More = [nameof(Id)])]
public sealed class AdoTeam : AdoNamedResource
{
    internal static readonly JsonRecordReader<AdoTeam> Reader = new(static json => new(json));

    internal static readonly ProjectList<AdoTeam> Listing = new(
        "team",
        "teams",
        "The teams of projects, or of the whole organization.",
        List,
        One,
        static team => (team.ProjectName, team.ProjectId)
    );

    private AdoTeam(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What the team is for.</summary>
    public string? Description => GetString();

    /// <summary>The name of the project that it is in.</summary>
    public string? ProjectName => GetString();

    /// <summary>The id of that project.</summary>
    public string? ProjectId => GetString();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>The address of its identity in the REST API.</summary>
    public string? IdentityUrl => GetString();

    /// <inheritdoc/>
    internal override string Summary => $"{ProjectName}/{Name}";

    /// <param name="project">Name or id; null for the whole organization.</param>
    internal static ServiceRequest<AdoTeam> List(string? project) => project is null
        ? new(Route.To($"_apis/teams"), "the teams", Reader) { ApiVersion = "7.1-preview.3", Paging = PagingStyle.TopSkip }
        : new(Route.To($"_apis/projects/{project}/teams"), $"the teams of project '{project}'", Reader) { Paging = PagingStyle.TopSkip };

    /// <param name="project">Name or id.</param>
    /// <param name="team">Name or id.</param>
    internal static ServiceRequest<AdoTeam> One(string project, string team) =>
        new(Route.To($"_apis/projects/{project}/teams/{team}"), $"team '{team}' of project '{project}'", Reader);
}
