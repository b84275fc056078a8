# The README's PowerShell lines, run against the emulator. Called by build.ps1 -Task Demo.
param([string] $ModulePath, [string] $ReadyFile)

$ErrorActionPreference = 'Stop'
$variables = (Get-Content $ReadyFile -Raw | ConvertFrom-Json).variables
foreach ($variable in $variables.PSObject.Properties) { Set-Item "env:$($variable.Name)" $variable.Value }

$lines = @(
    "Import-Module AdoEntra"
    "Connect-AdoEntra -Identity -Organization MyOrg"
    "Get-AdoRepository -Project SecretSauce"
    "Get-AdoProject | Get-AdoRepository -First 5"
    "Get-AdoEntraToken"
)
foreach ($line in $lines) {
    "PS> $line"
    $line = $line.Replace('Import-Module AdoEntra', "Import-Module '$ModulePath'")
    Invoke-Expression $line | Out-String -Width 200
}
