using System.Management.Automation;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Environments;

namespace AdoEntra.Commands;

/// <summary>Renames an environment, or changes its description.</summary>
[Cmdlet(VerbsCommon.Set, "AdoEnvironment", SupportsShouldProcess = true)]
[OutputType(typeof(AdoEnvironment))]
public sealed class SetAdoEnvironmentCommand : EnvironmentChangeCmdlet
{
    /// <summary>The new name.</summary>
    [Parameter]
    public string? NewName { get; set; }

    /// <summary>What it is for; empty for nothing.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    private protected override Change<AdoEnvironment> Change()
    {
        (string? project, string name) = (Project, Name);
        EnvironmentSettings settings = new() { Name = NewName, Description = Description };
        if (settings.IsEmpty)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in {Words}.",
                "Pass -NewName or -Description.")
            {
                Target = name,
            };
        }

        return new(
            $"Change {Words}: {settings}",
            async (client, stop) => await client.UpdateEnvironmentAsync(project, name, settings, stop).ConfigureAwait(false)
        );
    }
}
