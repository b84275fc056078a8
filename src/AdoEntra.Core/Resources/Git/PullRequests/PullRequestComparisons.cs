using System.Runtime.CompilerServices;
using AdoEntra.Errors;
using AdoEntra.Resources.Git.Differences;

namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>Compares what a pull request brings with what it is to be merged into.</summary>
internal static class PullRequestComparisons
{
    /// <summary>What a pull request changes.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="number">Its number.</param>
    /// <param name="iteration">The number of the iteration; null for the latest one.</param>
    /// <param name="compareTo">
    /// The iteration that it is compared with; null for the last commit that both branches have.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">One of them does not exist, or the service refused.</exception>
    public static async Task<Comparison> ComparePullRequestAsync(
        this ResourceClient client,
        long number,
        long? iteration,
        long? compareTo,
        CancellationToken cancellationToken
    )
    {
        AdoPullRequest known = await client.ReadOneAsync(AdoPullRequest.One(number), cancellationToken).ConfigureAwait(false);
        RepositoryPlace place = new(known.ProjectName, known.RepositoryName ?? known.Repository!.Id!);
        PullRequestIteration compared = iteration is { } wanted
            ? await ReadAsync(wanted).ConfigureAwait(false)
            : await client.FindLatestIterationAsync(place, number, cancellationToken).ConfigureAwait(false) ?? throw Missing(number);
        PullRequestIteration? earlier = compareTo is { } other ? await ReadAsync(other).ConfigureAwait(false) : null;
        string after = compared.SourceRefCommit?.CommitId ?? throw Missing(number);
        var request = AdoFileChange.OfIteration(place.Project, place.Repository, number, compared.Id ?? 1, compareTo);
        return new(
            place,
            (earlier?.SourceRefCommit ?? compared.CommonRefCommit)?.CommitId,
            after,
            FilesAsync(client.ReadListAsync(request, cancellationToken), after, CancellationToken.None)
        );

        Task<PullRequestIteration> ReadAsync(long one) =>
            client.ReadOneAsync(PullRequestIteration.One(place.Project, place.Repository, number, one), cancellationToken);
    }

    /// <summary>The latest iteration of a pull request; null where it has none.</summary>
    public static async Task<PullRequestIteration?> FindLatestIterationAsync(
        this ResourceClient client,
        RepositoryPlace place,
        long number,
        CancellationToken cancellationToken
    )
    {
        PullRequestIteration? latest = null;
        var request = PullRequestIteration.List(place.Project, place.Repository, number);
        await foreach (var batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (PullRequestIteration one in batch)
            {
                if (latest is null || one.Id > latest.Id) latest = one;
            }
        }

        return latest;
    }

    private static async IAsyncEnumerable<IReadOnlyList<AdoFileChange>> FilesAsync(
        IAsyncEnumerable<IReadOnlyList<AdoFileChange>> changes,
        string after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var batch in changes.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return AdoFileChange.FilesAt(batch, after);
    }

    private static AdoServiceException Missing(long number) => new(
        ErrorIds.NotFound,
        $"Pull request {number} has no commits to compare.",
        "Check that its source branch still exists.")
    { Target = number.ToString("D", null) };
}
