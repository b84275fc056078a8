# Loads the compiled module. bin has a folder for each edition of the shell, and a loader in each: on PowerShell 7 the module, with all its
# dependencies, lives in a load context of its own, so that no other module's Azure.Core can get in its way; on Windows PowerShell 5.1 there is no
# such thing, and a resolve handler serves its own files.
# What runs at each import is two commands. An operator, an if, a [type], or a .NET member beside them would cost as much as all of the rest, since
# the shell compiles code for each and, for the first one of a session, looks through every assembly. A script block is compiled when it runs.

# Import-Module -Force would leave the module without commands if the inner modules stayed (PowerShell/PowerShell#20710).
$onRemove = { Microsoft.PowerShell.Core\Remove-Module $args[0].NestedModules -ErrorAction Ignore }

# The .NET of these is older than ours, and its own error names neither the shell nor the cure. Thrown, and in its place: after Write-Error the
# shell adds an error of its own.
$onFailure = {
    if ($PSVersionTable.PSVersion -like '7.[0-3].*' -or $PSVersionTable.PSVersion -like '6.*') {
        $global:Error.RemoveAt(0)
        throw (-join (
            'AdoEntra needs PowerShell 7.4 or newer, or Windows PowerShell 5.1; this is PowerShell ', $PSVersionTable.PSVersion, '. ',
            'In Azure Automation, create a Runtime Environment with PowerShell 7.4 and move the runbook to it.'))
    }
    throw $_
}

try {
    Microsoft.PowerShell.Core\Import-Module "$PSScriptRoot/bin/$PSEdition/AdoEntra.Loader.dll"
    AdoEntra.Loader\Import-AdoEntraAssembly
}
catch { & $onFailure }
