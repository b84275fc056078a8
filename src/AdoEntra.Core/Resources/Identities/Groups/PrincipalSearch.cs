using AdoEntra.Connections;
using AdoEntra.Errors;

namespace AdoEntra.Resources.Identities.Groups;

/// <summary>
/// Finds the id by which checks and approvals know a principal. Four kinds of id are told apart: that one, which is the organization's own;
/// the object id in Entra; the descriptor in the graph; and the name, which is an email address, a display name or
/// <c>[SecretSauce]\Readers</c>.
/// </summary>
internal static class PrincipalSearch
{
    /// <summary>The id in the organization of a person, an application or a group.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="search">Finds it.</param>
    /// <param name="text">An id of any of these kinds, or <c>me</c> for the identity of the connection.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none; <c>InvalidRequest</c>: there are several, or it is the id
    /// of an application registration, which is none of a principal.</exception>
    public static async Task<string> FindPrincipalIdAsync(
        this ResourceClient client,
        SubjectSearch search,
        string text,
        CancellationToken cancellationToken
    )
    {
        if (IdentitySearch.IsMe(text)) return await client.FindIdentityAsync(text, cancellationToken).ConfigureAwait(false);
        FoundSubject subject = await client.FindSubjectAsync(search, text, cancellationToken).ConfigureAwait(false);
        var request = FoundIdentity.BySubjects(subject.Descriptor);
        IReadOnlyList<FoundIdentity> found = await client.ReadIdentitiesAsync(request, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0].Id! : throw IdentitySearch.Missing(text, client.Connection);
    }

    /// <summary>The ids in the organization of the identity of the connection and of the groups that it is in.</summary>
    /// <exception cref="AdoServiceException">The service refused.</exception>
    public static async Task<IReadOnlyList<string>> FindOwnIdsAsync(this ResourceClient client, CancellationToken cancellationToken)
    {
        string own = await client.FindIdentityAsync("me", cancellationToken).ConfigureAwait(false);
        var request = FoundIdentity.WithGroups(own);
        IReadOnlyList<FoundIdentity> found = await client.ReadIdentitiesAsync(request, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> descriptors = found.Count > 0 ? found[0].Groups : [];
        if (descriptors.Count == 0) return [own];
        IReadOnlyList<FoundIdentity> groups = await client
            .ReadIdentitiesAsync(FoundIdentity.ByDescriptors(string.Join(",", descriptors)), cancellationToken)
            .ConfigureAwait(false);
        return [own, .. groups.Select(static group => group.Id!)];
    }

    private static async Task<FoundSubject> FindSubjectAsync(
        this ResourceClient client,
        SubjectSearch search,
        string text,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await search.FindMemberAsync(client, text, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (exception.ErrorId == ErrorIds.NotFound && Guid.TryParse(text, out _))
        {
            var list = client.ReadListAsync(AdoServicePrincipal.List(), cancellationToken);
            await foreach (IReadOnlyList<AdoServicePrincipal> batch in list.ConfigureAwait(false))
            {
                if (batch.FirstOrDefault(one => NameFilter.Same(one.ApplicationId, text)) is { } application)
                    throw IsApplicationId(text, application);
            }

            throw;
        }
    }

    private static AdoServiceException IsApplicationId(string text, AdoServicePrincipal application) => new(
        ErrorIds.InvalidRequest,
        $"The id '{text}' is the client id of the application '{application.DisplayName}', not of its service principal.",
        $"Pass '{application.DisplayName}', or the object id of the service principal: {application.ObjectId}.")
    { Target = text };
}
