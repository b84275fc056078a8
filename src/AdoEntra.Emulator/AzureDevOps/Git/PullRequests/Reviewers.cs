using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>Who may be asked to look at a pull request: persons, service principals, groups and teams, by their ids.</summary>
internal static class Reviewers
{
    /// <summary>Somebody as they stand inside another body.</summary>
    public static IdentityReferenceBody Reference(ResourceCall call, Guid id) =>
        Person(call, id) is { } person ? GraphSubject.Reference(call.Address, person)
        : Group(call, id) is { } group ? Reference(call, id, group.PrincipalName, $@"{group.Domain}\{group.Name}")
        : Team(call, id) is var (project, team) ? Reference(
            call, id, $@"[{project.Name}]\{team.Name}", $@"vstfs:///Classification/TeamProject/{project.Id}\{team.Name}")
        : throw new ServiceRefusalException(GitErrors.NoIdentity(id.ToString()));

    public static bool IsGroup(ResourceCall call, Guid id) => Person(call, id) is null;

    /// <summary>Whether somebody is meant, or one of a group or team that is.</summary>
    public static bool Includes(ResourceCall call, Guid id, Guid member) =>
        id == member
        || (Group(call, id) is { } group
            && call.Organization.Directory.MembersOf(group).Any(identity => identity.AzureDevOpsId == member))
        || (Team(call, id)?.Team.Members.Any(identity => identity.AzureDevOpsId == member) ?? false);

    private static EmulatedIdentity? Person(ResourceCall call, Guid id) =>
        call.Organization.Members.FirstOrDefault(identity => identity.AzureDevOpsId == id)
        ?? call.Organization.Directory.Users.FirstOrDefault(identity => identity.AzureDevOpsId == id);

    private static DirectoryGroup? Group(ResourceCall call, Guid id) =>
        call.Organization.Directory.Groups.FirstOrDefault(group => group.Id == id);

    private static (EmulatedProject Project, ProjectTeam Team)? Team(ResourceCall call, Guid id)
    {
        foreach (var project in call.Organization.Projects)
        {
            if (SampleTeams.Of(project).FirstOrDefault(team => team.Id == id) is { } found)
            {
                return (project, found);
            }
        }

        return null;
    }

    private static IdentityReferenceBody Reference(ResourceCall call, Guid id, string name, string uniqueName)
    {
        var image = call.Address.TeamImage(id);
        return new IdentityReferenceBody(
            name, call.Address.Identity(id), new Dictionary<string, LinkBody> { ["avatar"] = new(image) }, id.ToString(), uniqueName, image,
            "vssgp." + Convert.ToBase64String(id.ToByteArray()).TrimEnd('='));
    }
}
