using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Library;

namespace AdoEntra.Commands;

/// <summary>Removes a variable from a variable group, and leaves all others as they are.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoVariable", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoVariableCommand : VariableChangeCmdlet
{
    private protected override Change<AdoVariable> Change()
    {
        string name = Name;
        return InGroup(
            "Remove",
            async (client, project, group, stop) =>
            {
                await client.RemoveVariableAsync(project, group, name, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
