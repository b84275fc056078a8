namespace AdoEntra.Tool.Views;

/// <summary>How Git repositories are shown.</summary>
internal static class RepositoryView
{
    public static View<AdoRepository> View { get; } = new(
        [
            new("id", static repository => repository.Id),
            new("name", static repository => repository.Name),
            new("project", static repository => ProjectView.View.Nest(repository.Project)),
            new("defaultBranch", static repository => repository.DefaultBranch) { InTable = TableValue.Branch },
            new("size", static repository => repository.Size) { InTable = TableValue.Size },
            new("remoteUrl", static repository => repository.RemoteUrl),
            new("sshUrl", static repository => repository.SshUrl),
            new("webUrl", static repository => repository.WebUrl),
            new("url", static repository => repository.Url),
            new("isDisabled", static repository => repository.IsDisabled),
            new("isFork", static repository => repository.IsFork),
            new("isInMaintenance", static repository => repository.IsInMaintenance),
        ],
        table: ["project", "name", "defaultBranch", "size", "remoteUrl"],
        tsv: ["project", "name", "defaultBranch", "size", "remoteUrl", "id", "sshUrl", "webUrl", "isDisabled"]);
}
