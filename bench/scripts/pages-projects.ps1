# A list of many pages with a command that knows what comes, in a warm session, the result kept.
param([int] $Listings)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
for ($i = 0; $i -lt 2; $i++) { $r = Get-AdoRepository -Project SecretSauce }
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Listings; $i++) {
    $r = $null; $s.Restart(); $r = Get-AdoProject; $ms = $s.Elapsed.TotalMilliseconds
    "M ms=$ms"; "M items=$($r.Count)"
}
