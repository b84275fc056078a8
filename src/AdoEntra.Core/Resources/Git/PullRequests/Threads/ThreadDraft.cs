namespace AdoEntra.Resources.Git.PullRequests.Threads;

/// <summary>A thread that is to be begun.</summary>
internal sealed record ThreadDraft
{
    /// <summary>The first comment.</summary>
    public required string Comment { get; init; }

    /// <summary>Its status, by the service's name.</summary>
    public string Status { get; init; } = "active";

    /// <summary>What it is about; null for the whole pull request.</summary>
    public ThreadPosition? Position { get; init; }

    /// <summary>The body by the service's names.</summary>
    public Dictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal)
            {
                ["comments"] = new object[] { CommentText.Fields(Comment, parent: 0) },
                ["status"] = Status,
            };
            if (Position is not null) fields["threadContext"] = Position.Fields;
            return fields;
        }
    }
}
