using System.Management.Automation;
using System.Reflection;

namespace AdoEntra.Loader;

/// <summary>
/// Imports the assembly with the cmdlets into the module that calls it, which is AdoEntra.psm1, and gives that module the script block that
/// is in its variable <c>onRemove</c>. The module does not export it. It takes no parameter and hands the assembly over itself: for a
/// parameter that is not the shell's own, the shell compiles code at each import.
/// </summary>
[Cmdlet(VerbsData.Import, "AdoEntraAssembly")]
public sealed class ImportAdoEntraAssemblyCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
#if NETFRAMEWORK
        Assembly assembly = AssemblyResolver.LoadModule();
#else
        Assembly assembly = ModuleLoadContext.LoadModule();
#endif
        SessionState.Module.OnRemove = (ScriptBlock)SessionState.PSVariable.GetValue("onRemove");
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(@"Microsoft.PowerShell.Core\Import-Module").AddParameter("Assembly", assembly).Invoke();
    }
}
