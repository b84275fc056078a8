namespace AdoEntra.Resources.Git.Policies;

/// <summary>Which policies of pull requests are wanted.</summary>
internal sealed record EvaluationSearch
{
    /// <summary>Types, by name or id.</summary>
    public NameFilter Types { get; init; } = NameFilter.Everything;

    /// <summary>Whether only those that keep a pull request from being completed.</summary>
    public bool OnlyBlocks { get; init; }

    /// <summary>Whether also those that do not apply.</summary>
    public bool WithNotApplicable { get; init; }

    /// <summary>Reads those of one pull request.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="pullRequest">Its number.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAsync(ItemList<AdoPullRequestPolicy> list, long pullRequest, CancellationToken cancellationToken)
    {
        AdoProject project;
        try
        {
            // The policies name a pull request with the id of its project.
            AdoPullRequest found = await list.Client
                .ReadOneAsync(AdoPullRequest.One(pullRequest), cancellationToken)
                .ConfigureAwait(false);
            project = found.Repository!.Project!;
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await list.ReportAsync(exception).ConfigureAwait(false);
            return;
        }

        await list
            .AddListAsync(
                AdoPullRequestPolicy.List(project.Name!, project.Id!, pullRequest, WithNotApplicable),
                IsWanted,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private bool IsWanted(AdoPullRequestPolicy policy) =>
        Types.Matches(policy.TypeName, policy.Configuration?.TypeId) && (!OnlyBlocks || policy.BlocksCompletion);
}
