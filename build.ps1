<#
.SYNOPSIS
    Builds, tests and packs AdoEntra, and shows it at work.
.DESCRIPTION
    Needs the .NET SDK that global.json names, and PowerShell 7.4 or newer: an installed one, or 'dotnet tool run pwsh ./build.ps1' after
    'dotnet tool restore'. Uses no network but the package restore.

    Build  lays out the module in output/AdoEntra/<version>, as it ships
    Test   dotnet test AdoEntra.sln: xunit, and the Pester suite against the laid-out module
    Pack   output/AdoEntra.<version>.nupkg (module) and output/AdoEntra.Tool*.nupkg (the tool, one for each runtime and one that leads to them)
    Demo   dotnet run demo.cs: the README's line in a PowerShell of its own, against the emulator
    Clean  removes artifacts/ and output/
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Test, Pack -Configuration Release
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pack', 'Demo', 'Clean')]
    [string[]] $Task = 'Build',

    # For the programs and tests; the module's own binaries are always the Release build.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$output = Join-Path $root 'output'
$version = (Import-PowerShellDataFile (Join-Path $root 'AdoEntra.psd1')).ModuleVersion
$module = Join-Path $output 'AdoEntra' $version

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "'dotnet $($args[0])' ended with exit code $LASTEXITCODE; what it printed says why." }
}

function Invoke-Build {
    Invoke-DotNet build (Join-Path $root 'AdoEntra.sln') --configuration $Configuration --nologo --verbosity quiet
    "The module is in $module"
}

function Invoke-Test {
    Invoke-DotNet test (Join-Path $root 'AdoEntra.sln') --configuration $Configuration --nologo
}

function Invoke-Pack {
    Invoke-DotNet build (Join-Path $root 'module/AdoEntra.Module.csproj') --configuration $Configuration --nologo --verbosity quiet
    & (Join-Path $root 'tools/Set-ProjectAddress.ps1') -Manifest (Join-Path $module 'AdoEntra.psd1')
    Invoke-DotNet pack (Join-Path $root 'src/AdoEntra.Tool') --configuration Release --nologo --verbosity quiet --output $output

    # Publishing into a folder makes the very package that a gallery would get.
    $repository = "AdoEntra-pack-$PID"
    Register-PSResourceRepository -Name $repository -Uri $output -Trusted
    try {
        Remove-Item (Join-Path $output "AdoEntra.$version.nupkg") -ErrorAction Ignore
        Publish-PSResource -Path $module -Repository $repository
    }
    finally {
        Unregister-PSResourceRepository -Name $repository
    }

    Get-Item (Join-Path $output '*.nupkg') | ForEach-Object { "$($_.FullName) ($([Math]::Round($_.Length / 1MB, 1)) MB)" }
}

function Invoke-Demo {
    Invoke-DotNet run (Join-Path $root 'demo.cs')
}

function Invoke-Clean {
    Remove-Item (Join-Path $root 'artifacts'), $output -Recurse -Force -ErrorAction Ignore
}

foreach ($name in $Task) { & "Invoke-$name" }
