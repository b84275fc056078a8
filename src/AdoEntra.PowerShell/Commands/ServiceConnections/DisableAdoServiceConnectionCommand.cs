using System.Management.Automation;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>Disables a service connection, so that no run can use it.</summary>
[Cmdlet(VerbsLifecycle.Disable, "AdoServiceConnection", SupportsShouldProcess = true)]
[OutputType(typeof(AdoServiceConnection))]
public sealed class DisableAdoServiceConnectionCommand : ServiceConnectionChangeCmdlet
{
    private protected override Change<AdoServiceConnection> Change() => Of($"Disable {What}", new() { IsDisabled = true });
}
