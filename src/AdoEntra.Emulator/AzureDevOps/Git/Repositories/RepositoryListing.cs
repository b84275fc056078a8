using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.AzureDevOps.Git.Repositories;

/// <summary>Makes the bodies of repositories.</summary>
internal static class RepositoryListing
{
    private const int WorthPrebuilding = 1_000;

    /// <summary>The body of a list, [D] unpaged whatever its length (protocol 3.8).</summary>
    public static byte[] Body(EmulatorServices services, ListingKey key) => services.Listings.Get(key, asked =>
    {
        var address = new Address(services.BaseUri, asked.Organization);
        var projects = asked.Project is { } one ? [one] : asked.Organization.Projects.Where(project => project.State == "wellFormed");
        var repositories = projects
            .SelectMany(project => project.Repositories, (project, repository) => (project, repository))
            .Where(pair => asked.Hidden || !pair.repository.IsHidden)
            .Select(pair => Repository(address, pair.project, pair.repository, asked.Links, asked.AllUrls))
            .ToList();
        return BodyJson.Bytes(new PageBody<RepositoryBody>(repositories.Count, repositories), BodyJson.Service.PageBodyRepositoryBody);
    });

    public static RepositoryBody Repository(
        Address address, EmulatedProject project, EmulatedRepository repository, bool links, bool allUrls,
        RepositoryReferenceBody? parent = null)
    {
        var remote = address.RepositoryRemote(project, repository);
        var ssh = address.RepositorySsh(project, repository);
        var web = address.RepositoryWeb(project, repository);
        return new RepositoryBody(
            repository.Id, repository.Name, address.Repository(project, repository),
            ProjectsRoute.Reference(address, project), repository.DefaultBranch, repository.Size, remote, ssh, web,
            repository.IsDisabled, repository.IsInMaintenance,
            repository.Parent is not null ? true : links ? false : null,
            allUrls ? [remote, ssh] : null,
            links
                ? new Dictionary<string, LinkBody>
                {
                    ["self"] = new(address.Repository(project, repository)),
                    ["project"] = new(address.Project(project)),
                    ["web"] = new(web),
                    ["ssh"] = new(ssh),
                }
                : null,
            parent);
    }

    /// <summary>A repository as it stands in the list of forks, and inside one.</summary>
    public static RepositoryReferenceBody Reference(ResourceCall call, RepositoryHome home) => new(
        home.Repository.Id, home.Repository.Name, home.Repository.Parent is not null,
        call.Address.Repository(home.Project, home.Repository), ProjectsRoute.Reference(call.Address, home.Project),
        call.Address.RepositoryRemote(home.Project, home.Repository), call.Address.RepositorySsh(home.Project, home.Repository),
        new CollectionReferenceBody(call.Organization.Id, call.Organization.Name, call.Address.Collection));

    /// <summary>Makes the long ones before anybody asks.</summary>
    public static void Prebuild(EmulatorServices services)
    {
        foreach (var organization in services.State.Organizations)
        {
            foreach (var project in organization.Projects.Where(project => project.Repositories.Count >= WorthPrebuilding))
            {
                Body(services, new ListingKey(organization, project));
            }
        }
    }
}
