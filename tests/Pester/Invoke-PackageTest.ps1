<#
.SYNOPSIS
    Runs the Pester suite against a package as it was published, in the PowerShell that this is run in.
.PARAMETER Package
    The module's .nupkg.
.PARAMETER Emulator
    The folder of the published emulator.
#>
param(
    [Parameter(Mandatory)] [string] $Package,
    [Parameter(Mandatory)] [string] $Emulator
)

$ErrorActionPreference = 'Stop'

$version = [IO.Path]::GetFileNameWithoutExtension($Package) -replace '^AdoEntra\.'
$folder = Join-Path ([IO.Path]::GetTempPath()) "adoentra-package-$PID/AdoEntra/$version"
Add-Type -AssemblyName System.IO.Compression.FileSystem
[IO.Compression.ZipFile]::ExtractToDirectory((Resolve-Path $Package).Path, $folder)

# What belongs to the package format and not to the module.
Remove-Item -LiteralPath (Join-Path $folder '[Content_Types].xml'), (Join-Path $folder '_rels'), (Join-Path $folder 'package'), (Join-Path $folder 'AdoEntra.nuspec') -Recurse -Force -ErrorAction Ignore

$env:PESTER_ADOENTRA_PACKAGE = $folder
$env:PESTER_ADOENTRA_EMULATOR = Join-Path (Resolve-Path $Emulator).Path 'AdoEntra.Emulator.dll'

Import-Module Pester -MinimumVersion 5.5
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
Remove-Item (Split-Path (Split-Path $folder)) -Recurse -Force -ErrorAction Ignore
"$($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped"
exit [int]($result.FailedCount -gt 0 -or $result.FailedContainersCount -gt 0)
