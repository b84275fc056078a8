namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>A pull request that is to be created.</summary>
internal sealed record PullRequestDraft
{
    /// <summary>The reference to the branch that is merged.</summary>
    public string SourceRefName { get; init; } = string.Empty;

    /// <summary>The reference to the branch that is merged into.</summary>
    public string TargetRefName { get; init; } = string.Empty;

    /// <summary>Its title.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Its description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The name of a template that the description has; null for none that was chosen.</summary>
    public string? Template { get; init; }

    /// <summary>Whether the repository's own template stands where there is no description.</summary>
    public bool UsesTemplate { get; init; } = true;

    /// <summary>Whether it is a draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The ids of its reviewers.</summary>
    public IReadOnlyList<string> Reviewers { get; init; } = [];

    /// <summary>The ids of the reviewers without whose vote it cannot be completed.</summary>
    public IReadOnlyList<string> RequiredReviewers { get; init; } = [];

    /// <summary>The numbers of its work items.</summary>
    public IReadOnlyList<int> WorkItems { get; init; } = [];

    /// <summary>Its labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The body by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal)
            {
                ["sourceRefName"] = SourceRefName,
                ["targetRefName"] = TargetRefName,
                ["title"] = Title,
            };
            if (Description is not null) fields["description"] = Description;
            if (IsDraft) fields["isDraft"] = true;
            object[] reviewers =
            [
                .. Reviewers.Except(RequiredReviewers, StringComparer.OrdinalIgnoreCase).Select(static id => Named("id", id)),
                .. RequiredReviewers.Select(static id => new Dictionary<string, object?> { ["id"] = id, ["isRequired"] = true }),
            ];
            if (reviewers.Length > 0) fields["reviewers"] = reviewers;
            if (WorkItems.Count > 0)
                fields["workItemRefs"] = WorkItems.Select(static id => Named("id", id.ToString("D", null))).ToArray();
            if (Labels.Count > 0) fields["labels"] = Labels.Select(static label => Named("name", label)).ToArray();
            return fields;
        }
    }

    private static Dictionary<string, object?> Named(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
