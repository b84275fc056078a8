namespace AdoEntra.Resources.Git.References;

/// <summary>Creates, deletes and locks branches.</summary>
internal static class BranchChanges
{
    /// <summary>Creates a branch, and gives it as the service shows it then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="name">The branch, with or without <c>refs/heads/</c>.</param>
    /// <param name="source">A branch, a tag or the id of a commit; null for the default branch.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The source does not exist, or the service refused the branch.</exception>
    public static async Task<AdoBranch> CreateBranchAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string name,
        string? source,
        CancellationToken cancellationToken
    )
    {
        string reference = ReferenceName.OfBranch(name);
        string commit = await client.FindCommitAsync(place, source, cancellationToken).ConfigureAwait(false);
        await client
            .MoveReferenceAsync(
                place,
                reference,
                ReferenceName.NoObject,
                commit,
                $"The branch '{ReferenceName.ShortOf(reference)}' was not created in {place}",
                cancellationToken
            )
            .ConfigureAwait(false);
        return await client.FindReferenceAsync(place, reference, cancellationToken).ConfigureAwait(false)
            ?? throw ReferenceChanges.Missing($"branch '{ReferenceName.ShortOf(reference)}'", place, reference);
    }

    /// <summary>Deletes a branch where it still points to what was read.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="name">The branch, with or without <c>refs/heads/</c>.</param>
    /// <param name="objectId">What it has to point to; null for whatever it points to now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, or the service refused.</exception>
    public static Task DeleteBranchAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string name,
        string? objectId,
        CancellationToken cancellationToken
    ) => client.DeleteReferenceAsync(place, ReferenceName.OfBranch(name), objectId, "branch", cancellationToken);

    /// <summary>Locks a branch, or takes its lock away, and gives it as it is then.</summary>
    /// <exception cref="AdoServiceException">It does not exist, or the service refused.</exception>
    public static async Task<AdoBranch> LockBranchAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string name,
        bool isLocked,
        CancellationToken cancellationToken
    )
    {
        string reference = ReferenceName.OfBranch(name);
        if (await client.FindReferenceAsync(place, reference, cancellationToken).ConfigureAwait(false) is null)
            throw ReferenceChanges.Missing($"branch '{ReferenceName.ShortOf(reference)}'", place, reference);
        await client
            .SendAsync(
                ReferenceUpdate.Lock(place.Project, place.Repository, reference.Substring(ReferenceName.All.Length), isLocked),
                cancellationToken
            )
            .ConfigureAwait(false);
        return await client.FindReferenceAsync(place, reference, cancellationToken).ConfigureAwait(false)
            ?? throw ReferenceChanges.Missing($"branch '{ReferenceName.ShortOf(reference)}'", place, reference);
    }
}
