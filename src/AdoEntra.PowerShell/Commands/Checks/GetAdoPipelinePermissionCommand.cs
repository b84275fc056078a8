using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Commands;

/// <summary>Which pipelines may use a protected resource.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPipelinePermission", SupportsPaging = true)]
[OutputType(typeof(AdoPipelinePermission))]
public sealed class GetAdoPipelinePermissionCommand : ProtectedResourceListCmdlet<AdoPipelinePermission>
{
    private protected override Func<IItemSink<AdoPipelinePermission>, CancellationToken, Task> Work()
    {
        (ResourceClient client, string? project, ProtectedResourceReference resource) = (Client, Project, Resource);
        return (sink, stop) =>
            PipelinePermissionChanges.AddAsync(new ItemList<AdoPipelinePermission>(client, sink), project, resource, stop);
    }
}
