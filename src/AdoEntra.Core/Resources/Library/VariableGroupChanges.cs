using AdoEntra.Errors;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Library;

/// <summary>Creates, changes and deletes variable groups, and changes single variables of them.</summary>
/// <remarks>
/// The service replaces a whole group (Variablegroups - Update): what is not sent is gone, and a value that is sent for a secret becomes
/// the secret. So a change sends all that was read a moment ago, and null for the value of every secret that it does not set, which
/// leaves it as it is (microsoft/terraform-provider-azuredevops#1433). The service takes no condition, neither a revision nor an ETag:
/// changes of one group by this process follow each other, and each looks once more whether it is there.
/// </remarks>
internal static class VariableGroupChanges
{
    private const string Variables = "variables";
    private const string Projects = "variableGroupProjectReferences";

    // By the remainder of a hash: two groups rarely wait for each other, and nothing grows.
    private static readonly SemaphoreSlim[] s_turns = [.. Enumerable.Range(0, 32).Select(static _ => new SemaphoreSlim(1, 1))];

    // How many changes this process has begun to send.
    private static long s_changes;

    /// <summary>Creates a group.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project by name or id; null for the connection's.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">There is no such project, there is such a group, or the service refused.</exception>
    public static async Task<AdoVariableGroup> CreateVariableGroupAsync(
        this ResourceClient client,
        string? project,
        string name,
        string? description,
        IReadOnlyList<VariableSetting> variables,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoProject found = await client.ReadOneAsync(AdoProject.One(own), cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (VariableSetting variable in variables) values[variable.Name] = variable.ApplyTo(null);
        Dictionary<string, object?> body = new()
        {
            ["name"] = name,
            ["description"] = description ?? string.Empty,
            ["type"] = "Vsts",
            [Variables] = values,
            [Projects] = new object[] { ProjectReferences.Of(found, name, description) },
        };
        var request = AdoVariableGroup.Create(own, body) with { What = $"the variable group '{name}' of project '{own}'" };
        return await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the name or the description of a group, and gives it as it is then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project by name or id; null for the connection's.</param>
    /// <param name="group">The group by name or number.</param>
    /// <param name="name">The new name; null to keep it.</param>
    /// <param name="description">The new description; null to keep it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">There is no such group, or the service refused.</exception>
    public static Task<AdoVariableGroup> UpdateVariableGroupAsync(
        this ResourceClient client,
        string? project,
        string group,
        string? name,
        string? description,
        CancellationToken cancellationToken
    ) => client.ReplaceAsync(
        project,
        group,
        (found, body) => ProjectReferences.Rename(body, Projects, found.ProjectName, name, description),
        changed => name is null || changed.Name == name,
        $"the new name of variable group '{group}'",
        cancellationToken
    );

    /// <summary>Adds a variable, or changes one that is there, and gives it as it is then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">The project by name or id; null for the connection's.</param>
    /// <param name="group">The group by name or number.</param>
    /// <param name="setting">The variable.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">
    /// <c>InvalidRequest</c>: the group's values are in a key vault, or a secret would be made readable; <c>Conflict</c>: another change
    /// undid it; or the service refused.
    /// </exception>
    public static async Task<AdoVariable> SetVariableAsync(
        this ResourceClient client,
        string? project,
        string group,
        VariableSetting setting,
        CancellationToken cancellationToken
    )
    {
        AdoVariableGroup changed = await client
            .ReplaceAsync(
                project,
                group,
                (found, body) =>
                {
                    EnsureValues(found, setting.Name);
                    Dictionary<string, object?> variables = VariablesOf(body);
                    string name = KeyOf(variables, setting.Name) ?? setting.Name;
                    variables[name] = setting.ApplyTo(found.Variables.TryGetValue(setting.Name, out AdoVariable? before) ? before : null);
                },
                now => now.Variables.TryGetValue(setting.Name, out AdoVariable? one) && setting.IsIn(one),
                $"variable '{setting.Name}' of variable group '{group}'",
                cancellationToken
            )
            .ConfigureAwait(false);
        return changed.Variables[setting.Name];
    }

    /// <summary>Removes a variable.</summary>
    /// <inheritdoc cref="SetVariableAsync"/>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">The project by name or id; null for the connection's.</param>
    /// <param name="group">The group by name or number.</param>
    /// <param name="variable">The name of the variable.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task RemoveVariableAsync(
        this ResourceClient client,
        string? project,
        string group,
        string variable,
        CancellationToken cancellationToken
    ) => client.ReplaceAsync(
        project,
        group,
        (found, body) =>
        {
            Dictionary<string, object?> variables = VariablesOf(body);
            string name = KeyOf(variables, variable) ?? throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The variable group '{found}' has no variable '{variable}'.",
                $"List them with: Get-AdoVariable -Group '{group.Replace("'", "''")}'")
            {
                Target = variable,
            };
            variables.Remove(name);
        },
        now => !now.Variables.ContainsKey(variable),
        $"variable '{variable}' of variable group '{group}'",
        cancellationToken
    );

    /// <summary>Removes a group from a project. With its last project it is gone.</summary>
    public static async Task DeleteVariableGroupAsync(
        this ResourceClient client,
        string? project,
        string group,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoVariableGroup found = await client.FindVariableGroupAsync(own, group, cancellationToken).ConfigureAwait(false);
        string id = Guid.TryParse(own, out _)
            ? own
            : (await client.ReadOneAsync(AdoProject.One(own), cancellationToken).ConfigureAwait(false)).Id!;
        var request = AdoVariableGroup.Delete(found.Key.Id!, id) with { What = $"the variable group '{found}' of project '{own}'" };
        await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<AdoVariableGroup> ReplaceAsync(
        this ResourceClient client,
        string? project,
        string name,
        Action<AdoVariableGroup, Dictionary<string, object?>> change,
        Func<AdoVariableGroup, bool> isDone,
        string what,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        long changes = Volatile.Read(ref s_changes);
        AdoVariableGroup found = await client.FindVariableGroupAsync(own, name, cancellationToken).ConfigureAwait(false);
        string id = found.Key.Id!;
        int turnOf = StringComparer.OrdinalIgnoreCase.GetHashCode($"{client.Connection.Organization}/{id}") & int.MaxValue;
        SemaphoreSlim turn = s_turns[turnOf % s_turns.Length];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // What was found before its turn may be what another change has replaced since.
            if (Volatile.Read(ref s_changes) != changes)
                found = await client.ReadOneAsync(AdoVariableGroup.One(own, id), cancellationToken).ConfigureAwait(false);
            Dictionary<string, object?> body = BodyOf(found);
            change(found, body);
            Interlocked.Increment(ref s_changes);
            var request = AdoVariableGroup.Replace(own, id, body) with { What = $"the variable group '{found}' of project '{own}'" };
            AdoVariableGroup changed = await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
            AdoVariableGroup now = await client.ReadOneAsync(AdoVariableGroup.One(own, id), cancellationToken).ConfigureAwait(false);
            if (now.ModifiedOn == changed.ModifiedOn || isDone(now)) return now;
            throw new AdoServiceException(
                ErrorIds.Conflict,
                $"The change of {what} was lost: {now.ModifiedBy?.DisplayName ?? "another user"} replaced the group at the same time.",
                "Run the command again. Azure DevOps replaces a variable group as a whole, and takes the last one that is sent.")
            {
                Target = found.Name,
            };
        }
        finally
        {
            turn.Release();
        }
    }

    // What the service takes, with the fields that are not known here; the value of each secret is null, whatever was shown in its place.
    private static Dictionary<string, object?> BodyOf(AdoVariableGroup group)
    {
        Dictionary<string, object?> body = ProjectReferences.Plain(group);
        foreach (string readOnly in (string[])["createdBy", "createdOn", "modifiedBy", "modifiedOn", "isShared"]) body.Remove(readOnly);
        foreach (object? value in VariablesOf(body).Values)
        {
            if (value is Dictionary<string, object?> variable && variable.TryGetValue("isSecret", out object? secret) && secret is true)
                variable["value"] = null;
        }

        return body;
    }

    private static Dictionary<string, object?> VariablesOf(Dictionary<string, object?> body)
    {
        if (body.TryGetValue(Variables, out object? value) && value is Dictionary<string, object?> variables) return variables;
        variables = [];
        body[Variables] = variables;
        return variables;
    }

    private static string? KeyOf(Dictionary<string, object?> variables, string name) =>
        variables.Keys.FirstOrDefault(key => NameFilter.Same(key, name));

    private static void EnsureValues(AdoVariableGroup group, string variable)
    {
        if (!NameFilter.Same(group.Type, AdoVariableGroup.KeyVaultType)) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The values of variable group '{group}' are kept in the key vault '{group.ProviderData}', so '{variable}' cannot be set here.",
            $"Set the secret in the vault: az keyvault secret set --vault-name {group.ProviderData} --name <name> --file <file>")
        {
            Target = group.Name,
        };
    }
}
