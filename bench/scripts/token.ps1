# A cached token against an empty cmdlet of the same shape, in one process, by turns; the first turn is the warm-up.
param([int] $Rounds, [int] $Calls)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
Import-Module EmptyBinary
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
$s = [Diagnostics.Stopwatch]::new()
for ($round = 0; $round -le $Rounds; $round++) {
    $s.Restart(); for ($i = 0; $i -lt $Calls; $i++) { $null = Get-EmptyThing }; $empty = $s.Elapsed.TotalMicroseconds / $Calls
    $s.Restart(); for ($i = 0; $i -lt $Calls; $i++) { $null = Get-AdoEntraToken }; $token = $s.Elapsed.TotalMicroseconds / $Calls
    if ($round -gt 0) { "M empty_us=$empty"; "M token_us=$token" }
}
