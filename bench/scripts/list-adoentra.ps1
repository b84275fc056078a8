# Listings of a large project in a warm session, the result kept.
param([int] $Listings)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
for ($i = 0; $i -lt 2; $i++) { $r = Get-AdoRepository -Project SecretSauce }
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Listings; $i++) {
    $r = $null; $s.Restart(); $r = Get-AdoRepository -Project Large; $ms = $s.Elapsed.TotalMilliseconds
    "M list_ms=$ms"; "M items=$($r.Count)"
}
