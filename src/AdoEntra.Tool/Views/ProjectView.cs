namespace AdoEntra.Tool.Views;

/// <summary>How projects are shown.</summary>
internal static class ProjectView
{
    public static View<AdoProject> View { get; } = new(
        table: ["name", "visibility", "state", "lastUpdateTime", "description"],
        tsv: ["name", "visibility", "state", "lastUpdateTime", "id", "description"]);
}
