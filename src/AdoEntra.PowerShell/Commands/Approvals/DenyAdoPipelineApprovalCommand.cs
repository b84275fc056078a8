using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Approvals;

namespace AdoEntra.Commands;

/// <summary>Rejects what a run waits for, which ends its stage.</summary>
[Cmdlet(VerbsLifecycle.Deny, "AdoPipelineApproval", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineApproval))]
public sealed class DenyAdoPipelineApprovalCommand : ApprovalChangeCmdlet
{
    private protected override Change<AdoPipelineApproval> Change() =>
        Change("Reject", new ApprovalUpdate { Status = "rejected" }, ", which ends its stage");
}
