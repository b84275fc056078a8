using AdoEntra.Errors;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Library;

/// <summary>The variables of the variable groups of projects.</summary>
internal sealed class VariableList()
    : ResourceList<AdoVariable>(
        "variable",
        "variables",
        "The variables of the variable groups of projects, without secret values.",
        ResourceLevel.Project
    )
{
    /// <inheritdoc/>
    public override ListWork<AdoVariable> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        AdoVariable.Read(projects, NameFilter.Everything, names);
}

/// <summary>Finds variable groups and their variables.</summary>
internal static class VariableSearch
{
    /// <summary>Adds the variables that are called so, of the groups that are called so.</summary>
    public static async Task AddVariablesAsync(
        this ItemList<AdoVariable> list,
        NameFilter projects,
        NameFilter groups,
        NameFilter names,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<AdoVariableGroup> found = await list
            .ReadAllAsync(AdoVariableGroup.Listing.Read(projects, NameFilter.Everything, groups), cancellationToken)
            .ConfigureAwait(false);
        IReadOnlyList<AdoVariable> all = [.. found.SelectMany(static group => group.Variables.Values)];
        NameFilter meant = names.MayBeNames ? names.WithNames(all.Select(static variable => variable.Name)) : names;
        var search = new NameSearch(meant);
        await list.AddAsync([.. all.Where(search.Takes)]).ConfigureAwait(false);
        if (found.Count == 0) return;
        string where = found.Count == 1 ? $"the variable group '{found[0]}'" : $"these {found.Count} variable groups";
        await list.ReportMissingAsync(search, "variable", where).ConfigureAwait(false);
    }

    /// <summary>The one variable group that a change is for, as it is now.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project by name or id; null for the connection's.</param>
    /// <param name="name">The group by name or number. One that is called so goes before one that has the number.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AdoEntraException">
    /// <c>NotFound</c>: the project has no such group; <c>InvalidRequest</c>: no project is known.
    /// </exception>
    public static async Task<AdoVariableGroup> FindVariableGroupAsync(
        this ResourceClient client,
        string? project,
        string name,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);

        // Before the first star, since the service would take the rest of the name for something else.
        string prefix = name.Split('*')[0];
        var request = AdoVariableGroup.List(own, prefix.Length < name.Length ? prefix + "*" : name);
        await foreach (
            IReadOnlyList<AdoVariableGroup> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false)
        )
        {
            if (batch.FirstOrDefault(group => NameFilter.Same(group.Name, name)) is { } found) return found;
        }

        if (name.Length < 10 && name.All(static letter => letter is >= '0' and <= '9'))
            return await client.ReadOneAsync(AdoVariableGroup.One(own, name), cancellationToken).ConfigureAwait(false);
        throw new AdoServiceException(
            ErrorIds.NotFound,
            $"The variable group '{name}' does not exist in project '{own}', or this identity is not allowed to see it.",
            "Check the name and the project: a variable group of another project is not used unless it is shared with this one. An "
                + "administrator of the group can give this identity the role Reader (Pipelines > Library > Security).")
        {
            Target = name,
        };
    }
}
