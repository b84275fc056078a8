using AdoEntra.Errors;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Resources.Identities.Entitlements;

/// <summary>
/// Adds, changes and removes service principals. One for each command: what it has found for one of many inputs it does not ask for
/// again.
/// </summary>
internal sealed class ServicePrincipalChanges
{
    private readonly SubjectSearch _search = new();
    private readonly KnownServicePrincipals _known = new();
    private readonly Dictionary<(AdoConnection, string), AdoProject> _projects = [];

    /// <summary>Adds one to the organization; one that is there gets what is asked for.</summary>
    /// <exception cref="AdoEntraException">The service refused, or something that is named does not exist.</exception>
    public async Task<AdoServicePrincipal?> AddAsync(
        ResourceClient client,
        ServicePrincipalGrant grant,
        CancellationToken cancellationToken
    )
    {
        EnsureId(grant.ObjectId);
        (AdoProject[] projects, FoundSubject[] groups) = await FindAsync(client, grant, cancellationToken).ConfigureAwait(false);
        AdoServicePrincipal? there = await _known.FindAsync(client, grant.ObjectId, cancellationToken).ConfigureAwait(false);
        ServicePrincipalEntitlement? entitlement = there is null
            ? null
            : await EntitlementOfAsync(client, there, cancellationToken).ConfigureAwait(false);
        bool isNew = entitlement is null;
        if (entitlement is null)
        {
            entitlement = await client.AddAsync(grant, projects, cancellationToken).ConfigureAwait(false);
            if (entitlement.Entitled is { } added) _known.Remember(client.Connection, added);
        }
        else
        {
            client.Warn(
                $"The service principal '{there}' ({grant.ObjectId}) is already in the organization '{client.Connection.Organization}'."
                    + LevelChange(entitlement, grant)
            );
            entitlement = await client.ChangeAsync(entitlement, grant, projects, cancellationToken).ConfigureAwait(false);
        }

        AdoServicePrincipal? principal = entitlement.Entitled ?? there?.With(entitlement);
        if (principal is not null) await AddToGroupsAsync(client, principal, groups, isNew, cancellationToken).ConfigureAwait(false);
        principal?.ReadBy(client.Connection, null);
        return principal;
    }

    /// <summary>Gives one that is there another access level, or adds it to projects.</summary>
    /// <exception cref="AdoEntraException">The service refused, or something that is named does not exist.</exception>
    public async Task<AdoServicePrincipal?> SetAsync(
        ResourceClient client,
        ServicePrincipalGrant grant,
        CancellationToken cancellationToken
    )
    {
        EnsureId(grant.ObjectId);
        if (grant.Level is null && grant.Projects.Count == 0)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                "Nothing is to be changed.",
                "Pass -AccessLevel, or -Project with -ProjectRole.")
            { Target = grant.ObjectId };
        }

        (AdoProject[] projects, _) = await FindAsync(client, grant, cancellationToken).ConfigureAwait(false);
        AdoServicePrincipal there = await ThereAsync(client, grant.ObjectId, cancellationToken).ConfigureAwait(false);
        ServicePrincipalEntitlement entitlement =
            await EntitlementOfAsync(client, there, cancellationToken).ConfigureAwait(false)
            ?? throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The service principal '{there}' has no access level of its own in the organization '{client.Connection.Organization}'.",
                "It is in the organization by a group alone. Add-AdoServicePrincipal gives it an access level.")
            { Target = grant.ObjectId };
        entitlement = await client.ChangeAsync(entitlement, grant, projects, cancellationToken).ConfigureAwait(false);
        AdoServicePrincipal principal = entitlement.Entitled ?? there.With(entitlement);
        principal.ReadBy(client.Connection, null);
        return principal;
    }

    /// <summary>Removes one from the organization.</summary>
    /// <exception cref="AdoEntraException">It is not there, or the service refused.</exception>
    public async Task RemoveAsync(ResourceClient client, string objectId, CancellationToken cancellationToken)
    {
        EnsureId(objectId);
        AdoServicePrincipal there = await ThereAsync(client, objectId, cancellationToken).ConfigureAwait(false);
        string id = await ServicePrincipalList.FindIdAsync(client, there.Descriptor!, cancellationToken).ConfigureAwait(false)
            ?? throw KnownServicePrincipals.Missing(client, objectId);
        await client.SendAsync(EntitlementResponse.Remove(id, $"removing service principal '{there}'"), cancellationToken)
            .ConfigureAwait(false);
        _known.Forget(client.Connection, there);
    }

    // A list of principals that gives one of them less than it has is no place to be silent.
    private static string LevelChange(ServicePrincipalEntitlement entitlement, ServicePrincipalGrant grant)
    {
        string? before = entitlement.AccessLevel?.AccountLicenseType;
        if (grant.Level is not { } level || before is null || before == level.LicenseType) return string.Empty;
        string name = AccessLevel.All.FirstOrDefault(one => one.LicenseType == before)?.Name ?? before;
        return $" Its access level changes from {name} to {level.Name}.";
    }

    private static void EnsureId(string objectId)
    {
        if (Guid.TryParse(objectId, out _)) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The value '{objectId}' is no object id.",
            "Pass the object id of the service principal, a GUID (Entra, Enterprise applications; of a managed identity its principal id)."
        )
        { Target = objectId };
    }

    private static async Task<ServicePrincipalEntitlement?> EntitlementOfAsync(
        ResourceClient client,
        AdoServicePrincipal principal,
        CancellationToken cancellationToken
    )
    {
        string? id = await ServicePrincipalList.FindIdAsync(client, principal.Descriptor!, cancellationToken).ConfigureAwait(false);
        if (id is null) return null;
        try
        {
            return await client.ReadOneAsync(ServicePrincipalEntitlement.One(id), cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (exception.ErrorId == ErrorIds.NotFound)
        {
            return null;
        }
    }

    private static async Task AddToGroupsAsync(
        ResourceClient client,
        AdoServicePrincipal principal,
        FoundSubject[] groups,
        bool isNew,
        CancellationToken cancellationToken
    )
    {
        Patience patience = client.Patience();
        foreach (FoundSubject group in groups)
        {
            string what = $"adding '{principal}' to group '{group.Name}'";
            while (true)
            {
                try
                {
                    await client
                        .ReadOneAsync(GraphMembership.Add(principal.Descriptor!, group.Descriptor, what), cancellationToken)
                        .ConfigureAwait(false);
                    break;
                }
                catch (AdoServiceException exception) when (isNew && exception.ErrorId == ErrorIds.NotFound)
                {
                    // The graph learns of a new one a moment later.
                    string why = $"Waiting until the graph of the organization knows the service principal '{principal}'.";
                    if (!await patience.WaitAsync(why, cancellationToken).ConfigureAwait(false)) throw;
                }
            }
        }
    }

    private async Task<AdoServicePrincipal> ThereAsync(ResourceClient client, string objectId, CancellationToken cancellationToken) =>
        await _known.FindAsync(client, objectId, cancellationToken).ConfigureAwait(false)
        ?? throw KnownServicePrincipals.Missing(client, objectId);

    // Before anything is changed: a name that is wrong leaves nothing half done.
    private async Task<(AdoProject[] Projects, FoundSubject[] Groups)> FindAsync(
        ResourceClient client,
        ServicePrincipalGrant grant,
        CancellationToken cancellationToken
    )
    {
        List<AdoProject> projects = [];
        List<FoundSubject> groups = [];
        foreach (string name in grant.Projects)
        {
            (AdoConnection, string) key = (client.Connection, name.ToUpperInvariant());
            if (!_projects.TryGetValue(key, out AdoProject? project))
            {
                project = await client.ReadOneAsync(AdoProject.One(name), cancellationToken).ConfigureAwait(false);
                _projects[key] = project;
            }

            projects.Add(project);
        }

        foreach (string name in grant.Groups)
            groups.Add(await _search.FindGroupAsync(client, name, cancellationToken).ConfigureAwait(false));
        return ([.. projects], [.. groups]);
    }
}
