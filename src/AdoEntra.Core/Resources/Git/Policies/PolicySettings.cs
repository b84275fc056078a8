namespace AdoEntra.Resources.Git.Policies;

/// <summary>Settings of a policy as they are given; null for what is not.</summary>
internal sealed record PolicySettings
{
    /// <summary>How many have to approve.</summary>
    public int? MinimumApproverCount { get; init; }

    /// <summary>Whether the vote of who created the pull request counts.</summary>
    public bool? CreatorVoteCounts { get; init; }

    /// <summary>Whether it may be completed although someone waits or rejects.</summary>
    public bool? AllowDownvotes { get; init; }

    /// <summary>Whether a push to the source branch takes back all approvals.</summary>
    public bool? ResetOnSourcePush { get; init; }

    /// <summary>Whether someone has to approve the last iteration.</summary>
    public bool? RequireVoteOnLastIteration { get; init; }

    /// <summary>Whether a push to the source branch takes back all rejections.</summary>
    public bool? ResetRejectionsOnSourcePush { get; init; }

    /// <summary>Whether who pushed last cannot approve that.</summary>
    public bool? BlockLastPusherVote { get; init; }

    /// <summary>Who has to approve: email addresses, display names or ids.</summary>
    public IReadOnlyList<string>? RequiredReviewers { get; init; }

    /// <summary>Which files it is for, with stars; one that begins with <c>!</c> leaves files out.</summary>
    public IReadOnlyList<string>? PathFilters { get; init; }

    /// <summary>What is written into the activity feed when reviewers are added.</summary>
    public string? Message { get; init; }

    /// <summary>The pipeline that has to succeed, by its name or number.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The name that is shown for the policy.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether a new run is needed only after a push to the source branch, not after one to the target branch.</summary>
    public bool? QueueOnSourceUpdateOnly { get; init; }

    /// <summary>Whether runs have to be started by hand.</summary>
    public bool? ManualQueueOnly { get; init; }

    /// <summary>How long a run is valid after the target branch was updated, in minutes; 0 for ever.</summary>
    public int? ValidDuration { get; init; }

    /// <summary>The ways to merge that are allowed, by the service's names: <c>squash</c>.</summary>
    public IReadOnlyList<string>? MergeStrategies { get; init; }

    /// <summary>How large a file may be, in bytes.</summary>
    public long? MaximumFileSize { get; init; }

    /// <summary>Whether the size is that of the file itself, not of what is stored.</summary>
    public bool? UseUncompressedSize { get; init; }

    /// <summary>Whether names that differ in case only are refused.</summary>
    public bool? EnforceConsistentCase { get; init; }

    /// <summary>Other settings, by the service's names.</summary>
    public IReadOnlyDictionary<string, object?>? Others { get; init; }

    /// <summary>
    /// All that are given, by the service's names; reviewers and a pipeline as they are given, whom <see cref="PolicyChanges"/> finds.
    /// </summary>
    public Dictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal);
            Add(fields, "minimumApproverCount", MinimumApproverCount);
            Add(fields, "creatorVoteCounts", CreatorVoteCounts);
            Add(fields, "allowDownvotes", AllowDownvotes);
            Add(fields, "resetOnSourcePush", ResetOnSourcePush);
            Add(fields, "requireVoteOnLastIteration", RequireVoteOnLastIteration);
            Add(fields, "resetRejectionsOnSourcePush", ResetRejectionsOnSourcePush);
            Add(fields, "blockLastPusherVote", BlockLastPusherVote);
            Add(fields, "requiredReviewerIds", RequiredReviewers);
            Add(fields, "filenamePatterns", PathFilters);
            Add(fields, "message", Message);
            Add(fields, "buildDefinitionId", Pipeline);
            Add(fields, "displayName", DisplayName);
            Add(fields, "queueOnSourceUpdateOnly", QueueOnSourceUpdateOnly);
            Add(fields, "manualQueueOnly", ManualQueueOnly);
            Add(fields, "validDuration", ValidDuration);
            if (MergeStrategies is { } allowed)
            {
                foreach (string setting in PolicyKind.MergeStrategy.Settings)
                    fields[setting] = allowed.Any(strategy => NameFilter.Same("allow" + strategy, setting));
            }

            Add(fields, "maximumGitBlobSizeInBytes", MaximumFileSize);
            Add(fields, "useUncompressedSize", UseUncompressedSize);
            Add(fields, "enforceConsistentCase", EnforceConsistentCase);
            foreach (KeyValuePair<string, object?> other in Others ?? new Dictionary<string, object?>()) fields[other.Key] = other.Value;
            return fields;
        }
    }

    private static void Add(Dictionary<string, object?> fields, string name, object? value)
    {
        if (value is not null) fields[name] = value;
    }
}
