namespace AdoEntra.Resources.ServiceConnections;

/// <summary>Finds when service connections were used last.</summary>
internal static class ServiceConnectionUses
{
    /// <summary>
    /// Adds to connections of a project whether they hold a secret, and their last uses: a request for each, eight at once.
    /// </summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">The project by name or id.</param>
    public static Func<IReadOnlyList<AdoServiceConnection>, CancellationToken, Task> CompletionOf(ResourceClient client, string project)
    {
        var types = ServiceConnectionTypes.CompletionOf(client);
        return async (connections, stop) =>
        {
            await types(connections, stop).ConfigureAwait(false);
            var uses = Concurrently.SelectAsync(
                connections,
                Concurrently.Usual,
                async (connection, each) => (connection, Use: await FindAsync(client, project, connection, each).ConfigureAwait(false)),
                cancellationToken: stop
            );
            await foreach (var found in uses.ConfigureAwait(false)) found.connection.Know(found.Use);
        };
    }

    private static async Task<ConnectionUse?> FindAsync(
        ResourceClient client,
        string project,
        AdoServiceConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // The service sends the newest first, and one page of them is enough.
            await foreach (
                IReadOnlyList<ConnectionUse> batch in client
                    .ReadListAsync(ConnectionUse.History(project, connection.Id!), cancellationToken)
                    .ConfigureAwait(false)
            )
                return batch.OrderByDescending(static use => use.Data?.StartTime).FirstOrDefault();
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            client.Warn($"The last use of service connection '{connection}' is not known: {exception.Message}");
        }

        return null;
    }
}
