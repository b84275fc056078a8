using AdoEntra.Resources.Identities;

namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>Adds and removes reviewers of pull requests, and casts votes.</summary>
internal static class ReviewerChanges
{
    /// <summary>Adds a reviewer, or changes one.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="number">The number of the pull request.</param>
    /// <param name="reviewer">Who: an email address, a display name, an id or <c>me</c>.</param>
    /// <param name="vote">The vote; null to leave it as it is.</param>
    /// <param name="isRequired">Whether the vote is needed; null to leave that as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">One of them does not exist, or the service refused.</exception>
    public static async Task<AdoReviewer> PutReviewerAsync(
        this ResourceClient client,
        long number,
        string reviewer,
        int? vote,
        bool? isRequired,
        CancellationToken cancellationToken
    )
    {
        (string repository, string id) = await client.FindAsync(number, reviewer, cancellationToken).ConfigureAwait(false);
        return await client
            .ReadOneAsync(AdoReviewer.Put(repository, number, id, vote, isRequired), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Removes a reviewer.</summary>
    /// <inheritdoc cref="PutReviewerAsync"/>
    public static async Task RemoveReviewerAsync(
        this ResourceClient client,
        long number,
        string reviewer,
        CancellationToken cancellationToken
    )
    {
        (string repository, string id) = await client.FindAsync(number, reviewer, cancellationToken).ConfigureAwait(false);
        await client.SendAsync(AdoReviewer.Remove(repository, number, id), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(string Repository, string Reviewer)> FindAsync(
        this ResourceClient client,
        long number,
        string reviewer,
        CancellationToken cancellationToken
    )
    {
        string id = await client.FindIdentityAsync(reviewer, cancellationToken).ConfigureAwait(false);
        AdoPullRequest known = await client.ReadOneAsync(AdoPullRequest.One(number), cancellationToken).ConfigureAwait(false);
        return (known.Repository!.Id!, id);
    }
}
