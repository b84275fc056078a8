using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git;

/// <summary>Resources of repositories.</summary>
/// <param name="kind">See <see cref="ResourceList{T}"/>.</param>
/// <param name="verb">See <see cref="ResourceList{T}"/>.</param>
/// <param name="description">See <see cref="ResourceList{T}"/>.</param>
/// <param name="all">Reads all of a repository, by its project, where that is known, and by its name or id.</param>
/// <param name="one">Reads one by its name or id; null where the service cannot.</param>
/// <param name="completion">Adds to the items of a repository what is not in the list; null for nothing.</param>
internal sealed class RepositoryList<T>(
    string kind,
    string verb,
    string description,
    Func<string?, string, ServiceRequest<T>> all,
    Func<string?, string, string, ServiceRequest<T>>? one = null,
    Func<ResourceClient, string?, string, Func<IReadOnlyList<T>, CancellationToken, Task>>? completion = null
) : ResourceList<T>(kind, verb, description, ResourceLevel.Repository)
    where T : AdoResource
{
    /// <inheritdoc/>
    public override ListWork<T> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        async (list, stop) =>
        {
            IReadOnlyList<RepositoryPlace> places = await list.FindRepositoriesAsync(projects, repositories, stop).ConfigureAwait(false);
            if (repositories.IsExact) await EachAsync(list, places, names, stop).ConfigureAwait(false);
            else await SearchAsync(list, places, names, stop).ConfigureAwait(false);
        };

    // Each is asked by itself: a name that one of them does not have is missed there.
    private Task EachAsync(
        ItemList<T> list,
        IReadOnlyList<RepositoryPlace> places,
        NameFilter names,
        CancellationToken cancellationToken
    ) =>
        list.AddForEachAsync(
            places,
            (each, place, stop) =>
                each.AddByNameAsync(
                    names,
                    all(place.Project, place.Repository),
                    one is null ? null : name => one(place.Project, place.Repository, name),
                    Kind,
                    place.ToString(),
                    matches: null,
                    completion?.Invoke(list.Client, place.Project, place.Repository),
                    stop
                ),
            cancellationToken
        );

    private async Task SearchAsync(
        ItemList<T> list,
        IReadOnlyList<RepositoryPlace> places,
        NameFilter names,
        CancellationToken cancellationToken
    )
    {
        var search = new NameSearch(names);
        await list
            .AddForEachAsync(
                places,
                (each, place, stop) =>
                    each.AddMatchesAsync(
                        names,
                        search,
                        all(place.Project, place.Repository),
                        matches: null,
                        completion?.Invoke(list.Client, place.Project, place.Repository),
                        stop
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        await list.ReportMissingAsync(search, Kind, "these repositories").ConfigureAwait(false);
    }
}
