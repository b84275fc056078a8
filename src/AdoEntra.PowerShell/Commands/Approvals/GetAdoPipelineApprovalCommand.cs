using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Approvals;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Commands;

/// <summary>The approvals that runs wait for, or waited for.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPipelineApproval", SupportsPaging = true)]
[OutputType(typeof(AdoPipelineApproval))]
public sealed class GetAdoPipelineApprovalCommand : ProjectListCmdlet<AdoPipelineApproval>
{
    /// <summary>Ids of approvals. Default: those of the status.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(Guid[]), "Pass ids of approvals: GUIDs.")]
    public Guid[]? ApprovalId { get; set; }

    /// <summary>Which of them. Default: Pending.</summary>
    [Parameter]
    [ChoiceArgument("Pending", "Approved", "Rejected", "Canceled", "TimedOut", "Skipped", "All")]
    [ValidateSet("Pending", "Approved", "Rejected", "Canceled", "TimedOut", "Skipped", "All")]
    public string? Status { get; set; }

    /// <summary>Who is to approve: me, an email address, a display name, a group, or an id of any kind. Default: all.</summary>
    [Parameter]
    public string? AssignedTo { get; set; }

    private protected override ListWork<AdoPipelineApproval> List()
    {
        NameFilter projects = Projects;
        if (ApprovalId is { } ids)
        {
            if (Status is not null || AssignedTo is not null)
            {
                throw new AdoConnectionException(
                    ErrorIds.InvalidRequest,
                    "-Status and -AssignedTo narrow down a list, and -ApprovalId finds an approval by its id.",
                    "Remove one of them.");
            }

            return (list, stop) =>
            {
                NameFilter own = projects.OrOwn(list.Connection);
                string project = list.Client.RequireProject(own is { IsExact: true, Exact.Count: 1 } ? own.Exact[0] : null);
                return list.AddForEachAsync(
                    ids,
                    (each, id, end) => each.AddOneAsync(AdoPipelineApproval.One(project, id.ToString()), end),
                    stop
                );
            };
        }

        string status = Status ?? "Pending";
        ApprovalSearch search = new()
        {
            Projects = projects,
            Status = NameFilter.Same(status, "All") ? null : char.ToLowerInvariant(status[0]) + status.Substring(1),
            AssignedTo = AssignedTo is null ? null : WildcardPattern.Unescape(AssignedTo),
        };
        return search.ReadAsync;
    }
}
