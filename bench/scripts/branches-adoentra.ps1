# All branches of all repositories of a project with their last commits, in a warm session, the result kept.
param([int] $Listings)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
$project = (Get-AdoProject | Where-Object Name -Like 'Project*' | Select-Object -First 1).Name
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Listings; $i++) {
    $r = $null; $s.Restart(); $r = Get-AdoRepository -Project $project | Get-AdoBranch; $ms = $s.Elapsed.TotalMilliseconds
    "M ms=$ms"; "M items=$(@($r | Where-Object LastCommitDate).Count)"
}
