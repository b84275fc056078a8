namespace AdoEntra.Tool.Views;

/// <summary>How Git repositories are shown.</summary>
internal static class RepositoryView
{
    public static View<AdoRepository> View { get; } = new(
        table: ["project", "name", "defaultBranch", "size", "remoteUrl"],
        tsv: ["project", "name", "defaultBranch", "size", "remoteUrl", "id", "sshUrl", "webUrl", "isDisabled"]);
}
