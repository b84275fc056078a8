using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>A repository and the project it is in.</summary>
internal sealed record RepositoryHome(EmulatedProject Project, EmulatedRepository Repository)
{
    public GitContent Content => Repository.Content.Value;

    /// <summary>The one in the address, whatever its state.</summary>
    public static RepositoryHome Find(ResourceCall call) => Find(call, call.Project, Named(call));

    /// <summary>The one in the address, to look into it. [I] One that is switched off cannot be read.</summary>
    public static RepositoryHome FindReadable(ResourceCall call)
    {
        var home = Find(call);
        return home.Repository.IsDisabled
            ? throw new ServiceRefusalException(GitErrors.NoRepository(Named(call)))
            : home;
    }

    /// <summary>The first branch of an empty repository becomes its default one.</summary>
    public void BecomeDefault(EmulatorServices services, string branch)
    {
        if (Project.RepositoryList.Replace(
            one => one.Id == Repository.Id && one.DefaultBranch is null, one => one with { DefaultBranch = branch }))
        {
            services.Listings.Clear();
        }
    }

    /// <summary>A commit by its name.</summary>
    public GitCommit FindCommit(string id) =>
        Content.Objects.Commit(id.ToLowerInvariant()) ?? throw new ServiceRefusalException(GitErrors.NoReference(id));

    /// <summary>One of a project, to look into it.</summary>
    public static RepositoryHome FindReadable(ResourceCall call, EmulatedProject project, string idOrName) =>
        Find(call, project, idOrName) is { Repository.IsDisabled: false } home
            ? home
            : throw new ServiceRefusalException(GitErrors.NoRepository(idOrName));

    // [D code] Most templates have one name for it, some another, and clients fill them by these names.
    private static string Named(ResourceCall call) => call.Value("repositoryNameOrId") ?? call.Required("repositoryId");

    private static RepositoryHome Find(ResourceCall call, EmulatedProject? project, string idOrName)
    {
        var isId = Guid.TryParse(idOrName, out var id);
        if (!isId && project is null)
        {
            throw new ServiceRefusalException(GitErrors.RepositoryNameWithoutProject());
        }

        foreach (var home in project is null ? call.Organization.Projects : [project])
        {
            foreach (var repository in home.Repositories)
            {
                if (isId ? repository.Id == id : string.Equals(repository.Name, idOrName, StringComparison.OrdinalIgnoreCase))
                {
                    return new RepositoryHome(home, repository);
                }
            }
        }

        throw new ServiceRefusalException(GitErrors.NoRepository(idOrName));
    }
}
