using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Commands;

/// <summary>Keeps a run from being deleted for a time.</summary>
[Cmdlet(VerbsCommon.Add, "AdoRetentionLease", SupportsShouldProcess = true)]
[OutputType(typeof(AdoRetentionLease))]
public sealed class AddAdoRetentionLeaseCommand : RunChangeCmdlet<AdoRetentionLease>
{
    /// <summary>For how many days. Default: 365.</summary>
    [Parameter(Position = 1)]
    [ValueArgument(typeof(int), "Pass a number of days from 1 to 36500.")]
    [ValidateRange(1, 36500)]
    public int Days { get; set; } = 365;

    /// <summary>Keeps the pipeline from being deleted too.</summary>
    [Parameter]
    public SwitchParameter ProtectPipeline { get; set; }

    private protected override Change<AdoRetentionLease> Change()
    {
        (int days, bool protects) = (Days, ProtectPipeline);
        return OfRun(
            $"For {days} {(days == 1 ? "day" : "days")} keep{(protects ? " with its pipeline" : null)}",
            async (client, place, stop) => await client.AddLeaseAsync(place, days, protects, stop).ConfigureAwait(false)
        );
    }
}
