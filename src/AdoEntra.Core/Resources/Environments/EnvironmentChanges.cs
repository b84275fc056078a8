using System.Globalization;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Environments;

/// <summary>Finds, creates, changes and deletes environments.</summary>
internal static class EnvironmentChanges
{
    /// <summary>The environment of a name or number.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project by name or id.</param>
    /// <param name="environment">Its name or number.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none, or it may not be seen.</exception>
    public static async Task<AdoEnvironment> FindEnvironmentAsync(
        this ResourceClient client,
        string project,
        string environment,
        CancellationToken cancellationToken
    )
    {
        ServiceRequest<AdoEnvironment> named = AdoEnvironment.Named(project, environment);
        await foreach (IReadOnlyList<AdoEnvironment> batch in client.ReadListAsync(named, cancellationToken).ConfigureAwait(false))
        {
            if (batch.FirstOrDefault(one => NameFilter.Same(one.Name, environment)) is { } found) return found;
        }

        return long.TryParse(environment, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? await client.ReadOneAsync(AdoEnvironment.One(project, environment), cancellationToken).ConfigureAwait(false)
            : throw MissingItem.Of("environment", environment, $"project '{project}'");
    }

    /// <summary>Creates an environment.</summary>
    /// <param name="client">Sends the request.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="settings">Its name and what it is for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>Conflict</c>: the name is taken; or the service refused.</exception>
    public static Task<AdoEnvironment> CreateEnvironmentAsync(
        this ResourceClient client,
        string? project,
        EnvironmentSettings settings,
        CancellationToken cancellationToken
    ) => client.ReadOneAsync(AdoEnvironment.Create(client.RequireProject(project), settings), cancellationToken);

    /// <summary>Changes an environment, and gives it as it is then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="environment">Its name or number.</param>
    /// <param name="settings">What is changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, or the service refused.</exception>
    public static async Task<AdoEnvironment> UpdateEnvironmentAsync(
        this ResourceClient client,
        string? project,
        string environment,
        EnvironmentSettings settings,
        CancellationToken cancellationToken
    )
    {
        (string own, string id) = await client.FindIdAsync(project, environment, cancellationToken).ConfigureAwait(false);
        return await client.ReadOneAsync(AdoEnvironment.Update(own, id, settings), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes an environment with its checks and the record of its deployments.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="environment">Its name or number.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, or the service refused.</exception>
    public static async Task DeleteEnvironmentAsync(
        this ResourceClient client,
        string? project,
        string environment,
        CancellationToken cancellationToken
    )
    {
        (string own, string id) = await client.FindIdAsync(project, environment, cancellationToken).ConfigureAwait(false);
        await client.SendAsync(AdoEnvironment.Delete(own, id), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(string Project, string Id)> FindIdAsync(
        this ResourceClient client,
        string? project,
        string environment,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoEnvironment found = await client.FindEnvironmentAsync(own, environment, cancellationToken).ConfigureAwait(false);
        return (own, found.Key.Id!);
    }
}
