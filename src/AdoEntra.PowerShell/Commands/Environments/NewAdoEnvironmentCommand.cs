using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Resources;
using AdoEntra.Resources.Environments;

namespace AdoEntra.Commands;

/// <summary>Creates an environment.</summary>
[Cmdlet(VerbsCommon.New, "AdoEnvironment", SupportsShouldProcess = true)]
[OutputType(typeof(AdoEnvironment))]
public sealed class NewAdoEnvironmentCommand : ProjectChangeCmdlet<AdoEnvironment>
{
    /// <summary>The name of the new environment.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>What it is for.</summary>
    [Parameter]
    public string? Description { get; set; }

    private protected override Change<AdoEnvironment> Change()
    {
        string? project = Project;
        EnvironmentSettings settings = new() { Name = Name, Description = Description };
        return new(
            $"Create environment '{Name}'{(project is null ? string.Empty : $" in project '{project}'")}",
            async (client, stop) => await client.CreateEnvironmentAsync(project, settings, stop).ConfigureAwait(false)
        );
    }
}
