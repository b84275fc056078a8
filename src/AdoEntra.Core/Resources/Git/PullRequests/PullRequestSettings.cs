namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>What is changed of a pull request; null for what stays as it is.</summary>
internal sealed record PullRequestSettings
{
    /// <summary>The new title.</summary>
    public string? Title { get; init; }

    /// <summary>The new description.</summary>
    public string? Description { get; init; }

    /// <summary><c>active</c>, <c>abandoned</c> or <c>completed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it is a draft.</summary>
    public bool? IsDraft { get; init; }

    /// <summary>The reference to the branch that it is merged into.</summary>
    public string? TargetRefName { get; init; }

    /// <summary>The id of who has it completed as soon as it may be; the zero id for no one.</summary>
    public string? AutoCompleteSetBy { get; init; }

    /// <summary>Of one that is completed, the commit of the source branch that was seen.</summary>
    public string? LastMergeSourceCommit { get; init; }

    /// <summary>How it is completed.</summary>
    public PullRequestCompletion? Completion { get; init; }

    /// <summary>True where nothing is changed.</summary>
    public bool IsEmpty => Fields.Count == 0;

    /// <summary>The changes by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal);
            if (Title is not null) fields["title"] = Title;
            if (Description is not null) fields["description"] = Description;
            if (Status is not null) fields["status"] = Status;
            if (IsDraft is { } draft) fields["isDraft"] = draft;
            if (TargetRefName is not null) fields["targetRefName"] = TargetRefName;
            if (AutoCompleteSetBy is not null) fields["autoCompleteSetBy"] = new Dictionary<string, object?> { ["id"] = AutoCompleteSetBy };
            if (LastMergeSourceCommit is not null)
                fields["lastMergeSourceCommit"] = new Dictionary<string, object?> { ["commitId"] = LastMergeSourceCommit };
            if (Completion is { IsEmpty: false } completion) fields["completionOptions"] = completion.Fields;
            return fields;
        }
    }
}

/// <summary>How a pull request is completed (GitPullRequestCompletionOptions, git 7.1); null for what the service decides.</summary>
internal sealed record PullRequestCompletion
{
    /// <summary><c>noFastForward</c>, <c>squash</c>, <c>rebase</c> or <c>rebaseMerge</c>.</summary>
    public string? MergeStrategy { get; init; }

    /// <summary>Whether the source branch is deleted.</summary>
    public bool? DeleteSourceBranch { get; init; }

    /// <summary>Whether its work items go to their next state.</summary>
    public bool? TransitionWorkItems { get; init; }

    /// <summary>The message of the merge commit.</summary>
    public string? MergeCommitMessage { get; init; }

    /// <summary>True where the service decides all.</summary>
    public bool IsEmpty => Fields.Count == 0;

    /// <summary>The options by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal);
            if (MergeStrategy is not null) fields["mergeStrategy"] = MergeStrategy;
            if (DeleteSourceBranch is { } delete) fields["deleteSourceBranch"] = delete;
            if (TransitionWorkItems is { } transition) fields["transitionWorkItems"] = transition;
            if (MergeCommitMessage is not null) fields["mergeCommitMessage"] = MergeCommitMessage;
            return fields;
        }
    }
}
