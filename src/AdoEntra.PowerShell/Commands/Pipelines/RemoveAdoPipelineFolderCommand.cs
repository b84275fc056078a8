using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>Deletes a folder of pipelines.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoPipelineFolder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoPipelineFolderCommand : PipelineFolderChangeCmdlet
{
    /// <summary>Deletes the pipelines in it too, and all of their runs.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    private protected override Change<AdoPipelineFolder> Change()
    {
        (string? project, string path, bool isRecursive) = (Project, PipelinePath.Of(Path), Recurse);
        return new(
            $"Delete {Named}{(isRecursive ? " with all pipelines in it and all of their runs" : null)}",
            async (client, stop) =>
            {
                await client.DeletePipelineFolderAsync(client.RequireProject(project), path, isRecursive, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
