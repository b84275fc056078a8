using System.Management.Automation;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The maintenance jobs of agent pools.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPoolMaintenanceJob", SupportsPaging = true)]
[OutputType(typeof(AdoPoolMaintenanceJob))]
public sealed class GetAdoPoolMaintenanceJobCommand : PoolPartCmdlet<AdoPoolMaintenanceJob>
{
    private protected override ListWork<AdoPoolMaintenanceJob> List() =>
        AdoPoolMaintenanceJob.Listing.ReadIn(Pools, NameFilter.Everything, request: null, matches: null);
}
