using System.Collections;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Identity.Secrets;
using AdoEntra.Resources;
using AdoEntra.Resources.Library;

namespace AdoEntra.Commands;

/// <summary>Creates a variable group.</summary>
[Cmdlet(VerbsCommon.New, "AdoVariableGroup", SupportsShouldProcess = true)]
[OutputType(typeof(AdoVariableGroup))]
public sealed class NewAdoVariableGroupCommand : ProjectChangeCmdlet<AdoVariableGroup>
{
    /// <summary>The name of the new group.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Names and values of its variables; a SecureString makes a secret one.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValueArgument(typeof(IDictionary), "Pass a hashtable of names and values: @{ name = 'value' }.")]
    public IDictionary Variable { get; set; } = new Hashtable();

    /// <summary>What it is for.</summary>
    [Parameter]
    public string? Description { get; set; }

    private protected override Change<AdoVariableGroup> Change()
    {
        (string? project, string name, string? description) = (Project, Name, Description);
        (Dictionary<string, string?> texts, Dictionary<string, Secret> secrets) =
            GivenValues.Divide(Variable, nameof(Variable), WriteWarning);
        IReadOnlyList<VariableSetting> variables =
        [
            .. texts.Select(static one => new VariableSetting(one.Key) { Value = one.Value ?? string.Empty }),
            .. secrets.Select(static one => new VariableSetting(one.Key) { Secret = one.Value }),
        ];
        string where = project is null ? string.Empty : $" in project '{project}'";
        string count = variables.Count == 1 ? "a variable" : $"{variables.Count} variables";
        return new(
            $"Create variable group '{name}' with {count}{where}",
            async (client, stop) => await client
                .CreateVariableGroupAsync(project, name, description, variables, stop)
                .ConfigureAwait(false)
        );
    }
}
