using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AdoEntra.Lifecycle;

/// <summary>Takes back what commands have registered with the shell. The shell calls it when a runspace removes the module.</summary>
public sealed class ModuleRemoval : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => FeedbackSwitch.Leave(Runspace.DefaultRunspace.InstanceId);
}
