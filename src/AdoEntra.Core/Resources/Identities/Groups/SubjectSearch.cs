using System.Collections.Concurrent;
using AdoEntra.Errors;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Identities.Groups;

/// <summary>A person, application or group that was found.</summary>
/// <param name="Descriptor">Its descriptor in the graph.</param>
/// <param name="Name">What it is called, for messages.</param>
internal sealed record FoundSubject(string Descriptor, string Name);

/// <summary>
/// Finds groups and members by what users call them, with one request for a name: a search, and no list of all. What one command has found
/// it does not ask for again.
/// </summary>
internal sealed class SubjectSearch
{
    private static readonly string[] s_groups = ["vssgp.", "aadgp."];
    private static readonly string[] s_members = ["aad.", "aadsp.", "msa.", "svc.", "bnd.", "imp.", "win.", .. s_groups];

    // Several inputs may be under way at once.
    private readonly ConcurrentDictionary<(AdoConnection, bool, string), FoundSubject> _known = new();

    /// <summary>One group.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="text">Its display name, its principal name (<c>[SecretSauce]\Readers</c>) or its descriptor.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none; <c>InvalidRequest</c>: there are several.</exception>
    public Task<FoundSubject> FindGroupAsync(ResourceClient client, string text, CancellationToken cancellationToken) =>
        FindAsync(client, text, isGroup: true, cancellationToken);

    /// <summary>One person, application or group.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="text">Its email address, its display name, its object id or its descriptor; <c>[scope]\name</c> for a group.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none; <c>InvalidRequest</c>: there are several.</exception>
    public Task<FoundSubject> FindMemberAsync(ResourceClient client, string text, CancellationToken cancellationToken) =>
        FindAsync(client, text, isGroup: false, cancellationToken);

    /// <summary>How something is called in messages: by its name, where it was given by its descriptor and the name is known.</summary>
    public static string Shown(string text, string? name) => name is { Length: > 0 } && IsDescriptor(text, s_members) ? name : text;

    /// <summary>The same by another name, for messages, where it was given by its descriptor and the name is known.</summary>
    public static FoundSubject Named(FoundSubject found, string? name) =>
        name is { Length: > 0 } && found.Name == found.Descriptor ? found with { Name = name } : found;

    private static bool IsDescriptor(string text, string[] kinds) =>
        Array.Exists(kinds, kind => text.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
        && text.IndexOfAny(['@', ' ', '\\']) < 0;

    private async Task<FoundSubject> FindAsync(ResourceClient client, string text, bool isGroup, CancellationToken cancellationToken)
    {
        if (IsDescriptor(text, isGroup ? s_groups : s_members)) return new(text, text);
        (AdoConnection, bool, string) key = (client.Connection, isGroup, text.ToUpperInvariant());
        if (_known.TryGetValue(key, out FoundSubject? known)) return known;
        FoundSubject found = await SearchAsync(client, text, isGroup, cancellationToken).ConfigureAwait(false)
            ?? await ByObjectIdAsync(client, text, isGroup, cancellationToken).ConfigureAwait(false)
            ?? throw (isGroup ? NoGroup(client, text) : IdentitySearch.Missing(text, client.Connection));
        return _known[key] = found;
    }

    private static async Task<FoundSubject?> SearchAsync(
        ResourceClient client,
        string text,
        bool isGroup,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<FoundIdentity> found = await client.SearchAsync(text, cancellationToken).ConfigureAwait(false);
        FoundIdentity[] fitting =
            [.. found.Where(identity => identity.SubjectDescriptor is not null && (!isGroup || identity.IsContainer))];

        // A group's name is known with what it belongs to; its own part is what it is called.
        if (isGroup && fitting.Length > 1 && Array.FindAll(fitting, one => IsNamed(one, text)) is { Length: > 0 } named) fitting = named;
        return IdentitySearch.OneOf(text, fitting) is { } one ? new(one.SubjectDescriptor!, one.ProviderDisplayName ?? text) : null;
    }

    private static bool IsNamed(FoundIdentity group, string text) =>
        group.ProviderDisplayName is { } name
        && (NameFilter.Same(name, text) || NameFilter.Same(name.Substring(name.LastIndexOf('\\') + 1), text));

    // The search knows an application by its object id; what else is known by an id, the lists have.
    private static async Task<FoundSubject?> ByObjectIdAsync(
        ResourceClient client,
        string text,
        bool isGroup,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParse(text, out _)) return null;
        IReadOnlyList<FoundIdentity> known = await client
            .ReadIdentitiesAsync(FoundIdentity.ByIds(text), cancellationToken)
            .ConfigureAwait(false);
        if (known.FirstOrDefault(one => one.SubjectDescriptor is not null && (!isGroup || one.IsContainer)) is { } identity)
            return new(identity.SubjectDescriptor!, identity.ProviderDisplayName ?? text);
        if (isGroup) return await InListAsync(client, AdoGroup.List(), text, cancellationToken).ConfigureAwait(false);
        return await InListAsync(client, AdoServicePrincipal.List(), text, cancellationToken).ConfigureAwait(false)
            ?? await InListAsync(client, AdoUser.List(), text, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<FoundSubject?> InListAsync<T>(
        ResourceClient client,
        ServiceRequest<T> list,
        string objectId,
        CancellationToken cancellationToken
    )
        where T : AdoGraphSubject
    {
        await foreach (IReadOnlyList<T> batch in client.ReadListAsync(list, cancellationToken).ConfigureAwait(false))
        {
            if (batch.FirstOrDefault(one => NameFilter.Same(one.OriginId, objectId)) is { Descriptor: { } descriptor } found)
                return new(descriptor, found.ToString());
        }

        return null;
    }

    private static AdoServiceException NoGroup(ResourceClient client, string text) => new(
        ErrorIds.NotFound,
        $"No group of the organization '{client.Connection.Organization}' is called '{text}'.",
        @"Check the name: Get-AdoGroup lists all groups. A group of a project is best named with its project: [SecretSauce]\Readers.")
    { Target = text };
}
