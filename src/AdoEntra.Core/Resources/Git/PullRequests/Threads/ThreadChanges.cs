namespace AdoEntra.Resources.Git.PullRequests.Threads;

/// <summary>Begins and resolves threads of pull requests, and replies in them.</summary>
internal static class ThreadChanges
{
    /// <summary>Where a pull request is.</summary>
    /// <param name="client">Sends the request.</param>
    /// <param name="pullRequest">Its number.</param>
    /// <param name="known">Where it is, where that is known: no request then.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist.</exception>
    public static async Task<RepositoryPlace> FindPullRequestAsync(
        this ResourceClient client,
        long pullRequest,
        RepositoryPlace? known,
        CancellationToken cancellationToken
    )
    {
        if (known is not null) return known;
        AdoPullRequest found = await client.ReadOneAsync(AdoPullRequest.One(pullRequest), cancellationToken).ConfigureAwait(false);
        return new(found.ProjectName, found.RepositoryName!);
    }

    /// <summary>Begins a thread.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="known">Where it is; null to look that up.</param>
    /// <param name="draft">What is begun.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The comment is too long, the pull request does not exist, or the service refused.</exception>
    public static async Task<AdoPullRequestThread> CreateThreadAsync(
        this ResourceClient client,
        long pullRequest,
        RepositoryPlace? known,
        ThreadDraft draft,
        CancellationToken cancellationToken
    )
    {
        CommentText.Ensure(draft.Comment, pullRequest);
        RepositoryPlace place = await client.FindPullRequestAsync(pullRequest, known, cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?> fields = draft.Fields;
        if (draft.Position is { } position)
        {
            fields["pullRequestThreadContext"] = await client
                .FindContextAsync(place, pullRequest, position.FilePath, cancellationToken)
                .ConfigureAwait(false);
        }

        var request = AdoPullRequestThread.Create(place.Project, place.Repository, pullRequest, fields);
        return await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replies in a thread, changes its status, or both in this order, and gives it as it is then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="thread">The number of the thread.</param>
    /// <param name="known">Where the pull request is; null to look that up.</param>
    /// <param name="reply">What is replied; null for nothing.</param>
    /// <param name="status">The new status, by the service's name; null to leave it as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The reply is too long, the thread does not exist, or the service refused.</exception>
    public static async Task<AdoPullRequestThread> UpdateThreadAsync(
        this ResourceClient client,
        long pullRequest,
        long thread,
        RepositoryPlace? known,
        string? reply,
        string? status,
        CancellationToken cancellationToken
    )
    {
        if (reply is not null) CommentText.Ensure(reply, pullRequest);
        (string? project, string repository) = await client
            .FindPullRequestAsync(pullRequest, known, cancellationToken)
            .ConfigureAwait(false);
        if (reply is not null)
        {
            var request = AdoPullRequestComment.Reply(project, repository, pullRequest, thread, reply);
            await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return await client
            .ReadOneAsync(
                status is null
                    ? AdoPullRequestThread.One(project, repository, pullRequest, thread)
                    : AdoPullRequestThread.Update(project, repository, pullRequest, thread, status),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    // [D] git-7.1 GitPullRequestCommentThreadContext: by this the comment follows its file through later pushes. A file that the pull
    // request does not change has no number there.
    private static async Task<Dictionary<string, object?>?> FindContextAsync(
        this ResourceClient client,
        RepositoryPlace place,
        long pullRequest,
        string path,
        CancellationToken cancellationToken
    )
    {
        PullRequestIteration? latest = await client
            .FindLatestIterationAsync(place, pullRequest, cancellationToken)
            .ConfigureAwait(false);
        if (latest?.Id is not { } iteration) return null;

        Dictionary<string, object?> context = new(StringComparer.Ordinal)
        {
            ["iterationContext"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["firstComparingIteration"] = 1,
                ["secondComparingIteration"] = iteration,
            },
        };
        var request = AdoFileChange.OfIteration(place.Project, place.Repository, pullRequest, iteration, compareTo: null);
        await foreach (IReadOnlyList<AdoFileChange> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (batch.FirstOrDefault(change => change.Path == path)?.ChangeTrackingId is not { } tracked) continue;
            context["changeTrackingId"] = tracked;
            break;
        }

        return context;
    }
}
