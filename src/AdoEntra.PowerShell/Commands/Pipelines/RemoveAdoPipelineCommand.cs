using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>Deletes a pipeline and all of its runs.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoPipeline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoPipelineCommand : PipelineChangeCmdlet<AdoPipeline>
{
    private protected override Change<AdoPipeline> Change()
    {
        (string? project, string pipeline) = (Project, Pipeline);
        return new(
            $"Delete {Named} and all of its runs",
            async (client, stop) =>
            {
                string own = client.RequireProject(project);
                AdoPipeline known = await client.FindPipelineAsync(own, pipeline, stop).ConfigureAwait(false);
                var request = AdoPipeline.Delete(own, known.Id!.Value) with
                {
                    What = $"the pipeline '{known.FullName}' of project '{own}'",
                };
                await client.SendAsync(request, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
