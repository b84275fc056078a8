using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Identities;

/// <summary>An identity that a search has found (Identity, ims 7.1).</summary>
internal sealed class FoundIdentity : AdoResource
{
    private static readonly JsonRecordReader<FoundIdentity> s_reader = new(static json => new(json));

    private FoundIdentity(JsonRecord json)
        : base(json)
    {
    }

    public string? Id => GetString();

    public string? ProviderDisplayName => GetString();

    public string? SubjectDescriptor => GetString();

    /// <param name="text">The account name, email address or display name, or the beginning of one.</param>
    internal static ServiceRequest<FoundIdentity> Search(string text) =>
        new(Route.To($"_apis/identities?searchFilter=General&filterValue={text}"), $"the identity '{text}'", s_reader)
        {
            Host = ServiceHost.Graph,
        };
}

/// <summary>Finds the id of a person, group or application that is given by a name.</summary>
internal static class IdentitySearch
{
    private const string Me = "@me";

    /// <summary>The id in the organization of one identity.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="text">The id itself, an email address, a display name, or <c>@me</c> for the identity of the connection.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none; <c>InvalidRequest</c>: there are several.</exception>
    public static async Task<string> FindIdentityAsync(this ResourceClient client, string text, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(text, out _)) return text;
        if (text.Equals(Me, StringComparison.OrdinalIgnoreCase))
        {
            return client.Connection.IdentityId
                ?? (await client.ReadOneAsync(ConnectionData.Request(), cancellationToken).ConfigureAwait(false)).Id
                ?? throw Missing(text, client.Connection);
        }

        Dictionary<string, FoundIdentity> found = new(StringComparer.OrdinalIgnoreCase);
        await foreach (
            IReadOnlyList<FoundIdentity> batch in client.ReadListAsync(FoundIdentity.Search(text), cancellationToken).ConfigureAwait(false)
        )
        {
            foreach (FoundIdentity identity in batch)
                if (identity.Id is { } id) found[id] = identity;
        }

        if (found.Count == 0) throw Missing(text, client.Connection);
        if (found.Count == 1) return found.Values.First().Id!;

        // The search takes the beginning of a name for one as well.
        FoundIdentity[] exact = [.. found.Values.Where(identity => NameFilter.Same(identity.ProviderDisplayName, text))];
        return exact.Length == 1 ? exact[0].Id! : throw Several(text, [.. (exact.Length > 1 ? exact : found.Values.ToArray())]);
    }

    private static AdoServiceException Missing(string text, AdoConnection connection) => new(
        ErrorIds.NotFound,
        $"No identity of the organization '{connection.Organization}' is called '{text}'.",
        "Pass the email address, the display name or the id of one, or @me.")
    { Target = text };

    private static AdoServiceException Several(string text, IReadOnlyList<FoundIdentity> found) => new(
        ErrorIds.InvalidRequest,
        $"Several identities are called '{text}': "
            + string.Join(", ", found.Take(5).Select(static identity => $"{identity.ProviderDisplayName} ({identity.Id})"))
            + (found.Count > 5 ? ", ..." : "."),
        "Pass the id of one.")
    { Target = text };
}
