using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>Removes a lease: the run that it kept may be deleted again.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoRetentionLease", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoRetentionLeaseCommand : ProjectChangeCmdlet<AdoRetentionLease>
{
    /// <summary>The number of the lease.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a lease.")]
    public long LeaseId { get; set; }

    private protected override Change<AdoRetentionLease> Change()
    {
        (string? project, long lease) = (Project, LeaseId);
        return new(
            $"Remove retention lease {lease}{(project is null ? null : $" of project '{project}'")}",
            async (client, stop) =>
            {
                await client.SendAsync(AdoRetentionLease.Delete(client.RequireProject(project), lease), stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
