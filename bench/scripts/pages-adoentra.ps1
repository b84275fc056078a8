# A list of many pages with AdoEntra, in a warm session, the result kept.
param([int] $Listings)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
for ($i = 0; $i -lt 2; $i++) { $r = Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/api/refs }
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Listings; $i++) {
    $r = $null; $s.Restart(); $r = Invoke-AdoRestMethod 'Large/_apis/git/repositories/Large/refs?$top=1000'; $ms = $s.Elapsed.TotalMilliseconds
    "M ms=$ms"; "M items=$($r.Count)"
}
