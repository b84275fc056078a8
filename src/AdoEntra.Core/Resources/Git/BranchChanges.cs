using AdoEntra.Errors;

namespace AdoEntra.Resources.Git;

/// <summary>Creates branches.</summary>
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
        var request = ReferenceUpdate.Move(place.Project, place.Repository, reference, ReferenceName.NoObject, commit);
        await foreach (IReadOnlyList<ReferenceUpdate> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceUpdate update in batch)
                update.EnsureSuccess(isNew: true, $"The branch '{ReferenceName.ShortOf(reference)}' was not created in {place}");
        }

        return await client.FindReferenceAsync(place, reference, cancellationToken).ConfigureAwait(false)
            ?? throw Missing($"branch '{ReferenceName.ShortOf(reference)}'", place, reference);
    }

    // A commit's id needs no request: the service says whether it has it.
    private static async Task<string> FindCommitAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string? source,
        CancellationToken cancellationToken
    )
    {
        if (source is not null && ReferenceName.IsObjectId(source)) return source;
        if (source is null)
        {
            AdoRepository repository = await client
                .ReadOneAsync(AdoRepository.One(place.Project, place.Repository), cancellationToken)
                .ConfigureAwait(false);
            source = repository.DefaultBranch ?? throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"There is nothing to branch from: {place} is empty.",
                "Push a first commit, or pass -Source.")
            {
                Target = place.Repository,
            };
        }

        string[] references = source.StartsWith("refs/", StringComparison.Ordinal)
            ? [source]
            : [ReferenceName.Heads + source, ReferenceName.Tags + source];
        List<AdoBranch> found = [];
        foreach (string reference in references)
        {
            if (await client.FindReferenceAsync(place, reference, cancellationToken).ConfigureAwait(false) is { } one) found.Add(one);
        }

        return found.Count switch
        {
            1 => found[0].PeeledObjectId ?? found[0].ObjectId!,
            0 => throw Missing($"branch or tag '{source}'", place, source),
            _ => throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"Both a branch and a tag of {place} are called '{source}'.",
                $"Pass '{references[0]}' or '{references[1]}'.")
            {
                Target = source,
            },
        };
    }

    // The service takes a beginning of names.
    private static async Task<AdoBranch?> FindReferenceAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string reference,
        CancellationToken cancellationToken
    )
    {
        var request = AdoBranch.StartingWith(place.Project, place.Repository, reference.Substring("refs/".Length));
        await foreach (IReadOnlyList<AdoBranch> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (batch.FirstOrDefault(one => one.Name == reference) is { } found) return found;
        }

        return null;
    }

    private static AdoServiceException Missing(string what, RepositoryPlace place, string target) => new(
        ErrorIds.NotFound,
        $"The {what} does not exist in {place}.",
        "Check the name: Azure DevOps tells upper and lower case apart in it.")
    { Target = target };
}
