using AdoEntra.Errors;
using AdoEntra.Resources.Identities;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Security;

namespace AdoEntra.Resources.Git.Policies;

/// <summary>Creates, changes and deletes policies.</summary>
internal static class PolicyChanges
{
    /// <summary>Creates a policy.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="draft">What is created.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">Something that it names does not exist, or the service refused.</exception>
    public static async Task<AdoBranchPolicy> CreatePolicyAsync(
        this ResourceClient client,
        PolicyDraft draft,
        CancellationToken cancellationToken
    )
    {
        EnsureBranches(draft);
        AdoRepository? repository = null;
        if (draft.Repository is not null)
        {
            RepositoryPlace place = await client
                .FindRepositoryAsync(draft.Project, draft.Repository, cancellationToken)
                .ConfigureAwait(false);
            repository = await client
                .ReadOneAsync(AdoRepository.One(place.Project, place.Repository), cancellationToken)
                .ConfigureAwait(false);
        }

        string project = repository?.ProjectName ?? client.RequireProject(draft.Project);
        string type = await client.FindTypeAsync(project, draft.Type, cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?> settings = await client
            .FieldsAsync(project, draft.Settings, cancellationToken)
            .ConfigureAwait(false);
        if (!settings.ContainsKey("scope"))
            settings["scope"] = PolicyMatch.ScopesOf(repository?.Id, draft.Branches, draft.MatchKind);
        AdoBranchPolicy created = await client
            .ReadOneAsync(
                AdoBranchPolicy.Create(
                    project,
                    new Dictionary<string, object?>(StringComparer.Ordinal)
                    {
                        ["isEnabled"] = draft.IsEnabled,
                        ["isBlocking"] = draft.IsBlocking,
                        ["type"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = type },
                        ["settings"] = settings,
                    }
                ),
                cancellationToken
            )
            .ConfigureAwait(false);
        created.NameRepository(repository?.Name);
        return created;
    }

    /// <summary>
    /// Changes a policy, and gives it as it is then. The service replaces all of it, so what is not changed goes back as it came: with what
    /// is null in it, and what is not known here.
    /// </summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project by name or id; null for the connection's.</param>
    /// <param name="number">Its number.</param>
    /// <param name="change">What is changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, has no such setting, or the service refused.</exception>
    public static async Task<AdoBranchPolicy> UpdatePolicyAsync(
        this ResourceClient client,
        string? project,
        long number,
        PolicyUpdate change,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoBranchPolicy known = await client.ReadOneAsync(AdoBranchPolicy.One(own, number), cancellationToken).ConfigureAwait(false);
        EnsureSettings(known, change.Settings);
        Dictionary<string, object?> settings = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> setting in known.Settings) settings[setting.Key] = setting.Value;
        Dictionary<string, object?> given = await client.FieldsAsync(own, change.Settings, cancellationToken).ConfigureAwait(false);
        foreach (KeyValuePair<string, object?> setting in given) settings[setting.Key] = setting.Value;

        Dictionary<string, object?> body = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> field in known.Body) body[field.Key] = field.Value;
        body["settings"] = settings;
        if (change.IsBlocking is { } blocking) body["isBlocking"] = blocking;
        if (change.IsEnabled is { } enabled) body["isEnabled"] = enabled;
        AdoBranchPolicy changed = await client
            .ReadOneAsync(AdoBranchPolicy.Update(own, number, body), cancellationToken)
            .ConfigureAwait(false);
        if (changed.RepositoryId is { } id)
        {
            AdoRepository repository = await client.ReadOneAsync(AdoRepository.One(own, id), cancellationToken).ConfigureAwait(false);
            changed.NameRepository(repository.Name);
        }

        return changed;
    }

    /// <summary>Deletes a policy.</summary>
    /// <inheritdoc cref="UpdatePolicyAsync"/>
    public static Task DeletePolicyAsync(this ResourceClient client, string? project, long number, CancellationToken cancellationToken) =>
        client.SendAsync(AdoBranchPolicy.Delete(client.RequireProject(project), number), cancellationToken);

    private static void EnsureBranches(PolicyDraft draft)
    {
        PolicyKind? kind = PolicyKind.Find(draft.Type);
        if (kind is null || draft.Settings.Others?.ContainsKey("scope") == true) return;
        bool hasBranches = draft.Branches.Count > 0 || draft.MatchKind is not null;
        if (kind.IsOfBranches == hasBranches) return;
        throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            kind.IsOfBranches
                ? $"A policy '{kind.Name}' is for branches, and none was given."
                : $"A policy '{kind.Name}' is for whole repositories, and a branch was given.",
            kind.IsOfBranches
                ? "Pass -Branch, for example main, or release/* for all that begin so; or -MatchKind DefaultBranch."
                : "Remove -Branch and -MatchKind.")
        {
            Target = kind.Name,
        };
    }

    // What the service would keep, and never look at.
    private static void EnsureSettings(AdoBranchPolicy policy, PolicySettings settings)
    {
        if (PolicyKind.Find(policy.TypeId) is not { } kind) return;
        string[] others = [.. (settings with { Others = null }).Fields.Keys.Except(kind.Settings, StringComparer.Ordinal)];
        if (others.Length == 0) return;
        throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            $"Policy {policy.Id} is of the type '{kind.Name}', which has no setting {string.Join(", ", others)}.",
            kind.Settings.Length == 0 ? "It has no settings at all." : $"It has these: {string.Join(", ", kind.Settings)}.")
        {
            Target = policy.Key.Id,
        };
    }

    // Names of reviewers and of a pipeline as the ids that the service wants.
    private static async Task<Dictionary<string, object?>> FieldsAsync(
        this ResourceClient client,
        string project,
        PolicySettings settings,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, object?> fields = settings.Fields;
        if (settings.RequiredReviewers is { } reviewers)
        {
            fields["requiredReviewerIds"] =
                await client.FindIdentitiesAsync(reviewers, cancellationToken).ConfigureAwait(false);
        }

        if (settings.Pipeline is { } pipeline)
        {
            PipelineDefinition found = await PipelineDefinition
                .FindAsync(client, project, pipeline, cancellationToken)
                .ConfigureAwait(false);
            fields["buildDefinitionId"] = long.Parse(found.Id!, System.Globalization.CultureInfo.InvariantCulture);
        }

        return fields;
    }

    private static async Task<string> FindTypeAsync(
        this ResourceClient client,
        string project,
        string type,
        CancellationToken cancellationToken
    )
    {
        if (Guid.TryParse(type, out _)) return type;
        List<AdoPolicyType> types = [];
        await foreach (
            IReadOnlyList<AdoPolicyType> batch in client.ReadListAsync(AdoPolicyType.List(project), cancellationToken).ConfigureAwait(false)
        )
            types.AddRange(batch);
        return types.Find(one => NameFilter.Same(one.DisplayName, type))?.Id ?? throw new AdoServiceException(
            ErrorIds.NotFound,
            $"Project '{project}' has no policy type '{type}'.",
            $"These there are: {string.Join(", ", types.Select(static one => one.DisplayName))}.")
        {
            Target = type,
        };
    }
}

/// <summary>What is changed of a policy; null for what stays as it is.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="IsBlocking">Whether it has to be met.</param>
/// <param name="IsEnabled">Whether it applies.</param>
internal sealed record PolicyUpdate(PolicySettings Settings, bool? IsBlocking, bool? IsEnabled)
{
    /// <summary>What is changed, in words: <c>minimumApproverCount</c>, <c>disable</c>.</summary>
    public IEnumerable<string> Words =>
        Settings.Fields.Keys
            .Concat(IsBlocking is { } blocking ? [blocking ? "blocking" : "not blocking"] : [])
            .Concat(IsEnabled is { } enabled ? [enabled ? "enable" : "disable"] : []);
}
