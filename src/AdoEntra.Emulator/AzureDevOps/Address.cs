namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>
/// The addresses inside bodies. The forms are the service's ([D] the samples of the 7.1 contract), the host is the emulator, so that a
/// client that follows one stays here. The address for SSH is the exception: nothing is emulated there.
/// </summary>
internal sealed class Address(Uri baseUri, EmulatedOrganization organization)
{
    private readonly string _root = baseUri.AbsoluteUri + Uri.EscapeDataString(organization.Name);

    public string Project(EmulatedProject project) => $"{_root}/_apis/projects/{project.Id}";

    public string Collection => $"{_root}/_apis/projectCollections/{organization.Id}";

    public string ProjectWeb(EmulatedProject project) => $"{_root}/{Uri.EscapeDataString(project.Name)}";

    public string Team(EmulatedProject project, Guid team) => $"{Project(project)}/teams/{team}";

    public string TeamImage(Guid team) => $"{_root}/_apis/GraphProfile/MemberAvatars/{team}";

    public string Repository(EmulatedProject project, EmulatedRepository repository) =>
        $"{_root}/{project.Id}/_apis/git/repositories/{repository.Id}";

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
}
