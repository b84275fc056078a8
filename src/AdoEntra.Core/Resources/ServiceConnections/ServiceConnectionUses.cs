using AdoEntra.Errors;

namespace AdoEntra.Resources.ServiceConnections;

/// <summary>Finds when service connections were used last.</summary>
internal static class ServiceConnectionUses
{
    private const int AtOnce = 8;

    /// <summary>Adds to connections of a project whether they hold a secret, and their last uses: a request for each, eight at once.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">The project by name or id.</param>
    public static Func<IReadOnlyList<AdoServiceConnection>, CancellationToken, Task> CompletionOf(ResourceClient client, string project)
    {
        var types = ServiceConnectionTypes.CompletionOf(client);
        return async (connections, stop) =>
        {
            await types(connections, stop).ConfigureAwait(false);
            using var turns = new SemaphoreSlim(AtOnce);
            await Task.WhenAll(connections.Select(one => AddAsync(client, project, one, turns, stop))).ConfigureAwait(false);
        };
    }

    private static async Task AddAsync(
        ResourceClient client,
        string project,
        AdoServiceConnection connection,
        SemaphoreSlim turns,
        CancellationToken cancellationToken
    )
    {
        await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (
                IReadOnlyList<ConnectionUse> batch in client
                    .ReadListAsync(ConnectionUse.History(project, connection.Id!), cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                connection.Know(batch.OrderByDescending(static use => use.Data?.StartTime).FirstOrDefault());
                return;
            }
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            client.Warn($"The last use of service connection '{connection}' is not known: {exception.Message}");
        }
        finally
        {
            turns.Release();
        }
    }
}
