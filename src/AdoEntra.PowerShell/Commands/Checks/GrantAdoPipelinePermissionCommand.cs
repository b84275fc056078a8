using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Commands;

/// <summary>Lets a pipeline, or all pipelines of the project, use a protected resource.</summary>
[Cmdlet(VerbsSecurity.Grant, "AdoPipelinePermission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AdoPipelinePermission))]
public sealed class GrantAdoPipelinePermissionCommand : PipelinePermissionCmdlet
{
    private protected override Change<AdoPipelinePermission> Change()
    {
        (string? project, ProtectedResourceReference resource, string? pipeline) = (Project, Resource, Chosen);
        return new(
            $"Let {(pipeline is null ? "every pipeline of the project, now and later," : $"pipeline '{pipeline}'")} use {resource}",
            async (client, stop) => await client.GrantAsync(project, resource, pipeline, stop).ConfigureAwait(false)
        )
        {
            IsMild = pipeline is not null,
        };
    }
}
