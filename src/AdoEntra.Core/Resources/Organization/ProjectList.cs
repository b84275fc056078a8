using AdoEntra.Errors;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Organization;

/// <summary>Resources of projects.</summary>
/// <param name="kind">See <see cref="ResourceList{T}"/>.</param>
/// <param name="verb">See <see cref="ResourceList{T}"/>.</param>
/// <param name="description">See <see cref="ResourceList{T}"/>.</param>
/// <param name="all">Reads all of a project; with null those of all projects, where <paramref name="projectOf"/> is given.</param>
/// <param name="one">Reads one by its name or id; null where the service cannot.</param>
/// <param name="projectOf">The project that one is in; null where the service has no list of all projects.</param>
/// <param name="completion">Adds to the items of a project what is not in the list; null for nothing.</param>
internal sealed class ProjectList<T>(
    string kind,
    string verb,
    string description,
    Func<string?, ServiceRequest<T>> all,
    Func<string, string, ServiceRequest<T>>? one = null,
    Func<T, (string? Name, string? Id)>? projectOf = null,
    Func<ResourceClient, string, Func<IReadOnlyList<T>, CancellationToken, Task>>? completion = null
) : ResourceList<T>(kind, verb, description, ResourceLevel.Project)
    where T : AdoResource
{
    /// <inheritdoc/>
    public override ListWork<T> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        Read(projects, names, completion);

    /// <inheritdoc/>
    public override ListWork<T> ReadNames(NameFilter projects, NameFilter repositories, NameFilter names) =>
        Read(projects, names, complete: null);

    /// <summary>Reads those that are wanted, with something else than usual that is added to them.</summary>
    /// <param name="projects">In which projects; everything means the connection's, and without one all.</param>
    /// <param name="names">Which of them.</param>
    /// <param name="complete">Adds to the items of a project what is not in the list; null for nothing.</param>
    public ListWork<T> Read(
        NameFilter projects,
        NameFilter names,
        Func<ResourceClient, string, Func<IReadOnlyList<T>, CancellationToken, Task>>? complete
    ) =>
        (list, stop) =>
        {
            NameFilter wanted = projects.OrOwn(list.Connection);
            return wanted.IsExact ? EachAsync(list, wanted.Exact, names, complete, stop)
                : projectOf is null ? SearchAsync(list, wanted, names, complete, stop)
                : AcrossAsync(list, wanted, names, stop);
        };

    // Each is asked by itself: a name that one of them does not have is missed there.
    private Task EachAsync(
        ItemList<T> list,
        IReadOnlyList<string> projects,
        NameFilter names,
        Func<ResourceClient, string, Func<IReadOnlyList<T>, CancellationToken, Task>>? complete,
        CancellationToken cancellationToken
    ) =>
        list.AddForEachAsync(
            projects,
            (each, project, stop) =>
                each.AddByNameAsync(
                    names,
                    all(project),
                    one is null ? null : name => one(project, name),
                    Kind,
                    $"project '{project}'",
                    matches: null,
                    complete?.Invoke(list.Client, project),
                    stop
                ),
            cancellationToken
        );

    // One request for the whole organization; a list of projects and a request for each would be many.
    private Task AcrossAsync(ItemList<T> list, NameFilter projects, NameFilter names, CancellationToken cancellationToken)
    {
        Func<T, bool>? isThere = projects.IsEverything ? null : item => projects.Matches(projectOf!(item).Name, projectOf(item).Id);
        return list.AddByNameAsync(names, all(null), one: null, Kind, Organization(list), isThere, complete: null, cancellationToken);
    }

    private async Task SearchAsync(
        ItemList<T> list,
        NameFilter projects,
        NameFilter names,
        Func<ResourceClient, string, Func<IReadOnlyList<T>, CancellationToken, Task>>? complete,
        CancellationToken cancellationToken
    )
    {
        var search = new NameSearch(names);
        IReadOnlyList<AdoProject> found = await list.FindProjectsAsync(projects, cancellationToken).ConfigureAwait(false);
        await list
            .AddForEachAsync(
                found,
                (each, project, stop) => each.AddMatchesAsync(
                    names,
                    search,
                    all(project.Name),
                    matches: null,
                    complete?.Invoke(list.Client, project.Name!),
                    stop
                ),
                cancellationToken
            )
            .ConfigureAwait(false);
        await list.ReportMissingAsync(search, Kind, Organization(list)).ConfigureAwait(false);
    }

    private static string Organization(ItemList<T> list) => $"the organization '{list.Connection.Organization}'";
}

/// <summary>Which projects are meant.</summary>
internal static class ProjectScopes
{
    /// <summary>Everything means the connection's own project, where it has one.</summary>
    public static NameFilter OrOwn(this NameFilter projects, AdoConnection connection) =>
        projects.IsEverything && connection.Project is { } own ? NameFilter.Of(own) : projects;

    /// <summary>The project that a change is for.</summary>
    /// <param name="client">Whose connection may have one of its own.</param>
    /// <param name="project">The project that was given; null for the connection's.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is none.</exception>
    public static string RequireProject(this ResourceClient client, string? project) =>
        project ?? client.Connection.Project ?? throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"No project was given, and the connection '{client.Connection.Name}' has no default project.",
            "Pass -Project.");

    /// <summary>The projects that are called so.</summary>
    public static Task<IReadOnlyList<AdoProject>> FindProjectsAsync<T>(
        this ItemList<T> list,
        NameFilter projects,
        CancellationToken cancellationToken
    ) => list.ReadAllAsync(AdoProject.Listing.Read(NameFilter.Everything, NameFilter.Everything, projects), cancellationToken);
}
