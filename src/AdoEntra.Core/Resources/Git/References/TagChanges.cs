using AdoEntra.Errors;

namespace AdoEntra.Resources.Git.References;

/// <summary>Creates tags.</summary>
internal static class TagChanges
{
    /// <summary>Creates a tag, annotated where it has a message, and gives it as the service shows it then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="name">The tag, with or without <c>refs/tags/</c>.</param>
    /// <param name="source">A branch, a tag or the id of a commit; null for the default branch.</param>
    /// <param name="message">The message of an annotated tag; null for a plain one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The source does not exist, or the service refused the tag.</exception>
    public static async Task<AdoTag> CreateTagAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string name,
        string? source,
        string? message,
        CancellationToken cancellationToken
    )
    {
        string reference = ReferenceName.OfTag(name);
        string shortName = ReferenceName.NameOf(reference);
        string commit = await client.FindCommitAsync(place, source, cancellationToken).ConfigureAwait(false);
        if (message is null)
        {
            await client
                .MoveReferenceAsync(
                    place,
                    reference,
                    ReferenceName.NoObject,
                    commit,
                    $"The tag '{shortName}' was not created in {place}",
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        else
        {
            string project = place.Project ?? await ProjectOfAsync(client, place, cancellationToken).ConfigureAwait(false);
            await client
                .SendAsync(AdoTag.Annotate(project, place.Repository, shortName, commit, message), cancellationToken)
                .ConfigureAwait(false);
        }

        var request = AdoTag.StartingWith(place.Project, place.Repository, reference.Substring(ReferenceName.All.Length));
        await foreach (IReadOnlyList<AdoTag> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (batch.FirstOrDefault(one => one.Name == reference) is { } made) return made;
        }

        throw ReferenceChanges.Missing($"tag '{shortName}'", place, reference);
    }

    // The route of annotated tags has a project in it.
    private static async Task<string> ProjectOfAsync(
        ResourceClient client,
        RepositoryPlace place,
        CancellationToken cancellationToken
    ) =>
        (await client.ReadOneAsync(AdoRepository.One(place.Project, place.Repository), cancellationToken).ConfigureAwait(false)).ProjectName
        ?? throw new AdoServiceException(
            ErrorIds.NotFound,
            $"The project of repository '{place.Repository}' is not known.",
            "Pass -Project.");
}
