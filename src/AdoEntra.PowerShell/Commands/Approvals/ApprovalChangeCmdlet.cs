using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Approvals;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that says something about an approval.</summary>
public abstract class ApprovalChangeCmdlet : ProjectChangeCmdlet<AdoPipelineApproval>
{
    private protected ApprovalChangeCmdlet()
    {
    }

    /// <summary>The id of the approval.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValueArgument(typeof(Guid), "Pass the id of an approval: a GUID.")]
    public Guid ApprovalId { get; set; }

    /// <summary>What is written beside it.</summary>
    [Parameter]
    public string? Comment { get; set; }

    /// <summary>The pipeline of an approval that comes in, for the question.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? PipelineName { get; set; }

    /// <summary>The run of an approval that comes in, for the question.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? RunName { get; set; }

    /// <summary>The change of this input.</summary>
    /// <param name="verb">What is done: <c>Approve</c>.</param>
    /// <param name="update">What is said, but for the id and the comment.</param>
    /// <param name="rest">What stands behind the approval in the sentence; empty for nothing.</param>
    private protected Change<AdoPipelineApproval> Change(string verb, ApprovalUpdate update, string rest = "")
    {
        (string? project, ApprovalUpdate whole) = (Project, update with { ApprovalId = ApprovalId.ToString(), Comment = Comment });
        string run = PipelineName is null ? $"approval {ApprovalId}" : $"the approval of run '{RunName}' of pipeline '{PipelineName}'";
        return new(
            $"{verb} {run}{rest}",
            async (client, stop) => await client.UpdateApprovalAsync(project, whole, stop).ConfigureAwait(false)
        );
    }
}
