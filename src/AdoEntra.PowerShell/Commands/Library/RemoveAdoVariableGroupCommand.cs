using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Library;

namespace AdoEntra.Commands;

/// <summary>Deletes a variable group with all its variables.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoVariableGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoVariableGroupCommand : ProjectChangeCmdlet<AdoVariableGroup>
{
    /// <summary>The variable group by name or number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupName", "Group")]
    [ArgumentCompleter(typeof(NameCompleter<AdoVariableGroup>))]
    public string Name { get; set; } = string.Empty;

    private protected override Change<AdoVariableGroup> Change()
    {
        (string? project, string name) = (Project, Name);
        string where = project is null ? string.Empty : $" from project '{project}'";
        return new(
            $"Remove variable group '{name}' with all its variables and secrets{where}",
            async (client, stop) =>
            {
                await client.DeleteVariableGroupAsync(project, name, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
