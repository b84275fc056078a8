using AdoEntra.Errors;

namespace AdoEntra.Resources.Identities.Entitlements;

/// <summary>The service principals of an organization as the graph lists them, read once for each command.</summary>
internal sealed class KnownServicePrincipals
{
    private readonly Dictionary<AdoConnection, List<AdoServicePrincipal>> _known = [];

    /// <summary>The one of an object id; null where the organization has none, or the list may not be read.</summary>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: the id is the client id of one.</exception>
    public async Task<AdoServicePrincipal?> FindAsync(ResourceClient client, string objectId, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(client.Connection, out List<AdoServicePrincipal>? all))
            _known[client.Connection] = all = await ReadAsync(client, cancellationToken).ConfigureAwait(false);
        if (all.Find(one => NameFilter.Same(one.ObjectId, objectId)) is { Descriptor: not null } found) return found;
        if (all.Find(one => NameFilter.Same(one.ApplicationId, objectId)) is { } application)
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"The id '{objectId}' is the client id of '{application}', not the object id of its service principal.",
                $"Pass '{application.ObjectId}'.")
            { Target = objectId };
        }

        return null;
    }

    /// <summary>Adds one that was added to the organization meanwhile.</summary>
    public void Remember(AdoConnection connection, AdoServicePrincipal principal)
    {
        if (_known.TryGetValue(connection, out List<AdoServicePrincipal>? all)) all.Add(principal);
    }

    /// <summary>Takes away one that was removed.</summary>
    public void Forget(AdoConnection connection, AdoServicePrincipal principal)
    {
        if (_known.TryGetValue(connection, out List<AdoServicePrincipal>? all)) all.Remove(principal);
    }

    /// <summary>That the organization has none of this id.</summary>
    public static AdoServiceException Missing(ResourceClient client, string objectId) => new(
        ErrorIds.NotFound,
        $"No service principal of the organization '{client.Connection.Organization}' has the object id '{objectId}'.",
        "Get-AdoServicePrincipal lists those that there are; Add-AdoServicePrincipal adds one.")
    { Target = objectId };

    // Who may add one need not be allowed to list them: then the service alone says whether it is there.
    private static async Task<List<AdoServicePrincipal>> ReadAsync(ResourceClient client, CancellationToken cancellationToken)
    {
        List<AdoServicePrincipal> all = [];
        try
        {
            var list = client.ReadListAsync(AdoServicePrincipal.List(), cancellationToken);
            await foreach (IReadOnlyList<AdoServicePrincipal> batch in list.ConfigureAwait(false)) all.AddRange(batch);
        }
        catch (AdoServiceException exception) when (exception.ErrorId == ErrorIds.NotPermitted)
        {
            all.Clear();
        }

        return all;
    }
}
