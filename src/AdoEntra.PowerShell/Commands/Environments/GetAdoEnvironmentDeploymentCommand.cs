using System.Management.Automation;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The deployments to environments, of each the latest one first.</summary>
[Cmdlet(VerbsCommon.Get, "AdoEnvironmentDeployment", SupportsPaging = true)]
[OutputType(typeof(AdoEnvironmentDeployment))]
public sealed class GetAdoEnvironmentDeploymentCommand : EnvironmentPartCmdlet<AdoEnvironmentDeployment>
{
    private protected override ListWork<AdoEnvironmentDeployment> List() =>
        AdoEnvironmentDeployment.Listing.Read(Projects, NameFilter.Everything, Environments);
}
