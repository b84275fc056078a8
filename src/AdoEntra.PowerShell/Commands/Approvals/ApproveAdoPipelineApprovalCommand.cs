using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Approvals;

namespace AdoEntra.Commands;

/// <summary>Approves what a run waits for, so that it goes on.</summary>
[Cmdlet(VerbsLifecycle.Approve, "AdoPipelineApproval", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AdoPipelineApproval))]
public sealed class ApproveAdoPipelineApprovalCommand : ApprovalChangeCmdlet
{
    private protected override Change<AdoPipelineApproval> Change() =>
        Change("Give", new ApprovalUpdate { Status = "approved" }, ", so that the run goes on");
}
