using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations;

/// <summary>The teams: in <c>SecretSauce</c> several, everywhere else the one that a project begins with.</summary>
internal static class SampleTeams
{
    private static readonly string[] Further = ["Cooks", "Tasters", "Suppliers", "C# Kitchen", "Nobody"];

    public static IReadOnlyList<ProjectTeam> Of(EmulatedProject project)
    {
        var everyone = (EmulatedIdentity[])[KnownPrincipals.Person, .. SampleDirectory.Colleagues];
        return project.Name != "SecretSauce"
            ? [ProjectTeam.DefaultOf(project, everyone[..1])]
            :
            [
                ProjectTeam.DefaultOf(project, everyone),
                .. Further.Select((name, index) => new ProjectTeam(
                    StableGuid.From($"team/{project.Name}/{name}"), name, $"The {name} of {project.Name}.",
                    name == "Nobody" ? [] : everyone[index..(index + 3)])),
            ];
    }
}
