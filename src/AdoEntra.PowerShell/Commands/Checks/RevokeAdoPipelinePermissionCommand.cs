using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Commands;

/// <summary>Takes the permission to use a protected resource from a pipeline, or the one that all pipelines of the project have.</summary>
[Cmdlet(VerbsSecurity.Revoke, "AdoPipelinePermission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RevokeAdoPipelinePermissionCommand : PipelinePermissionCmdlet
{
    private protected override Change<AdoPipelinePermission> Change()
    {
        (string? project, ProtectedResourceReference resource, string? pipeline) = (Project, Resource, Chosen);
        return new(
            pipeline is null
                ? $"Take the permission to use {resource} that every pipeline of the project has"
                : $"Take the permission to use {resource} from pipeline '{pipeline}'",
            async (client, stop) =>
            {
                await client.RevokeAsync(project, resource, pipeline, stop).ConfigureAwait(false);
                return null;
            }
        )
        {
            IsMild = pipeline is not null,
        };
    }
}
