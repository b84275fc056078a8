using System.Management.Automation;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>What environments consist of: namespaces of Kubernetes clusters and virtual machines.</summary>
[Cmdlet(VerbsCommon.Get, "AdoEnvironmentResource", SupportsPaging = true)]
[OutputType(typeof(AdoEnvironmentResource))]
public sealed class GetAdoEnvironmentResourceCommand : EnvironmentPartCmdlet<AdoEnvironmentResource>
{
    private protected override ListWork<AdoEnvironmentResource> List() =>
        AdoEnvironmentResource.Listing.Read(Projects, NameFilter.Everything, Environments);
}
