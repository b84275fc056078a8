# AdoEntra.psm1 on Windows PowerShell 5.1, in its own scope.

$assembly = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot\bin\net472\AdoEntra.dll")
[AdoEntra.Lifecycle.AssemblyResolver]::Register()
$inner = Microsoft.PowerShell.Core\Import-Module -Assembly $assembly -PassThru

# Import-Module -Force would leave the module without commands if the inner module stayed (PowerShell/PowerShell#20710).
$ExecutionContext.SessionState.Module.OnRemove = {
    Microsoft.PowerShell.Core\Remove-Module $inner -ErrorAction Ignore
    [AdoEntra.Lifecycle.AssemblyResolver]::Unregister()
}
