using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>Creates a folder for pipelines.</summary>
[Cmdlet(VerbsCommon.New, "AdoPipelineFolder", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineFolder))]
public sealed class NewAdoPipelineFolderCommand : PipelineFolderChangeCmdlet
{
    /// <summary>What it is for.</summary>
    [Parameter]
    public string? Description { get; set; }

    private protected override Change<AdoPipelineFolder> Change()
    {
        (string? project, string path, string? description) = (Project, PipelinePath.Of(Path), Description);
        return new(
            $"Create {Named}",
            async (client, stop) =>
                await client
                    .ReadOneAsync(AdoPipelineFolder.Create(client.RequireProject(project), path, description), stop)
                    .ConfigureAwait(false)
        );
    }
}
