# The README's main job, typed for you. Run by the emulator's demo, which has set the variables of this process.
param([Parameter(Mandatory = $true)] [string] $ModulePath)

$ErrorActionPreference = 'Stop'
$env:PSModulePath = (Split-Path $ModulePath) + [IO.Path]::PathSeparator + $env:PSModulePath

# Each as a person would type it, and shown as the shell would show it.
foreach ($line in 'Import-Module AdoEntra', 'Connect-AdoEntra -Identity -Organization MyOrg; Get-AdoRepository -Project SecretSauce') {
    "PS> $line"
    foreach ($statement in $line -split '; ') { Invoke-Expression $statement | Out-String -Width 160 | ForEach-Object TrimEnd | Where-Object { $_ } }
    ''
}
