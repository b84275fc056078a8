
namespace AdoEntra.Emulator.Organizations;

/// <summary>A team of a project.</summary>
/// <param name="Id">Its id, the same in every run.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Members">Who is in it; the first one looks after it.</param>
internal sealed record ProjectTeam(Guid Id, string Name, string Description, IReadOnlyList<EmulatedIdentity> Members)
{
    /// <summary>The team that a project has from the beginning.</summary>
    public static ProjectTeam DefaultOf(EmulatedProject project, IReadOnlyList<EmulatedIdentity> members) =>
        new(DefaultId(project), project.Name + " Team", "The default project team.", members);

    public static Guid DefaultId(EmulatedProject project) => StableGuid.From("team/" + project.Name);
}
