namespace AdoEntra.Resources.Git.Pushes;

/// <summary>What a push would do, before it is made.</summary>
/// <param name="Place">The repository.</param>
/// <param name="Draft">What is pushed.</param>
/// <param name="Unchanged">The paths of files that are as they are to be already.</param>
internal sealed record PushPlan(RepositoryPlace Place, PushDraft Draft, IReadOnlyList<string> Unchanged)
{
    /// <summary>True where nothing is left to push.</summary>
    public bool IsEmpty => Draft.Changes.Count == 0;

    /// <summary>What is done, for -WhatIf and -Confirm.</summary>
    public string Sentence =>
        $"Push to branch '{ReferenceName.ShortOf(Draft.Reference)}' in {Place}: {string.Join(", ", Draft.Changes)}";

    /// <summary>A message for a commit that has none.</summary>
    /// <param name="changes">What the commit changes.</param>
    public static string MessageOf(IReadOnlyList<PushedChange> changes)
    {
        if (changes.Count == 1)
        {
            PushedChange only = changes[0];
            string path = only.Path.TrimStart('/');
            return only.Type == "rename" ? $"Rename {only.FormerPath!.TrimStart('/')} to {path}" : $"{Verb(only.Type)} {path}";
        }

        string[] parts =
        [
            .. changes.GroupBy(static change => change.Type)
                .Select(static group => $"{Verb(group.Key)} {group.Count()} file{(group.Count() == 1 ? string.Empty : "s")}"),
        ];
        return string.Join(", ", parts.Select(static (part, at) => at == 0 ? part : char.ToLowerInvariant(part[0]) + part.Substring(1)));
    }

    private static string Verb(string type) => type switch
    {
        "add" => "Add",
        "edit" => "Update",
        "delete" => "Delete",
        _ => "Rename",
    };
}
