namespace AdoEntra.Resources.Approvals;

/// <summary>The approvals that runs wait for; the names that they are asked for by are those of the pipelines, and their own ids.</summary>
internal sealed class ApprovalList() : ResourceList<AdoPipelineApproval>(
    "approval",
    "approvals",
    "The approvals that runs of pipelines wait for, by the names of the pipelines.",
    ResourceLevel.Project)
{
    /// <inheritdoc/>
    public override ListWork<AdoPipelineApproval> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        new ApprovalSearch { Projects = projects, Status = "pending", Names = names }.ReadAsync;
}
