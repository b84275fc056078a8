using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Approvals;

namespace AdoEntra.Commands;

/// <summary>Defers an approval to a time, or gives it to another approver.</summary>
[Cmdlet(VerbsCommon.Set, "AdoPipelineApproval", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineApproval))]
public sealed class SetAdoPipelineApprovalCommand : ApprovalChangeCmdlet
{
    /// <summary>Approves it at this time: until then the run waits.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01T06:00 or (Get-Date).AddHours(8).")]
    public DateTimeOffset? DeferUntil { get; set; }

    /// <summary>Who is to approve instead: an email address, a display name, a group, or an id of any kind.</summary>
    [Parameter]
    public string? ReassignTo { get; set; }

    /// <summary>Whose part that is. Default: me.</summary>
    [Parameter]
    public string? ReassignFrom { get; set; }

    private protected override Change<AdoPipelineApproval> Change()
    {
        if (DeferUntil is null == ReassignTo is null)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                DeferUntil is null ? "There is nothing to change." : "An approval is either deferred or given to another approver.",
                "Pass either -DeferUntil or -ReassignTo.")
            {
                Target = ApprovalId.ToString(),
            };
        }

        return DeferUntil is { } time
            ? Change("Defer", new ApprovalUpdate { Status = "deferred", DeferredTo = time }, $" to {time.LocalDateTime:g}")
            : Change(
                "Give",
                new ApprovalUpdate { ReassignTo = ReassignTo, AssignedApprover = ReassignFrom },
                $" to '{ReassignTo}' to decide"
            );
    }
}
