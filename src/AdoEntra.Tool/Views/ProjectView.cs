namespace AdoEntra.Tool.Views;

/// <summary>How projects are shown.</summary>
internal static class ProjectView
{
    public static View<AdoProject> View { get; } = new(
        [
            new("id", static project => project.Id),
            new("name", static project => project.Name),
            new("description", static project => project.Description),
            new("state", static project => project.State),
            new("visibility", static project => project.Visibility),
            new("revision", static project => project.Revision),
            new("lastUpdateTime", static project => project.LastUpdateTime) { InTable = TableValue.Time },
            new("url", static project => project.Url),
        ],
        table: ["name", "visibility", "state", "lastUpdateTime", "description"],
        tsv: ["name", "visibility", "state", "lastUpdateTime", "id", "description"]);
}
