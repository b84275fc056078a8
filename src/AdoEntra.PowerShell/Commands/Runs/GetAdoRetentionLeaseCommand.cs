using System.Management.Automation;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>What keeps runs from being deleted.</summary>
[Cmdlet(VerbsCommon.Get, "AdoRetentionLease", SupportsPaging = true)]
[OutputType(typeof(AdoRetentionLease))]
public sealed class GetAdoRetentionLeaseCommand : RunPartCmdlet<AdoRetentionLease>
{
    private protected override ListWork<AdoRetentionLease> List() => OfRuns(
        static (list, place, stop) => list.AddListAsync(AdoRetentionLease.OfRun(place.Project, place.Run), matches: null, stop));
}
