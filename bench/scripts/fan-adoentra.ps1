# The repositories of all projects, project by project, in a warm session, the result kept.
param([int] $Fans)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Fans; $i++) {
    $r = $null; $s.Restart(); $r = Get-AdoProject | Get-AdoRepository; $ms = $s.Elapsed.TotalMilliseconds
    "M ms=$ms"; "M items=$($r.Count)"
}
