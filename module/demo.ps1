# The README's main job, typed for you. Run by the emulator's demo, which has set the variables of this process.
param([Parameter(Mandatory = $true)] [string] $ModulePath)

$ErrorActionPreference = 'Stop'
$env:PSModulePath = (Split-Path $ModulePath) + [IO.Path]::PathSeparator + $env:PSModulePath

# As a person would type it.
foreach ($line in 'Import-Module AdoEntra', 'Connect-AdoEntra -Identity -Organization MyOrg; Get-AdoRepository -Project SecretSauce') {
    "PS> $line"
    Invoke-Expression $line | Out-Default
    ''
}
