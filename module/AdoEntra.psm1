# Loads the compiled module. On PowerShell 7 it lives, with all its dependencies, in a load context of its own, so that no other
# module's Azure.Core can get in its way; on Windows PowerShell 5.1 there is no such thing, and a resolve handler serves its own files.
# Commands alone, no [type] and no call of a .NET member, run or not: for the first of them in a session the shell looks through every
# assembly and compiles code, which costs more than all the rest of the import. -is and -join are no such calls; $IsCoreCLR alone,
# converted to a truth value, would be one.

# The .NET of these is older than ours, and its own error names neither the shell nor the cure. Thrown: after Write-Error the shell adds an error of
# its own.
if ($PSVersionTable.PSVersion -like '7.[0-3].*' -or $PSVersionTable.PSVersion -like '6.*') {
    throw (-join (
        'AdoEntra needs PowerShell 7.4 or newer, or Windows PowerShell 5.1; this is PowerShell ', $PSVersionTable.PSVersion, '. ',
        'In Azure Automation, create a Runtime Environment with PowerShell 7.4 and move the runbook to it.'))
}

if ($IsCoreCLR -is [bool]) {
    Microsoft.PowerShell.Core\Import-Module (-join ($PSScriptRoot, '/bin/net8.0/AdoEntra.Loader.dll'))
    Microsoft.PowerShell.Core\Import-Module -Assembly (AdoEntra.Loader\Get-AdoEntraAssembly)
}
else {
    . "$PSScriptRoot\AdoEntra.Desktop.ps1"
}
