using AdoEntra.Errors;
using AdoEntra.Resources.Identities;

namespace AdoEntra.Resources.Security;

/// <summary>
/// Reads what follows for one identity on one resource, and from which groups: the entries of it and of its groups on the token, with what
/// the service says is effective. Where lists may not be read, the service is asked what the caller itself may do.
/// </summary>
/// <param name="client">Sends the requests.</param>
internal sealed class PermissionReader(ResourceClient client)
{
    // An address may be some thousand letters long, and a descriptor is about a hundred, escaped.
    private const int MostDescriptors = 30;

    private readonly Dictionary<string, IReadOnlyList<SecurityAction>> _actions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _spaces = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The permissions of one resource.</summary>
    /// <param name="resource">What they are on.</param>
    /// <param name="holder">Whose.</param>
    /// <param name="isOneOfMany">Whether resources of other kinds follow.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">They may not be read.</exception>
    public async Task<IReadOnlyList<AdoPermission>> ReadAsync(
        SecuredResource resource,
        PermissionHolder holder,
        bool isOneOfMany,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<SecurityAction> actions = await ActionsAsync(resource, isOneOfMany, cancellationToken).ConfigureAwait(false);
        List<AccessControlEntry> entries = [];
        AdoServiceException? refusal = null;
        try
        {
            if (holder.Descriptor is not null)
                entries = await EntriesAsync(resource, holder, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (exception.ErrorId is ErrorIds.NotPermitted or ErrorIds.NotFound)
        {
            refusal = exception;
        }

        if (entries.Count == 0) return await EvaluateAsync(resource, holder, actions, refusal, cancellationToken).ConfigureAwait(false);
        PermissionSources sources = new(holder, entries);
        List<(SecurityAction Action, string Status, IReadOnlyList<string> From, bool IsInherited)> all =
        [
            .. actions.Select(action =>
            {
                (string status, IReadOnlyList<string> from, bool isInherited) = sources.Of(action.Bit ?? 0);
                return (action, status, from, isInherited);
            }),
        ];
        await FindNamesAsync(holder, all.SelectMany(static one => one.From), cancellationToken).ConfigureAwait(false);
        return
        [
            .. all.Select(one => Permission(resource, holder, one.Action, one.Status, [.. one.From.Select(NameOf)], one.IsInherited)),
        ];
    }

    private string NameOf(string descriptor) => _names.TryGetValue(descriptor, out string? name) ? name : descriptor;

    private AdoPermission Permission(
        SecuredResource resource,
        PermissionHolder holder,
        SecurityAction action,
        string status,
        IReadOnlyList<string> from,
        bool isInherited
    ) =>
        new(_spaces[resource.Space], action.Name ?? string.Empty, action.DisplayName ?? action.Name ?? string.Empty, status)
        {
            From = from,
            IsInherited = isInherited,
            Resource = resource.Name,
            ProjectName = resource.Project,
            RepositoryName = resource.Repository,
            PipelineName = resource.Pipeline,
            Identity = holder.Name,
            Token = resource.Token,
            Bit = action.Bit ?? 0,
            Connection = client.Connection,
        };

    // One kind alone is a tenth of the list of all.
    private async Task<IReadOnlyList<SecurityAction>> ActionsAsync(
        SecuredResource resource,
        bool isOneOfMany,
        CancellationToken cancellationToken
    )
    {
        if (_actions.TryGetValue(resource.Space, out IReadOnlyList<SecurityAction>? known)) return known;
        var request = isOneOfMany ? SecurityNamespace.All() : SecurityNamespace.One(resource.Space);
        await foreach (IReadOnlyList<SecurityNamespace> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (SecurityNamespace space in batch)
            {
                if (space.NamespaceId is not { } id) continue;
                _actions[id] = space.Actions;
                _spaces[id] = space.Name ?? id;
            }
        }

        return _actions.TryGetValue(resource.Space, out IReadOnlyList<SecurityAction>? read)
            ? read
            : throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The organization '{client.Connection.Organization}' does not list the permissions of {resource.Name}.",
                "Ask an administrator of the organization.")
            { Target = resource.Space };
    }

    private async Task<List<AccessControlEntry>> EntriesAsync(
        SecuredResource resource,
        PermissionHolder holder,
        CancellationToken cancellationToken
    )
    {
        string[] descriptors = [holder.Descriptor!, .. holder.Groups];
        List<AccessControlEntry> entries = [];
        for (int at = 0; at < descriptors.Length; at += MostDescriptors)
        {
            string some = string.Join(",", descriptors.Skip(at).Take(MostDescriptors));
            var request = AccessControlList.Of(resource.Space, resource.Token, some, $"the permissions on {resource.Name}");
            await foreach (IReadOnlyList<AccessControlList> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
                entries.AddRange(batch.SelectMany(static list => list.Entries));
        }

        return entries;
    }

    private async Task<IReadOnlyList<AdoPermission>> EvaluateAsync(
        SecuredResource resource,
        PermissionHolder holder,
        IReadOnlyList<SecurityAction> actions,
        AdoServiceException? refusal,
        CancellationToken cancellationToken
    )
    {
        string why = refusal?.ServiceMessage ?? "the service gave no entries";
        if (!holder.IsOwn)
        {
            throw new AdoServiceException(
                ErrorIds.NotPermitted,
                $"This identity is not allowed to read the permissions of '{holder.Name}' on {resource.Name}: {why}",
                "An administrator of the project can read them. Without -For, Get-AdoPermission shows what this identity itself may do.",
                refusal)
            { Target = resource.Name, StatusCode = refusal?.StatusCode, ServiceCode = refusal?.ServiceCode };
        }

        client.Warn(
            $"Where the permissions on {resource.Name} come from cannot be read as this identity: {why.TrimEnd('.')}. Only whether each is "
                + "allowed is shown; an administrator of the project can see the rest."
        );
        long[] bits = [.. actions.Select(static action => action.Bit ?? 0)];
        PermissionEvaluation answer = await client
            .ReadOneAsync(PermissionEvaluation.Of(resource.Space, resource.Token, bits), cancellationToken)
            .ConfigureAwait(false);
        HashSet<long> allowed =
            [.. answer.Evaluations.Where(static one => one.Value).Select(static one => one.Permissions).OfType<long>()];
        return
        [
            .. actions.Select(action =>
            {
                string status = allowed.Contains(action.Bit ?? 0) ? PermissionStatus.Allowed : PermissionStatus.NotAllowed;
                return Permission(resource, holder, action, status, [], isInherited: false);
            }),
        ];
    }

    // Only of those that a permission comes from; a name that may not be read stays a descriptor.
    private async Task FindNamesAsync(PermissionHolder holder, IEnumerable<string> descriptors, CancellationToken cancellationToken)
    {
        _names[holder.Descriptor!] = holder.Name;
        string[] unknown = [.. descriptors.Distinct(StringComparer.OrdinalIgnoreCase).Where(one => !_names.ContainsKey(one))];
        for (int at = 0; at < unknown.Length; at += MostDescriptors)
        {
            try
            {
                var request = FoundIdentity.ByDescriptors(string.Join(",", unknown.Skip(at).Take(MostDescriptors)));
                foreach (FoundIdentity found in await client.ReadIdentitiesAsync(request, cancellationToken).ConfigureAwait(false))
                {
                    if (found is { AclDescriptor: { } descriptor, ProviderDisplayName: { } name }) _names[descriptor] = name;
                }
            }
            catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
            {
                client.Warn($"The names of the groups cannot be read as this identity: {exception.ServiceMessage ?? exception.ErrorId}");
                return;
            }
        }
    }
}
