using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;
using AdoEntra.Resources.Pipelines.Artifacts;
using AdoEntra.Resources.Pipelines.Logs;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Tests;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>What keeps runs from being deleted.</summary>
[Cmdlet(VerbsCommon.Get, "AdoRetentionLease", SupportsPaging = true)]
[OutputType(typeof(AdoRetentionLease))]
public sealed class GetAdoRetentionLeaseCommand : RunPartCmdlet<AdoRetentionLease>
{
    private protected override ListWork<AdoRetentionLease> List() => OfRuns(
        static (list, place, stop) => list.AddListAsync(AdoRetentionLease.OfRun(place.Project, place.Run), matches: null, stop));
}
