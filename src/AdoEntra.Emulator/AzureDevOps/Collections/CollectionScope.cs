using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>Whose list an address means: the organization's, a project's or a repository's.</summary>
internal sealed record CollectionScope(EmulatedProject? Project, EmulatedRepository? Repository)
{
    /// <summary>As it is written at what belongs to it.</summary>
    public string Text => Repository is null ? $"{Project?.Id}" : $"{Project!.Id}/{Repository.Id}";

    public static CollectionScope Of(CollectionRoute route, ResourceCall call)
    {
        if (route.KeyInAddress != "repositoryId" && call.Value("repositoryId") is not null)
        {
            var home = RepositoryHome.FindReadable(call);
            return new CollectionScope(home.Project, home.Repository);
        }

        return new CollectionScope(
            call.Project ?? (route.KeyInAddress != "projectId" && call.Value("projectId") is { } id ? call.FindProject(id) : null), null);
    }

    public bool Has(CollectionItem item) => item.Scope == Text || (item.Scope == "*" && Project is not null && Repository is null);
}
