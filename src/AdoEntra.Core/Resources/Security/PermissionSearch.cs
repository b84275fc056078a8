using AdoEntra.Errors;
using AdoEntra.Resources.Identities.Groups;


namespace AdoEntra.Resources.Security;

/// <summary>Which permissions are wanted, as they are asked for.</summary>
internal sealed record PermissionSearch
{
    /// <summary>Projects by names or ids; empty means the connection's.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Repositories by names or ids.</summary>
    public IReadOnlyList<string> Repositories { get; init; } = [];

    /// <summary>Pipelines by names or numbers.</summary>
    public IReadOnlyList<string> Pipelines { get; init; } = [];

    /// <summary>Whose; null for the connection's own identity.</summary>
    public string? Identity { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="search">Finds the identity.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAsync(ItemList<AdoPermission> list, SubjectSearch search, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> projects = Projects.Count > 0 ? Projects : list.Connection.Project is { } own ? [own] : [];
        bool areIds = Repositories.Count > 0 && Pipelines.Count == 0 && Repositories.All(static one => Guid.TryParse(one, out _));
        if (projects.Count == 0 && !areIds)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                "No project is named whose permissions are wanted.",
                "Pass -Project, or connect with a default project.");
        }

        PermissionHolder? holder = null;
        PermissionReader reader = new(list.Client);
        foreach (Func<Task<IReadOnlyList<SecuredResource>>> find in Finds(list, projects, cancellationToken))
        {
            if (list.IsSatisfied) return;
            try
            {
                IReadOnlyList<SecuredResource> resources = await find().ConfigureAwait(false);
                holder ??= await PermissionHolder.FindAsync(list.Client, search, Identity, cancellationToken).ConfigureAwait(false);
                foreach (SecuredResource resource in resources)
                {
                    if (list.IsSatisfied) return;
                    bool isOneOfMany = resources.Count > 1;
                    await list
                        .AddAsync(await reader.ReadAsync(resource, holder, isOneOfMany, cancellationToken).ConfigureAwait(false))
                        .ConfigureAwait(false);
                }
            }
            catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
            {
                await list.ReportAsync(exception).ConfigureAwait(false);

                // Nothing can be said of any resource without knowing of whom.
                if (holder is null && exception.Target == Identity && Identity is not null) return;
            }
        }
    }

    private IEnumerable<Func<Task<IReadOnlyList<SecuredResource>>>> Finds(
        ItemList<AdoPermission> list,
        IReadOnlyList<string> projects,
        CancellationToken stop
    )
    {
        ResourceClient client = list.Client;
        if (projects.Count == 0)
        {
            foreach (string id in Repositories)
            {
                yield return async () =>
                    [SecuredResource.Of(await client.ReadOneAsync(AdoRepository.One(null, id), stop).ConfigureAwait(false))];
            }
        }

        foreach (string project in projects)
        {
            foreach (string repository in Repositories)
            {
                yield return async () =>
                    [SecuredResource.Of(await client.ReadOneAsync(AdoRepository.One(project, repository), stop).ConfigureAwait(false))];
            }

            foreach (string pipeline in Pipelines)
            {
                yield return async () =>
                    [SecuredResource.Of(await PipelineDefinition.FindAsync(client, project, pipeline, stop).ConfigureAwait(false))];
            }

            if (Repositories.Count + Pipelines.Count == 0)
                yield return async () => SecuredResource.Of(await client.ReadOneAsync(AdoProject.One(project), stop).ConfigureAwait(false));
        }
    }
}
