using AdoEntra.Errors;
using AdoEntra.Resources.Identities;

namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>Creates, changes and completes pull requests.</summary>
internal static class PullRequestChanges
{
    private const string NoOne = "00000000-0000-0000-0000-000000000000";

    /// <summary>Creates a pull request.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="draft">What is created; its reviewers by names, its target empty for the default branch.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">A branch or reviewer does not exist, or the service refused.</exception>
    public static async Task<AdoPullRequest> CreatePullRequestAsync(
        this ResourceClient client,
        RepositoryPlace place,
        PullRequestDraft draft,
        CancellationToken cancellationToken
    )
    {
        string target = draft.TargetRefName;
        if (target.Length == 0)
        {
            AdoRepository repository = await client
                .ReadOneAsync(AdoRepository.One(place.Project, place.Repository), cancellationToken)
                .ConfigureAwait(false);
            target = repository.DefaultBranch ?? throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"There is nothing to merge into: {place} is empty.",
                "Push a first commit.")
            {
                Target = place.Repository,
            };
        }

        PullRequestDraft whole = draft with
        {
            TargetRefName = target,
            Reviewers = await client.FindIdentitiesAsync(draft.Reviewers, cancellationToken).ConfigureAwait(false),
            RequiredReviewers = await client.FindIdentitiesAsync(draft.RequiredReviewers, cancellationToken).ConfigureAwait(false),
            Description = await client.DescriptionAsync(place, draft, target, cancellationToken).ConfigureAwait(false),
        };
        return await client
            .ReadOneAsync(AdoPullRequest.Create(place.Project, place.Repository, whole), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Changes a pull request, and gives it as it is then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="number">Its number.</param>
    /// <param name="settings">What is changed.</param>
    /// <param name="isAutomatic">Whether it is completed as soon as it may be; null to leave that as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, or the service refused.</exception>
    public static async Task<AdoPullRequest> UpdatePullRequestAsync(
        this ResourceClient client,
        long number,
        PullRequestSettings settings,
        bool? isAutomatic,
        CancellationToken cancellationToken
    )
    {
        AdoPullRequest known = await client.ReadOneAsync(AdoPullRequest.One(number), cancellationToken).ConfigureAwait(false);
        if (isAutomatic is { } automatic)
        {
            string who = automatic ? await client.FindIdentityAsync("me", cancellationToken).ConfigureAwait(false) : NoOne;
            settings = settings with { AutoCompleteSetBy = who };
        }

        return await client
            .ReadOneAsync(AdoPullRequest.Update(known.Repository!.Id!, number, settings), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Completes a pull request, and waits until it is merged.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="number">Its number.</param>
    /// <param name="options">How it is merged.</param>
    /// <param name="cancellationToken">Ends it, and leaves the merge to the service.</param>
    /// <exception cref="AdoServiceException"><c>Conflict</c>: it cannot be merged, or a policy does not allow it.</exception>
    public static async Task<AdoPullRequest> CompletePullRequestAsync(
        this ResourceClient client,
        long number,
        PullRequestCompletion options,
        CancellationToken cancellationToken
    )
    {
        AdoPullRequest known = await client.ReadOneAsync(AdoPullRequest.One(number), cancellationToken).ConfigureAwait(false);
        if (known.Status != "active") throw NotCompleted(number, $"it is {known.Status}", "Only an active pull request can be completed.");
        PullRequestSettings settings = new()
        {
            Status = "completed",
            LastMergeSourceCommit = known.LastMergeSourceCommit?.CommitId,
            Completion = options,
        };
        AdoPullRequest completed = await client
            .ReadOneAsync(AdoPullRequest.Update(known.Repository!.Id!, number, settings), cancellationToken)
            .ConfigureAwait(false);

        // The service merges later than it responds.
        Patience patience = client.Patience();
        while (completed.Status != "completed")
        {
            if (completed.MergeStatus is "conflicts" or "failure" or "rejectedByPolicy")
            {
                throw NotCompleted(
                    number,
                    completed.MergeFailureMessage?.TrimEnd('.') ?? $"the merge ended with '{completed.MergeStatus}'",
                    completed.MergeStatus == "conflicts"
                        ? "Resolve the conflicts in the source branch, then complete it again."
                        : "See what blocks it on its page in the browser.");
            }

            if (!await patience.WaitAsync($"Waiting until pull request {number} is merged.", cancellationToken).ConfigureAwait(false))
            {
                throw new AdoServiceException(
                    ErrorIds.TimedOut,
                    $"Pull request {number} was not merged within {patience.Limit.TotalSeconds:0} s; Azure DevOps goes on with it.",
                    "Look at it with Get-AdoPullRequest, or allow more time with -TimeoutSec.")
                {
                    Target = number.ToString("D", null),
                };
            }

            completed = await client.ReadOneAsync(AdoPullRequest.One(number), cancellationToken).ConfigureAwait(false);
        }

        return completed;
    }

    // As on the page of a new pull request: a template that is chosen is put behind what is written, another one stands for it.
    private static async Task<string?> DescriptionAsync(
        this ResourceClient client,
        RepositoryPlace place,
        PullRequestDraft draft,
        string target,
        CancellationToken cancellationToken
    )
    {
        if (draft.Template is { } name)
        {
            string template = await client.ReadTemplateAsync(place, name, cancellationToken).ConfigureAwait(false);
            return draft.Description is { Length: > 0 } written ? $"{written}\n\n{template}" : template;
        }

        return draft.Description is null && draft.UsesTemplate
            ? await client.ReadDefaultTemplateAsync(place, target, cancellationToken).ConfigureAwait(false)
            : draft.Description;
    }

    private static AdoServiceException NotCompleted(long number, string why, string advice) => new(
        ErrorIds.Conflict,
        $"Pull request {number} was not completed: {why}.",
        advice)
    { Target = number.ToString("D", null) };
}
