using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Resources.Identities;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Resources.Security;

/// <summary>Whose permissions they are.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Descriptor">Its descriptor in access control lists; null where it could not be read.</param>
/// <param name="Groups">The groups that it is in, by such descriptors.</param>
/// <param name="IsOwn">Whether it is the identity of the connection.</param>
internal sealed record PermissionHolder(string Name, string? Descriptor, IReadOnlyList<string> Groups, bool IsOwn)
{
    /// <summary>The identity of a name, or that of the connection.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="search">Finds it.</param>
    /// <param name="identity">An email address, a display name, an object id, a descriptor, or a group; null or <c>me</c> for the
    /// connection's own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It is not found, or may not be read.</exception>
    public static async Task<PermissionHolder> FindAsync(
        ResourceClient client,
        SubjectSearch search,
        string? identity,
        CancellationToken cancellationToken
    )
    {
        if (identity is null || IdentitySearch.IsMe(identity)) return await OwnAsync(client, cancellationToken).ConfigureAwait(false);
        FoundSubject subject = await search.FindMemberAsync(client, identity, cancellationToken).ConfigureAwait(false);
        var request = FoundIdentity.OfSubjectWithGroups(subject.Descriptor);
        IReadOnlyList<FoundIdentity> found = await client.ReadIdentitiesAsync(request, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 || found[0] is not { AclDescriptor: { } descriptor } one)
            throw IdentitySearch.Missing(identity, client.Connection);
        return new(one.ProviderDisplayName ?? subject.Name, descriptor, one.Groups, NameFilter.Same(one.Id, client.Connection.IdentityId));
    }

    // An identity that may not even read itself can still be asked what it may do.
    private static async Task<PermissionHolder> OwnAsync(ResourceClient client, CancellationToken cancellationToken)
    {
        (string? id, string? name) = (client.Connection.IdentityId, client.Connection.IdentityName);
        if (id is null)
        {
            ConnectionData own = await client.ReadOneAsync(ConnectionData.Request(), cancellationToken).ConfigureAwait(false);
            (id, name) = (own.Id, own.Name);
        }

        try
        {
            IReadOnlyList<FoundIdentity> found = await client
                .ReadIdentitiesAsync(FoundIdentity.WithGroups(id ?? string.Empty), cancellationToken)
                .ConfigureAwait(false);
            FoundIdentity? one = found.Count > 0 ? found[0] : null;
            return new(name ?? id!, one?.AclDescriptor, one?.Groups ?? [], IsOwn: true);
        }
        catch (AdoServiceException exception) when (exception.ErrorId is ErrorIds.NotPermitted or ErrorIds.NotFound)
        {
            return new(name ?? id!, null, [], IsOwn: true);
        }
    }
}
