using System.Globalization;
using AdoEntra.Resources.Security;

namespace AdoEntra.Resources.ProtectedResources;

/// <summary>Reads, grants and revokes the permission of pipelines to use a resource.</summary>
internal static class PipelinePermissionChanges
{
    /// <summary>Adds the permissions for a resource; the names of the pipelines cost one request more.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="reference">The resource.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public static async Task AddAsync(
        ItemList<AdoPipelinePermission> list,
        string? project,
        ProtectedResourceReference reference,
        CancellationToken cancellationToken
    )
    {
        if (list.IsSatisfied) return;
        try
        {
            ProtectedResource resource = await list.Client
                .FindProtectedResourceAsync(project, reference, cancellationToken)
                .ConfigureAwait(false);
            ResourcePermissions permissions = await list.Client
                .ReadOneAsync(ResourcePermissions.Of(resource), cancellationToken)
                .ConfigureAwait(false);
            IReadOnlyList<AdoPipelinePermission> granted = permissions.Granted;
            await list.Client.AddNamesAsync(resource.Project, granted, cancellationToken).ConfigureAwait(false);
            await list.AddAsync(granted).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await list.ReportAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Lets a pipeline, or all of the project, use a resource.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">The project; null for the connection's.</param>
    /// <param name="reference">The resource.</param>
    /// <param name="pipeline">The pipeline by name or number; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The permission.</returns>
    /// <exception cref="AdoServiceException">One of them does not exist, or the service refused.</exception>
    public static async Task<AdoPipelinePermission?> GrantAsync(
        this ResourceClient client,
        string? project,
        ProtectedResourceReference reference,
        string? pipeline,
        CancellationToken cancellationToken
    )
    {
        (ResourcePermissions permissions, PipelineDefinition? found) = await client
            .ChangeAsync(project, reference, pipeline, authorized: true, cancellationToken)
            .ConfigureAwait(false);
        if (found is null) return permissions.AllPipelines;
        AdoPipelinePermission? granted = permissions.Pipelines.FirstOrDefault(one => Number(one) == found.Id);
        if (granted is not null) granted.PipelineName = found.Name;
        return granted;
    }

    /// <summary>
    /// Takes the permission from a pipeline, or the permission for all; those that pipelines have by themselves stay. Warns where the
    /// pipeline may use the resource nevertheless.
    /// </summary>
    /// <inheritdoc cref="GrantAsync"/>
    public static async Task RevokeAsync(
        this ResourceClient client,
        string? project,
        ProtectedResourceReference reference,
        string? pipeline,
        CancellationToken cancellationToken
    )
    {
        (ResourcePermissions left, PipelineDefinition? found) = await client
            .ChangeAsync(project, reference, pipeline, authorized: false, cancellationToken)
            .ConfigureAwait(false);
        if (found is not null && left.AllPipelines is { Authorized: true })
        {
            client.Warn(
                $"The pipeline '{found.Name}' may still use {reference}, since all pipelines may. "
                    + "Revoke-AdoPipelinePermission -AllPipelines takes that permission away."
            );
        }
    }

    private static async Task<(ResourcePermissions Permissions, PipelineDefinition? Pipeline)> ChangeAsync(
        this ResourceClient client,
        string? project,
        ProtectedResourceReference reference,
        string? pipeline,
        bool authorized,
        CancellationToken cancellationToken
    )
    {
        ProtectedResource resource = await client
            .FindProtectedResourceAsync(project, reference, cancellationToken)
            .ConfigureAwait(false);
        PipelineDefinition? found = pipeline is null
            ? null
            : await PipelineDefinition.FindAsync(client, resource.Project, pipeline, cancellationToken).ConfigureAwait(false);
        long? number = found is null ? null : long.Parse(found.Id!, CultureInfo.InvariantCulture);
        ResourcePermissions permissions = await client
            .ReadOneAsync(ResourcePermissions.Change(resource, number, authorized), cancellationToken)
            .ConfigureAwait(false);
        return (permissions, found);
    }

    // Who may see a resource need not see the pipelines: then their numbers have to do.
    private static async Task AddNamesAsync(
        this ResourceClient client,
        string project,
        IReadOnlyList<AdoPipelinePermission> permissions,
        CancellationToken cancellationToken
    )
    {
        string[] numbers = [.. permissions.Select(Number).OfType<string>()];
        if (numbers.Length == 0) return;
        try
        {
            var request = PipelineDefinition.Numbered(project, string.Join(",", numbers));
            var list = client.ReadListAsync(request, cancellationToken);
            await foreach (IReadOnlyList<PipelineDefinition> batch in list.ConfigureAwait(false))
            {
                foreach (AdoPipelinePermission permission in permissions)
                    permission.PipelineName ??= batch.FirstOrDefault(pipeline => pipeline.Id == Number(permission))?.Name;
            }
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
        }
    }

    private static string? Number(AdoPipelinePermission permission) => permission.PipelineId?.ToString(CultureInfo.InvariantCulture);
}
