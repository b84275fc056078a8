<#
.SYNOPSIS
    Runs the suite against a package: a published one, or the one that was built here.
.DESCRIPTION
    Every test file gets a process of its own of the PowerShell that this script runs in, so Windows PowerShell is tested by running it in
    powershell.exe. Needs Pester 5. The exit code is 0 when no test failed.
.PARAMETER Package
    A .nupkg file. Without it, the package in output/.
.PARAMETER Emulator
    The folder of the published emulator. Without it, the one that was built here.
.PARAMETER Name
    Which test files, by name with wildcards.
.EXAMPLE
    ./tests/Pester/Invoke-PackageTest.ps1 -Name Token*, MainJob*
#>
[CmdletBinding()]
param(
    [string] $Package,
    [string] $Emulator,
    [string[]] $Name = '*'
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$work = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "adoentra-package-$([Guid]::NewGuid().ToString('N'))")
try {
    if ($Package) {
        # A .nupkg is a zip with the module at its root and the gallery's own files beside it.
        $archive = Join-Path $work 'package.zip'
        Copy-Item $Package $archive
        Expand-Archive $archive (Join-Path $work 'unpacked')
        $unpacked = Join-Path $work 'unpacked'
        $version = (Import-PowerShellDataFile (Join-Path $unpacked 'AdoEntra.psd1')).ModuleVersion
        Get-ChildItem -LiteralPath $unpacked | Where-Object { $_.Name -in '_rels', 'package', '[Content_Types].xml' -or $_.Extension -eq '.nuspec' } | ForEach-Object { Remove-Item -LiteralPath $_.FullName -Recurse -Force }
        $module = New-Item -ItemType Directory -Path (Join-Path $work "modules/AdoEntra")
        Move-Item $unpacked (Join-Path $module $version)
        $env:PESTER_ADOENTRA_PACKAGE = Join-Path $module $version
    }

    if ($Emulator) { $env:PESTER_ADOENTRA_EMULATOR = (Resolve-Path (Join-Path $Emulator 'AdoEntra.Emulator.dll')).Path }

    $shell = (Get-Process -Id $PID).Path
    $counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
    foreach ($file in Get-ChildItem $PSScriptRoot -Recurse -Filter *.Tests.ps1 | Where-Object { $base = $_.Name; $Name | Where-Object { $base -like $_ } }) {
        $resultPath = Join-Path $work 'result.json'
        Remove-Item $resultPath -ErrorAction Ignore
        $null = & $shell -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot Invoke-TestFile.ps1) -Path $file.FullName -ResultPath $resultPath
        if (-not (Test-Path $resultPath)) {
            $counts.Failed++
            "FAILED  $($file.Name): ended with exit code $LASTEXITCODE and without a result"
            continue
        }

        $results = @(Get-Content $resultPath -Raw -Encoding utf8 | ConvertFrom-Json | ForEach-Object { $_ })
        foreach ($result in $results) {
            $counts[$result.Outcome]++
            if ($result.Outcome -eq 'Failed') { "FAILED  $($file.Name): $($result.Name)`n        $($result.Text)" }
        }

        "$($file.Name): $(@($results | Where-Object Outcome -EQ Passed).Count) of $($results.Count) passed"
    }

    "$($counts.Passed) passed, $($counts.Failed) failed, $($counts.Skipped) skipped on PowerShell $($PSVersionTable.PSVersion)"
    if ($counts.Failed -or -not $counts.Passed) { exit 1 }
}
finally {
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}
