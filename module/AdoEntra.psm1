# Loads the compiled module. On PowerShell 7 it lives, with all its dependencies, in a load context of its own, so that no other
# module's Azure.Core can get in its way; on Windows PowerShell 5.1 there is no such thing, and a resolve handler serves its own files.
# Commands alone, no [type] and no call of a .NET member, run or not: for the first of them in a session the shell looks through every
# assembly and compiles code, which costs more than all the rest of the import. -is and -join are no such calls; $IsCoreCLR alone,
# converted to a truth value, would be one.

# The oldest shells that would get this far are those whose .NET is older than ours, and .NET's own error names neither the shell nor the cure.
if ($PSVersionTable.PSVersion -like '7.[0-3].*' -or $PSVersionTable.PSVersion -like '6.*') {
    Microsoft.PowerShell.Utility\Write-Error -Category NotInstalled -ErrorId PowerShellTooOld -ErrorAction Stop -Message (-join (
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
