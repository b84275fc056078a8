using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Checks;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Commands;

/// <summary>What a run has to pass before it may use a protected resource.</summary>
[Cmdlet(VerbsCommon.Get, "AdoCheck", SupportsPaging = true)]
[OutputType(typeof(AdoCheck))]
public sealed class GetAdoCheckCommand : ProtectedResourceListCmdlet<AdoCheck>
{
    private protected override Func<IItemSink<AdoCheck>, CancellationToken, Task> Work()
    {
        (ResourceClient client, string? project, ProtectedResourceReference resource) = (Client, Project, Resource);
        return (sink, stop) => CheckChanges.AddAsync(new ItemList<AdoCheck>(client, sink), project, resource, stop);
    }
}
