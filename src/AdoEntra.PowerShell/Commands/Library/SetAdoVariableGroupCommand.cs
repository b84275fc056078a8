using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Library;

namespace AdoEntra.Commands;

/// <summary>Renames a variable group, or changes its description.</summary>
[Cmdlet(VerbsCommon.Set, "AdoVariableGroup", SupportsShouldProcess = true)]
[OutputType(typeof(AdoVariableGroup))]
public sealed class SetAdoVariableGroupCommand : ProjectChangeCmdlet<AdoVariableGroup>
{
    /// <summary>The variable group by name or number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupName", "Group")]
    [ArgumentCompleter(typeof(NameCompleter<AdoVariableGroup>))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The new name.</summary>
    [Parameter]
    public string? NewName { get; set; }

    /// <summary>The new description.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    private protected override Change<AdoVariableGroup> Change()
    {
        (string? project, string name, string? newName, string? description) = (Project, Name, NewName, Description);
        if (newName is null && description is null)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in variable group '{name}'.",
                "Pass -NewName or -Description. Its variables are changed with Set-AdoVariable and Remove-AdoVariable.")
            {
                Target = name,
            };
        }

        string what = newName is null ? "Change the description of" : "Rename";
        return new(
            $"{what} variable group '{name}'{(newName is null ? string.Empty : $" to '{newName}'")}",
            async (client, stop) => await client
                .UpdateVariableGroupAsync(project, name, newName, description, stop)
                .ConfigureAwait(false)
        );
    }
}
