using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Checks;

namespace AdoEntra.Commands;

/// <summary>Deletes a check: from then on runs use the resource without it.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoCheck", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoCheckCommand : ProjectChangeCmdlet<AdoCheck>
{
    /// <summary>The number of the check.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CheckId")]
    [ValueArgument(typeof(long), "Pass the number of a check.")]
    public long Id { get; set; }

    private protected override Change<AdoCheck> Change()
    {
        (string? project, long id) = (Project, Id);
        return new(
            $"Delete check {id}; runs use the resource without it from then on",
            async (client, stop) =>
            {
                await client.DeleteCheckAsync(project, id, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
