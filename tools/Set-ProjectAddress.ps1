<#
.SYNOPSIS
    Writes the address of the project and of its icon into a built manifest, where the site that hosts the project says it.
.DESCRIPTION
    Changes nothing where the site's variables are not set, so the package is the same on every other machine.
.EXAMPLE
    tools/Set-ProjectAddress.ps1 -Manifest output/AdoEntra/0.1.0/AdoEntra.psd1
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Manifest,

    # The site, without a slash at the end.
    [string] $Server = $env:GITHUB_SERVER_URL,

    # The owner and the name.
    [string] $Repository = $env:GITHUB_REPOSITORY,

    [string] $Commit = $env:GITHUB_SHA
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
if (-not $Repository) { return }

$path = (Resolve-Path -LiteralPath $Manifest).ProviderPath
$marker = '(?m)^( *)# The package says ProjectUri and IconUri here.*$'
$text = [IO.File]::ReadAllText($path)
if ($text -notmatch $marker) { throw "'$path' has no line for the addresses." }

$address = "$Server/$Repository".Replace("'", "''")
$lines = "ProjectUri = '$address'", "IconUri    = '$address/raw/$Commit/assets/icon.png'" | ForEach-Object { $Matches[1] + $_ }
[IO.File]::WriteAllText($path, $text.Replace($Matches[0], $lines -join "`n"))
