using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>Creates a pipeline of a YAML file.</summary>
[Cmdlet(VerbsCommon.New, "AdoPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipeline))]
public sealed class NewAdoPipelineCommand : RepositoryChangeCmdlet<AdoPipeline>
{
    /// <summary>The name of the new pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>The YAML file in the repository. Default: <c>/azure-pipelines.yml</c>.</summary>
    [Parameter(Position = 1)]
    public string YamlPath { get; set; } = "/azure-pipelines.yml";

    /// <summary>The folder of the pipeline. Default: the topmost.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipelineFolder>))]
    public string Folder { get; set; } = PipelinePath.Root;

    private protected override Change<AdoPipeline> Change()
    {
        (string name, string folder, string yaml) = (Name, PipelinePath.Of(Folder), "/" + YamlPath.TrimStart('/'));
        string? project = Project;
        return InRepository(
            $"Create pipeline '{PipelinePath.Join(folder, name)}' of the file '{yaml}'",
            async (client, place, stop) =>
                await client
                    .CreatePipelineAsync(place.Project ?? client.RequireProject(project), name, folder, place, yaml, stop)
                    .ConfigureAwait(false)
        );
    }
}
