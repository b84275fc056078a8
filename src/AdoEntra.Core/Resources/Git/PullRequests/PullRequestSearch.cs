using AdoEntra.Resources.Identities;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>Which pull requests are wanted, as they are asked for.</summary>
internal sealed record PullRequestSearch
{
    /// <summary>In which projects; everything means the connection's, and without one all.</summary>
    public required NameFilter Projects { get; init; }

    /// <summary>In which repositories.</summary>
    public required NameFilter Repositories { get; init; }

    /// <summary>What the service looks at itself, but for the identities.</summary>
    public required PullRequestQuery Query { get; init; }

    /// <summary>Who created them: an id, an email address, a name or <c>me</c>; null for anyone.</summary>
    public string? Creator { get; init; }

    /// <summary>Who reviews them, likewise.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Titles.</summary>
    public required NameFilter Titles { get; init; }

    /// <summary>Labels of which one has to be there.</summary>
    public required NameFilter Labels { get; init; }

    /// <summary>Only drafts, or none of them; null for both.</summary>
    public bool? IsDraft { get; init; }

    /// <summary>Reads them.</summary>
    public async Task ReadAsync(ItemList<AdoPullRequest> list, CancellationToken cancellationToken)
    {
        PullRequestQuery query = Query with
        {
            CreatorId = await IdOfAsync(list.Client, Creator, cancellationToken).ConfigureAwait(false),
            ReviewerId = await IdOfAsync(list.Client, Reviewer, cancellationToken).ConfigureAwait(false),
        };
        if (Repositories.IsExact)
        {
            await list
                .AddForEachRepositoryAsync(
                    Projects,
                    Repositories,
                    (each, place, stop) =>
                        each.AddListAsync(AdoPullRequest.OfRepository(place.Project, place.Repository, query), Matches, stop),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return;
        }

        // A project lists those of all of its repositories: one list, however many repositories match.
        NameFilter projects = Projects.OrOwn(list.Connection);
        IReadOnlyList<string> names = projects.IsExact
            ? projects.Exact
            : [.. (await list.FindProjectsAsync(projects, cancellationToken).ConfigureAwait(false)).Select(static one => one.Name!)];
        await list
            .AddForEachAsync(
                names,
                (each, project, stop) => each.AddListAsync(AdoPullRequest.OfProject(project, query), Matches, stop),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static async Task<string?> IdOfAsync(ResourceClient client, string? identity, CancellationToken cancellationToken) =>
        identity is null ? null : await client.FindIdentityAsync(identity, cancellationToken).ConfigureAwait(false);

    // What the service does not look at, or at one of only.
    private bool Matches(AdoPullRequest found) =>
        Repositories.Matches(found.RepositoryName, found.Repository?.Id)
        && Titles.Matches(found.Title, null)
        && (Labels.IsEverything || found.Labels.Any(label => Labels.Matches(label.Name, label.Id)))
        && (IsDraft is null || found.IsDraft == IsDraft)
        && Query.Created.Contains(found.CreationDate)
        && Query.Closed.Contains(found.ClosedDate);
}
