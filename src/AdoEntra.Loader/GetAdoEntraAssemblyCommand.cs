using System.Management.Automation;
using System.Reflection;

namespace AdoEntra.Loader;

/// <summary>
/// Gives AdoEntra.psm1 the assembly to import. A command without parameters, and not a static method: the shell compiles code for each
/// call of a .NET member in a script, and for each parameter of a command. The module does not export it.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AdoEntraAssembly")]
[OutputType(typeof(Assembly))]
public sealed class GetAdoEntraAssemblyCommand : PSCmdlet
{
    // Import-Module -Force would leave the module without commands if the inner modules stayed (PowerShell/PowerShell#20710).
    private const string RemoveInnerModules = @"Microsoft.PowerShell.Core\Remove-Module $args[0].NestedModules -ErrorAction Ignore";

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        SessionState.Module.OnRemove = SessionState.InvokeCommand.NewScriptBlock(RemoveInnerModules);
        WriteObject(ModuleLoadContext.LoadModule());
    }
}
