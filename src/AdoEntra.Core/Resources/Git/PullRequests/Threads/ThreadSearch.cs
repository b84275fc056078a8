namespace AdoEntra.Resources.Git.PullRequests.Threads;

/// <summary>Which threads of a pull request are wanted.</summary>
internal sealed record ThreadSearch
{
    /// <summary>The status of those that are wanted, by the service's names without regard to case; none for all.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Those of certain numbers.</summary>
    public NameFilter Numbers { get; init; } = NameFilter.Everything;

    /// <summary>Whether those are wanted that Azure DevOps itself wrote.</summary>
    public bool WithSystem { get; init; }

    /// <summary>Whether those are wanted of which all comments were deleted.</summary>
    public bool WithDeleted { get; init; }

    /// <summary>Reads those of one pull request.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="pullRequest">Its number.</param>
    /// <param name="known">Where it is; null to look that up.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAsync(
        ItemList<AdoPullRequestThread> list,
        long pullRequest,
        RepositoryPlace? known,
        CancellationToken cancellationToken
    )
    {
        try
        {
            RepositoryPlace place = await list.Client
                .FindPullRequestAsync(pullRequest, known, cancellationToken)
                .ConfigureAwait(false);
            await list
                .AddByNameAsync(
                    Numbers,
                    AdoPullRequestThread.List(place.Project, place.Repository, pullRequest),
                    one: null,
                    "thread",
                    $"pull request {pullRequest}",
                    IsWanted,
                    complete: null,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await list.ReportAsync(exception).ConfigureAwait(false);
        }
    }

    private bool IsWanted(AdoPullRequestThread thread) =>
        (WithSystem || !thread.IsSystem)
        && (WithDeleted || !thread.IsDeleted)
        && (Statuses.Count == 0 || Statuses.Any(status => NameFilter.Same(status, thread.Status)));
}
