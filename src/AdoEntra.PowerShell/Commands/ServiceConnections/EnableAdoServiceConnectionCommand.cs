using System.Management.Automation;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>Enables a service connection that was disabled.</summary>
[Cmdlet(VerbsLifecycle.Enable, "AdoServiceConnection", SupportsShouldProcess = true)]
[OutputType(typeof(AdoServiceConnection))]
public sealed class EnableAdoServiceConnectionCommand : ServiceConnectionChangeCmdlet
{
    private protected override Change<AdoServiceConnection> Change() => Of($"Enable {What}", new() { IsDisabled = false });
}
