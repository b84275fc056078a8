using AdoEntra.Errors;

namespace AdoEntra.Resources.Git.References;

/// <summary>Finds, moves and deletes references: branches and tags.</summary>
internal static class ReferenceChanges
{
    /// <summary>Moves a reference, from no object to create it.</summary>
    /// <param name="client">Sends the request.</param>
    /// <param name="place">The repository.</param>
    /// <param name="reference">The whole name.</param>
    /// <param name="from">What it has to point to before.</param>
    /// <param name="to">What it points to then.</param>
    /// <param name="failure">What was not done where that is refused: the beginning of the message.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The service refused.</exception>
    public static async Task MoveReferenceAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string reference,
        string from,
        string to,
        string failure,
        CancellationToken cancellationToken
    )
    {
        var request = ReferenceUpdate.Move(place.Project, place.Repository, reference, from, to);
        await foreach (IReadOnlyList<ReferenceUpdate> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceUpdate update in batch) update.EnsureSuccess(isNew: from == ReferenceName.NoObject, failure);
        }
    }

    /// <summary>Deletes a reference where it still points to what was read.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="reference">The whole name.</param>
    /// <param name="objectId">What it has to point to; null for whatever it points to now.</param>
    /// <param name="kind">What it is, for messages: <c>branch</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, or the service refused.</exception>
    public static async Task DeleteReferenceAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string reference,
        string? objectId,
        string kind,
        CancellationToken cancellationToken
    )
    {
        string name = ReferenceName.NameOf(reference);
        string from = objectId
            ?? (await client.FindReferenceAsync(place, reference, cancellationToken).ConfigureAwait(false))?.ObjectId
            ?? throw Missing($"{kind} '{name}'", place, reference);
        await client
            .MoveReferenceAsync(
                place,
                reference,
                from,
                ReferenceName.NoObject,
                $"The {kind} '{name}' was not deleted in {place}",
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>The commit of a branch, a tag or an id; of an annotated tag the one that it is for.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="source">A branch, a tag or the id of a commit, which needs no request; null for the default branch.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>, or <c>InvalidRequest</c> for a branch and a tag of one name.</exception>
    public static async Task<string> FindCommitAsync(
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
                $"There is no default branch: {place} is empty.",
                "Push a first commit.")
            {
                Target = place.Repository,
            };
        }

        string[] references =
            source.StartsWith(ReferenceName.Remotes, StringComparison.Ordinal) ? [ReferenceName.OfBranch(source)]
            : source.StartsWith(ReferenceName.All, StringComparison.Ordinal) ? [source]
            : [ReferenceName.OfBranch(source), ReferenceName.OfTag(source)];
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

    /// <summary>A reference by its whole name; null where there is none. The service takes a beginning of names.</summary>
    public static async Task<AdoBranch?> FindReferenceAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string reference,
        CancellationToken cancellationToken
    )
    {
        var request = AdoBranch.StartingWith(place.Project, place.Repository, reference.Substring(ReferenceName.All.Length));
        await foreach (IReadOnlyList<AdoBranch> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (batch.FirstOrDefault(one => one.Name == reference) is { } found) return found;
        }

        return null;
    }

    /// <summary>The error for what a repository does not have.</summary>
    public static AdoServiceException Missing(string what, RepositoryPlace place, string target) => new(
        ErrorIds.NotFound,
        $"The {what} does not exist in {place}.",
        "Check the name: Azure DevOps tells upper and lower case apart in it.")
    { Target = target };
}
