# Writes files, connects, and pushes them: as new ones, edited, edited with their form given; or lists them only (none).
param([ValidateSet('none', 'new', 'edited', 'given')] [string] $Way, [int] $Files)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce 3>$null
$folder = Join-Path ([IO.Path]::GetTempPath()) "push-$PID"
$line = "$Way " * 20
try {
    $null = [IO.Directory]::CreateDirectory("$folder/docs")
    for ($i = 0; $i -lt $Files; $i++) { [IO.File]::WriteAllText("$folder/docs/file$i.txt", "$i`n" + "$line`n" * 50) }
    $form = if ($Way -eq 'given') { @{ Encoding = 'utf-8'; LineEnding = 'LF' } } else { @{} }
    $all = Get-ChildItem $folder -Recurse
    $pushes = if ($Way -ne 'none') { $all | Set-AdoFileContent -Repository sandbox -Branch main -RelativeBasePath $folder @form }
    "M pushed=$(if ($pushes) { @($pushes).Count } else { 0 })"
}
finally { [IO.Directory]::Delete($folder, $true) }
