# Loads the compiled module. On PowerShell 7 it lives, with all its dependencies, in a load context of its own, so that no other
# module's Azure.Core can get in its way; on Windows PowerShell 5.1 there is no such thing, and a resolve handler serves its own files.
# Few statements, since each costs a millisecond of every import.

if ($IsCoreCLR) {
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/net8.0/AdoEntra.Loader.dll")
    $inner = Microsoft.PowerShell.Core\Import-Module -Assembly ([AdoEntra.Loader.ModuleLoadContext]::LoadModule()) -PassThru
}
else {
    $assembly = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot\bin\net472\AdoEntra.dll")
    [AdoEntra.Lifecycle.AssemblyResolver]::Register()
    $inner = Microsoft.PowerShell.Core\Import-Module -Assembly $assembly -PassThru
}

# Import-Module -Force would leave the module without commands if the inner module stayed (PowerShell/PowerShell#20710).
$ExecutionContext.SessionState.Module.OnRemove = {
    Microsoft.PowerShell.Core\Remove-Module $inner -ErrorAction Ignore
    if (-not $IsCoreCLR) { [AdoEntra.Lifecycle.AssemblyResolver]::Unregister() }
}
