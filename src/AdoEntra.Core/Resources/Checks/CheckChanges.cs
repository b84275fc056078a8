using System.Globalization;
using AdoEntra.Errors;
using AdoEntra.Json.Writing;
using AdoEntra.Resources.Identities.Groups;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Resources.Checks;

/// <summary>Adds, changes and deletes checks.</summary>
internal static class CheckChanges
{
    // What the service says about a check, and no one else.
    private static readonly string[] s_ofTheService = ["_links", "url", "createdBy", "createdOn", "modifiedBy", "modifiedOn", "issue"];

    /// <summary>Adds the checks of a resource.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="reference">The resource.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public static async Task AddAsync(
        ItemList<AdoCheck> list,
        string? project,
        ProtectedResourceReference reference,
        CancellationToken cancellationToken
    )
    {
        if (list.IsSatisfied) return;
        ProtectedResource resource;
        try
        {
            resource = await list.Client.FindProtectedResourceAsync(project, reference, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await list.ReportAsync(exception).ConfigureAwait(false);
            return;
        }

        await list.AddListAsync(AdoCheck.List(resource), matches: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a check to a resource.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="reference">The resource.</param>
    /// <param name="draft">The check.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">An approver or the resource does not exist, or the service refused.</exception>
    public static async Task<AdoCheck> AddCheckAsync(
        this ResourceClient client,
        string? project,
        ProtectedResourceReference reference,
        CheckDraft draft,
        CancellationToken cancellationToken
    )
    {
        ProtectedResource resource = await client
            .FindProtectedResourceAsync(project, reference, cancellationToken)
            .ConfigureAwait(false);
        IReadOnlyList<string>? approvers = await client.FindApproversAsync(draft, cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?> settings = CheckSettingsWriting.Initial(draft.Kind);
        CheckSettingsWriting.Apply(settings, draft.Kind, draft, approvers);
        Dictionary<string, object?> type = new(StringComparer.Ordinal) { ["id"] = draft.Kind?.TypeId ?? draft.TypeId };
        if (draft.Kind is not null) type["name"] = draft.Kind.TypeName;
        Dictionary<string, object?> fields = new(StringComparer.Ordinal)
        {
            ["type"] = type,
            ["settings"] = settings,
            ["resource"] = new Dictionary<string, object?>
            {
                ["type"] = resource.Type,
                ["id"] = resource.Id,
                ["name"] = resource.Name,
            },
        };
        if ((draft.TimeoutMinutes ?? draft.Kind?.TimeoutMinutes) is { } timeout) fields["timeout"] = timeout;
        if (draft.IsDisabled is { } disabled) fields["isDisabled"] = disabled;
        return await client.ReadOneAsync(AdoCheck.Add(resource, fields), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Changes a check: reads it, changes what is given, and sends all of it back, since the service replaces what there is.
    /// </summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="id">Its number; null for the only one of its kind that the resource has.</param>
    /// <param name="reference">The resource; null where the number says it.</param>
    /// <param name="draft">What is changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, is of another kind than the settings, or the service refused.</exception>
    public static async Task<AdoCheck> UpdateCheckAsync(
        this ResourceClient client,
        string? project,
        long? id,
        ProtectedResourceReference? reference,
        CheckDraft draft,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        string number = reference is null
            ? id!.Value.ToString(CultureInfo.InvariantCulture)
            : await client.FindOnlyAsync(own, reference, draft.Kind, cancellationToken).ConfigureAwait(false);
        AdoCheck known = await client.ReadOneAsync(AdoCheck.One(own, number), cancellationToken).ConfigureAwait(false);

        // As they came: what a property shows of a field is no longer what can be changed.
        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> field in ((IBodyObject)known).Fields)
            if (Array.IndexOf(s_ofTheService, field.Key) < 0) fields[field.Key] = field.Value;
        if (draft.Kind is { } kind && known.Known != kind)
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"Check {number} of project '{own}' is of the kind {known.Kind}, and the settings are of the kind {kind.Name}.",
                "List the checks of the resource with Get-AdoCheck, and pass the number of one of this kind.")
            {
                Target = number,
            };
        }

        if (!draft.HasNoSettings)
        {
            IReadOnlyList<string>? approvers = await client.FindApproversAsync(draft, cancellationToken).ConfigureAwait(false);
            Dictionary<string, object?> settings = fields.TryGetValue("settings", out object? before)
                && before is Dictionary<string, object?> there ? there : new(StringComparer.Ordinal);
            CheckSettingsWriting.Apply(settings, known.Known, draft, approvers);
            fields["settings"] = settings;
        }

        if (draft.TimeoutMinutes is { } timeout) fields["timeout"] = timeout;
        if (draft.IsDisabled is { } disabled) fields["isDisabled"] = disabled;
        await client.ReadOneAsync(AdoCheck.Update(own, number, fields), cancellationToken).ConfigureAwait(false);
        return await client.ReadOneAsync(AdoCheck.One(own, number), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a check.</summary>
    /// <param name="client">Sends the request.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, or the service refused.</exception>
    public static Task DeleteCheckAsync(this ResourceClient client, string? project, long id, CancellationToken cancellationToken) =>
        client.SendAsync(
            AdoCheck.Delete(client.RequireProject(project), id.ToString(CultureInfo.InvariantCulture)),
            cancellationToken
        );

    private static async Task<string> FindOnlyAsync(
        this ResourceClient client,
        string project,
        ProtectedResourceReference reference,
        CheckKind? kind,
        CancellationToken cancellationToken
    )
    {
        ProtectedResource resource = await client
            .FindProtectedResourceAsync(project, reference, cancellationToken)
            .ConfigureAwait(false);
        List<AdoCheck> found = [];
        var list = client.ReadListAsync(AdoCheck.List(resource), cancellationToken);
        await foreach (IReadOnlyList<AdoCheck> batch in list.ConfigureAwait(false))
            found.AddRange(batch.Where(check => kind is null || check.Known == kind));
        string what = kind is null ? "check" : $"check of the kind {kind.Name}";
        return found.Count == 1 ? found[0].Key.Id! : throw new AdoServiceException(
            found.Count == 0 ? ErrorIds.NotFound : ErrorIds.InvalidRequest,
            found.Count == 0
                ? $"There is no {what} on {resource}."
                : $"There are several checks on {resource} that may be meant: "
                    + string.Join(", ", found.Select(static check => $"{check.Id} ({check.Kind})")) + ".",
            found.Count == 0 ? "Add one with Add-AdoCheck." : "Pass the number of one as -Id.")
        {
            Target = resource.Name,
        };
    }

    private static async Task<IReadOnlyList<string>?> FindApproversAsync(
        this ResourceClient client,
        CheckDraft draft,
        CancellationToken cancellationToken
    )
    {
        if (draft.Approvers is null) return null;
        var search = new SubjectSearch();
        List<string> ids = [];
        foreach (string approver in draft.Approvers)
            ids.Add(await client.FindPrincipalIdAsync(search, approver, cancellationToken).ConfigureAwait(false));
        return ids;
    }
}
