namespace AdoEntra.Resources.Environments;

/// <summary>Resources of environments; the names that they are asked for by are those of the environments.</summary>
/// <param name="kind">See <see cref="ResourceList{T}"/>.</param>
/// <param name="verb">See <see cref="ResourceList{T}"/>.</param>
/// <param name="description">See <see cref="ResourceList{T}"/>.</param>
/// <param name="add">Adds those of an environment.</param>
internal sealed class EnvironmentList<T>(
    string kind,
    string verb,
    string description,
    Func<ItemList<T>, AdoEnvironment, CancellationToken, Task> add
) : ResourceList<T>(kind, verb, description, ResourceLevel.Project)
    where T : AdoResource
{
    /// <inheritdoc/>
    public override ListWork<T> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        async (list, stop) =>
        {
            ListWork<AdoEnvironment> environments = AdoEnvironment.Listing.Read(projects, NameFilter.Everything, names);
            IReadOnlyList<AdoEnvironment> found = await list.ReadAllAsync(environments, stop).ConfigureAwait(false);
            await list.AddForEachAsync(found, add, stop).ConfigureAwait(false);
        };
}
