using AdoEntra.Errors;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Git;

/// <summary>Creates, changes, deletes and restores repositories.</summary>
internal static class RepositoryChanges
{
    /// <summary>Creates a repository, empty or as a fork.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="name">Its name.</param>
    /// <param name="parent">The repository that it is a fork of; null for none.</param>
    /// <param name="branch">The only branch that is forked; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">There is no project, or the service refused.</exception>
    public static async Task<AdoRepository> CreateRepositoryAsync(
        this ResourceClient client,
        string? project,
        string name,
        RepositoryPlace? parent,
        string? branch,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        string? parentId = parent is null ? null : await client.FindIdAsync(parent, cancellationToken).ConfigureAwait(false);
        string? reference = branch is null ? null : ReferenceName.OfBranch(branch);
        return await client
            .ReadOneAsync(AdoRepository.Create(own, name, parentId, reference), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Changes a repository, and gives it as it is then.</summary>
    public static async Task<AdoRepository> UpdateRepositoryAsync(
        this ResourceClient client,
        RepositoryPlace place,
        RepositorySettings settings,
        CancellationToken cancellationToken
    )
    {
        string id = await client.FindIdAsync(place, cancellationToken).ConfigureAwait(false);
        var request = AdoRepository.Update(id, settings) with { What = place.ToString() };
        return await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a repository. It stays in the recycle bin of its project for 30 days.</summary>
    public static async Task DeleteRepositoryAsync(this ResourceClient client, RepositoryPlace place, CancellationToken cancellationToken)
    {
        string id = await client.FindIdAsync(place, cancellationToken).ConfigureAwait(false);
        await client.SendAsync(AdoRepository.Delete(id) with { What = place.ToString() }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a repository out of the recycle bin.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="name">Its name or id.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">None or several of that name are there, or the service refused.</exception>
    public static async Task<AdoRepository> RestoreRepositoryAsync(
        this ResourceClient client,
        string? project,
        string name,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        List<AdoRepository> found = [];
        await foreach (
            IReadOnlyList<AdoRepository> batch in client.ReadListAsync(AdoRepository.Deleted(own), cancellationToken).ConfigureAwait(false)
        )
            found.AddRange(batch.Where(one => NameFilter.Same(one.Name, name) || NameFilter.Same(one.Id, name)));
        if (found.Count == 1)
        {
            string id = found[0].Id!;
            await client.ReadOneAsync(AdoRepository.Restore(own, id, name), cancellationToken).ConfigureAwait(false);
            return await client.ReadOneAsync(AdoRepository.One(own, id), cancellationToken).ConfigureAwait(false);
        }

        throw new AdoServiceException(
            found.Count == 0 ? ErrorIds.NotFound : ErrorIds.InvalidRequest,
            found.Count == 0
                ? $"The recycle bin of project '{own}' has no repository '{name}'."
                : $"The recycle bin of project '{own}' has several repositories '{name}': "
                    + string.Join(", ", found.Select(static one => $"{one.Id} (deleted {one.DeletedDate:u})")) + ".",
            found.Count == 0
                ? "List what is there with Get-AdoRepository -Deleted; a deleted repository is kept for 30 days."
                : "Pass the id of one.")
        {
            Target = name,
        };
    }

    /// <summary>The id of a repository; no request where it is given by its id.</summary>
    public static async Task<string> FindIdAsync(this ResourceClient client, RepositoryPlace place, CancellationToken cancellationToken) =>
        Guid.TryParse(place.Repository, out _)
            ? place.Repository
            : (await client.ReadOneAsync(AdoRepository.One(place.Project, place.Repository), cancellationToken).ConfigureAwait(false)).Id!;
}
