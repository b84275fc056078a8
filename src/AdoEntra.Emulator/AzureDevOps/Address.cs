using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>
/// The addresses inside bodies. The forms are the service's ([D] the samples of the 7.1 contract), the hosts are the emulator's, so that a
/// client that follows one stays here. The address for SSH is the exception: nothing is emulated there.
/// </summary>
internal sealed class Address(Uri baseUri, EmulatedOrganization organization)
{
    private readonly string _root = On(baseUri, organization, ServiceHost.Main);

    /// <summary>The organization on the main host.</summary>
    public string Root => _root;

    private string AtIdentities => field ??= On(baseUri, organization, ServiceHost.Identities);

    /// <summary>The organization on a host.</summary>
    public string On(ServiceHost host) => On(baseUri, organization, host);

    public string Project(EmulatedProject project) => $"{_root}/_apis/projects/{project.Id}";

    /// <summary>What comes before <c>_apis</c> in the addresses of what belongs to a project.</summary>
    public string In(EmulatedProject project) => $"{_root}/{project.Id}";

    public string Collection => $"{_root}/_apis/projectCollections/{organization.Id}";

    public string ProjectWeb(EmulatedProject project) => $"{_root}/{Uri.EscapeDataString(project.Name)}";

    public string Team(EmulatedProject project, Guid team) => $"{Project(project)}/teams/{team}";

    /// <summary>The address of an identity on the host that stores it, which is not the one that got the request.</summary>
    public string Identity(Guid id) => $"{AtIdentities}/_apis/Identities/{id}";

    public string Avatar(string descriptor) => $"{_root}/_apis/GraphProfile/MemberAvatars/{descriptor}";

    public string Graph(string resource, string descriptor) => $"{AtIdentities}/_apis/Graph/{resource}/{descriptor}";

    public string TeamImage(Guid team) => $"{_root}/_apis/GraphProfile/MemberAvatars/{team}";

    public string Repository(EmulatedProject project, EmulatedRepository repository) =>
        $"{_root}/{project.Id}/_apis/git/repositories/{repository.Id}";

    public string Commit(EmulatedProject project, EmulatedRepository repository, string id) =>
        $"{Repository(project, repository)}/commits/{id}";

    public string Item(EmulatedProject project, EmulatedRepository repository, string path, string commit) =>
        $"{Repository(project, repository)}/items?path={Uri.EscapeDataString(path)}&versionDescriptor.versionType=commit"
        + "&versionDescriptor.version=" + commit;

    public string RepositoryWeb(EmulatedProject project, EmulatedRepository repository) =>
        $"{ProjectWeb(project)}/_git/{Uri.EscapeDataString(repository.Name)}";

    public string RepositoryRemote(EmulatedProject project, EmulatedRepository repository)
    {
        // [C] The organization stands before the host as a user name.
        var web = RepositoryWeb(project, repository);
        return web.Insert(web.IndexOf("//", StringComparison.Ordinal) + 2, organization.Name + "@");
    }

    public string RepositorySsh(EmulatedProject project, EmulatedRepository repository) =>
        $"git@ssh.dev.azure.com:v3/{organization.Name}/{Uri.EscapeDataString(project.Name)}/{Uri.EscapeDataString(repository.Name)}";

    private static string On(Uri baseUri, EmulatedOrganization organization, ServiceHost host) =>
        (baseUri.AbsoluteUri + host.Prefix + (host.HasOrganizations ? Uri.EscapeDataString(organization.Name) : string.Empty)).TrimEnd('/');
}
