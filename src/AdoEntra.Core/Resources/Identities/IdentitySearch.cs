using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Identities;

/// <summary>Finds the id of a person, group or application that is given by a name.</summary>
internal static class IdentitySearch
{
    /// <summary>Whether a text means the identity of the connection: <c>me</c>, since PowerShell wants <c>@me</c> in quotes.</summary>
    public static bool IsMe(string text) => NameFilter.Same(text, "me") || NameFilter.Same(text, "@me");

    /// <summary>The id in the organization of one identity.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="text">The id itself, an email address, a display name, or <c>me</c> for the identity of the connection.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none; <c>InvalidRequest</c>: there are several.</exception>
    public static async Task<string> FindIdentityAsync(this ResourceClient client, string text, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(text, out _)) return text;
        if (IsMe(text))
        {
            return client.Connection.IdentityId
                ?? (await client.ReadOneAsync(ConnectionData.Request(), cancellationToken).ConfigureAwait(false)).Id
                ?? throw Missing(text, client.Connection);
        }

        IReadOnlyList<FoundIdentity> found = await client.SearchAsync(text, cancellationToken).ConfigureAwait(false);
        return (OneOf(text, found) ?? throw Missing(text, client.Connection)).Id!;
    }

    /// <summary>The ids of several identities, in their order.</summary>
    /// <inheritdoc cref="FindIdentityAsync"/>
    public static async Task<IReadOnlyList<string>> FindIdentitiesAsync(
        this ResourceClient client,
        IReadOnlyList<string> texts,
        CancellationToken cancellationToken
    )
    {
        List<string> ids = [];
        foreach (string text in texts) ids.Add(await client.FindIdentityAsync(text, cancellationToken).ConfigureAwait(false));
        return ids;
    }

    /// <summary>Those that a search finds by a name or an address, or by the beginning of one; each once.</summary>
    public static async Task<IReadOnlyList<FoundIdentity>> SearchAsync(
        this ResourceClient client,
        string text,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, FoundIdentity> found = new(StringComparer.OrdinalIgnoreCase);
        var request = FoundIdentity.Search(text);
        foreach (FoundIdentity identity in await client.ReadIdentitiesAsync(request, cancellationToken).ConfigureAwait(false))
            found[identity.Id!] = identity;
        return [.. found.Values];
    }

    /// <summary>Identities; of what is not known there is none.</summary>
    public static async Task<IReadOnlyList<FoundIdentity>> ReadIdentitiesAsync(
        this ResourceClient client,
        ServiceRequest<FoundIdentity> request,
        CancellationToken cancellationToken
    )
    {
        List<FoundIdentity> found = [];
        await foreach (IReadOnlyList<FoundIdentity> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
            found.AddRange(batch.Where(static identity => identity.Id is not null));
        return found;
    }

    /// <summary>The one that is meant; null where there is none.</summary>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: there are several.</exception>
    public static FoundIdentity? OneOf(string text, IReadOnlyList<FoundIdentity> found)
    {
        if (found.Count <= 1) return found.Count == 1 ? found[0] : null;

        // The search takes the beginning of a name for one as well.
        FoundIdentity[] exact = [.. found.Where(identity => NameFilter.Same(identity.ProviderDisplayName, text))];
        return exact.Length == 1 ? exact[0] : throw Several(text, exact.Length > 1 ? exact : found);
    }

    /// <summary>That nothing is called so.</summary>
    public static AdoServiceException Missing(string text, AdoConnection connection) => new(
        ErrorIds.NotFound,
        $"No identity of the organization '{connection.Organization}' is called '{text}'.",
        "Pass the email address, the display name or the id of one, or me for the identity of the connection.")
    { Target = text };

    private static AdoServiceException Several(string text, IReadOnlyList<FoundIdentity> found) => new(
        ErrorIds.InvalidRequest,
        $"Several identities are called '{text}': "
            + string.Join(", ", found.Take(5).Select(static identity => $"{identity.ProviderDisplayName} ({identity.Id})"))
            + (found.Count > 5 ? ", ..." : "."),
        "Pass the id of one.")
    { Target = text };
}
