# When the first repository comes out, and when the last, in a warm session.
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
$null = Get-AdoProject | ForEach-Object { $_ }
$first = $null
$s = [Diagnostics.Stopwatch]::StartNew()
Get-AdoRepository -Project Large | ForEach-Object { if ($null -eq $first) { $first = $s.Elapsed.TotalMilliseconds } }
"M total_ms=$($s.Elapsed.TotalMilliseconds)"; "M first_ms=$first"
