using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>
/// GET <c>/{organization}/[{project}/]_apis/git/repositories[/{idOrName}]</c>. [D] git-7.1: <c>Repositories_List</c>,
/// <c>Repositories_Get Repository</c>.
/// </summary>
internal static class RepositoriesRoute
{
    public static Task AnswerAsync(Exchange exchange, EmulatedOrganization organization)
    {
        EmulatedProject? project = null;
        if (exchange.Match.Project is { } named && (project = organization.FindProject(named)) is null)
        {
            return ProjectsRoute.NotFound(named).AnswerAsync(exchange);
        }

        return exchange.Match.Item is { } item
            ? AnswerOneAsync(exchange, organization, project, item)
            : BodyJson.AnswerAsync(
                exchange,
                RepositoryListing.Body(
                    exchange.Services,
                    new ListingKey(
                        organization,
                        project,
                        Asked(exchange, "includeHidden"),
                        Asked(exchange, "includeLinks"),
                        Asked(exchange, "includeAllUrls"))));
    }

    private static Task AnswerOneAsync(Exchange exchange, EmulatedOrganization organization, EmulatedProject? project, string idOrName)
    {
        var isId = Guid.TryParse(idOrName, out var id);
        if (!isId && project is null)
        {
            return ServiceErrors.RepositoryNameWithoutProject().AnswerAsync(exchange);
        }

        var candidates = project is null ? organization.Projects : [project];
        foreach (var home in candidates)
        {
            var found = home.Repositories.FirstOrDefault(repository => isId
                ? repository.Id == id
                : string.Equals(repository.Name, idOrName, StringComparison.OrdinalIgnoreCase));
            if (found is not null)
            {
                // [I] A single repository has its links.
                var address = new Address(exchange.Services.BaseUri, organization);
                return BodyJson.AnswerAsync(
                    exchange,
                    RepositoryListing.Repository(address, home, found, links: true, allUrls: false),
                    BodyJson.Service.RepositoryBody);
            }
        }

        return ServiceErrors.NoRepository(idOrName).AnswerAsync(exchange);
    }

    private static bool Asked(Exchange exchange, string parameter) =>
        bool.TryParse(exchange.Http.Request.Query[parameter].ToString(), out var value) && value;
}
