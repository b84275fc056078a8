using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Environments;

/// <summary>Reads what an environment consists of.</summary>
internal static class EnvironmentResources
{
    /// <summary>
    /// Adds the resources of an environment. The environment refers to them; of a Kubernetes namespace and of virtual machines the rest is
    /// read at an address of their kind, each namespace by itself and all machines at once.
    /// </summary>
    /// <param name="list">Where they go.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public static async Task AddAsync(
        ItemList<AdoEnvironmentResource> list,
        AdoEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        (string project, string id, string name) = (environment.ProjectName!, environment.Key.Id!, environment.Name!);
        ServiceRequest<AdoEnvironment> request = AdoEnvironment.WithResources(project, id) with
        {
            What = $"the resources of environment '{name}' of project '{project}'",
        };
        bool hasMachines = false;
        foreach (AdoEnvironmentResource resource in await ReadAsync(list, request, cancellationToken).ConfigureAwait(false))
        {
            if (resource.Type == "virtualMachine") hasMachines = true;
            else if (resource.Type == "kubernetes")
            {
                await list
                    .AddOneAsync(AdoEnvironmentResource.Kubernetes(project, id, name, resource.Key.Id!), cancellationToken)
                    .ConfigureAwait(false);
            }
            else await list.AddAsync([resource]).ConfigureAwait(false);
        }

        if (!hasMachines) return;
        await list
            .AddListAsync(AdoEnvironmentResource.Machines(project, id, name), matches: null, cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<AdoEnvironmentResource>> ReadAsync(
        ItemList<AdoEnvironmentResource> list,
        ServiceRequest<AdoEnvironment> request,
        CancellationToken cancellationToken
    )
    {
        ListWork<AdoEnvironment> one = (environments, stop) => environments.AddOneAsync(request, stop);
        IReadOnlyList<AdoEnvironment> found = await list.ReadAllAsync(one, cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? [] : found[0].Resources;
    }
}
