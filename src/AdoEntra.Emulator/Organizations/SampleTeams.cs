using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations;

/// <summary>The teams: in <c>SecretSauce</c> several, everywhere else the one that a project begins with.</summary>
internal static class SampleTeams
{
    private static readonly string[] Further = ["Cooks", "Tasters", "Suppliers", "C# Kitchen", "Nobody"];

    public static IReadOnlyList<ProjectTeam> Of(EmulatedProject project)
    {
        var everybody = (EmulatedIdentity[])[KnownPrincipals.Person, .. SampleDirectory.Colleagues];
        return project.Name != "SecretSauce"
            ? [ProjectTeam.DefaultOf(project, everybody[..1])]
            :
            [
                ProjectTeam.DefaultOf(project, everybody),
                .. Further.Select((name, index) => new ProjectTeam(
                    StableGuid.From($"team/{project.Name}/{name}"), name, $"The {name} of {project.Name}.",
                    name == "Nobody" ? [] : everybody[index..(index + 3)])),
            ];
    }
}
