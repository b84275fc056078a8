using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Core;

/// <summary>
/// The teams of a project and of the organization, and who is in one, paged by <c>$top</c> and <c>$skip</c>. [D] core-7.1; the usual length
/// of a page is [I], and so is that <c>$mine</c> means those that the caller is in.
/// </summary>
internal static class TeamCollections
{
    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        new()
        {
            Id = new("d30a3dd1-f8ba-442a-b86a-bd0c0c383e59"),
            Area = "core",
            Resource = "teams",
            Template = "_apis/projects/{projectId}/{resource}/{*teamId?}",
            Version = 3,
            Paging = CollectionPaging.Skip,
            Named = "name",
            Items = call => Teams(call, [call.FindProject(call.Required("projectId"))]),
            NotFound = ServiceErrors.NoTeam,
            Example = new Dictionary<string, string> { ["projectId"] = "SecretSauce" },
        },
        new()
        {
            Id = new("7a4d9ee9-3433-4347-b47a-7a80f1cf307e"),
            Area = "core",
            Resource = "teams",
            Template = "_apis/{resource}",
            Version = 3,
            PreviewOnly = true,
            Paging = CollectionPaging.Skip,
            Items = call => Teams(call, call.Organization.Projects.Where(project => project.State == "wellFormed")),
            NotFound = ServiceErrors.NoTeam,
        },
        new()
        {
            Id = new("294c494c-2600-4d7e-b76c-3dd50c3c95be"),
            Name = "teamMembers",
            Area = "core",
            Resource = "members",
            Template = "_apis/projects/{projectId}/teams/{teamId}/{resource}",
            Version = 2,
            Paging = CollectionPaging.Skip,
            Items = Members,
            NotFound = ServiceErrors.NoTeam,
            Example = new Dictionary<string, string> { ["projectId"] = "SecretSauce", ["teamId"] = "Cooks" },
        },
    ];

    /// <summary>A team of a project by its id or its name.</summary>
    public static ProjectTeam Find(EmulatedProject project, string text)
    {
        var teams = SampleTeams.Of(project);
        return (Guid.TryParse(text, out var id)
                ? teams.FirstOrDefault(team => team.Id == id)
                : teams.FirstOrDefault(team => string.Equals(team.Name, text, StringComparison.OrdinalIgnoreCase)))
            ?? throw new ServiceRefusalException(ServiceErrors.NoTeam(text));
    }

    private static IEnumerable<object> Teams(ResourceCall call, IEnumerable<EmulatedProject> projects) =>
        from project in projects
        from team in SampleTeams.Of(project)
        where !call.Query.Flag("$mine") || team.Members.Contains(call.Caller)
        select new
        {
            team.Id,
            team.Name,
            Url = call.Address.Team(project, team.Id),
            team.Description,
            IdentityUrl = call.Address.Identity(team.Id),
            ProjectName = project.Name,
            ProjectId = project.Id,

            // [D] Only where it is asked for.
            Identity = call.Query.Flag("$expandIdentity")
                ? new
                {
                    team.Id,
                    ProviderDisplayName = $@"[{project.Name}]\{team.Name}",
                    IsActive = true,
                    IsContainer = true,
                }
                : null,
        };

    // [C] Members that are no team administrators carry no flag.
    private static IEnumerable<object> Members(ResourceCall call)
    {
        var members = Find(call.FindProject(call.Required("projectId")), call.Required("teamId")).Members;
        return members.Select(member => new
        {
            Identity = GraphSubject.Reference(call.Address, member),
            IsTeamAdmin = member == members[0] ? true : (bool?)null,
        });
    }
}
