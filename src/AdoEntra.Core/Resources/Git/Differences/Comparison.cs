using System.Runtime.CompilerServices;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Resources.Git.Differences;

/// <summary>Two states of a repository, and the files that differ between them.</summary>
/// <param name="Place">The repository.</param>
/// <param name="Before">The commit that is compared with; null where there is none, so that all files are new.</param>
/// <param name="After">The commit that is compared.</param>
/// <param name="Changes">The files, as they arrive; to be read once.</param>
internal sealed record Comparison(
    RepositoryPlace Place,
    string? Before,
    string After,
    IAsyncEnumerable<IReadOnlyList<AdoFileChange>> Changes
);

/// <summary>Compares branches, tags and commits.</summary>
internal static class Comparisons
{
    /// <summary>Compares two states of a repository. Each is looked up once, so that all parts are of the same two commits.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="from">A branch, a tag or the id of a commit.</param>
    /// <param name="to">What is compared with it, likewise; null for the default branch.</param>
    /// <param name="isDirect">Whether the two are compared; otherwise the second with the last commit that both have.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">One of them does not exist, or the service refused.</exception>
    public static async Task<Comparison> CompareAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string from,
        string? to,
        bool isDirect,
        CancellationToken cancellationToken
    )
    {
        string before = await client.FindCommitAsync(place, from, cancellationToken).ConfigureAwait(false);
        string after = await client.FindCommitAsync(place, to, cancellationToken).ConfigureAwait(false);
        CommitDifferences first = await ReadAsync(0, cancellationToken).ConfigureAwait(false);
        return new(place, isDirect ? before : first.CommonCommit, after, AllAsync(first, after, ReadAsync, CancellationToken.None));

        Task<CommitDifferences> ReadAsync(int skip, CancellationToken stop) =>
            client.ReadOneAsync(CommitDifferences.Between(place.Project, place.Repository, before, after, isDirect, skip), stop);
    }

    // Whether folders count among those that are passed over is not documented: what was asked for is passed over, where that many came.
    private static async IAsyncEnumerable<IReadOnlyList<AdoFileChange>> AllAsync(
        CommitDifferences part,
        string after,
        Func<int, CancellationToken, Task<CommitDifferences>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        int skip = 0;
        while (true)
        {
            yield return AdoFileChange.FilesAt(part.Changes, after);
            if (part.AllChangesIncluded || part.Changes.Count == 0) yield break;
            skip += Math.Min(part.Changes.Count, CommitDifferences.Page);
            part = await read(skip, cancellationToken).ConfigureAwait(false);
        }
    }
}
