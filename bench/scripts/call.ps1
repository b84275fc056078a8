# One small answer many times, in the ways compared, by turns in one process; the first turn is the warm-up.
param([int] $Rounds, [int] $Calls)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra, Microsoft.PowerShell.Utility
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
$u = "$env:ADOENTRA_EMULATOR_URL/MyOrg/_apis/projects/SecretSauce?api-version=7.1"
$h = Get-AdoEntraToken -AsHeader
$w = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
$s = [Diagnostics.Stopwatch]::new()
# What one way has left behind is not charged to the next.
function Clear-Remains { [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::Collect() }
for ($round = 0; $round -le $Rounds; $round++) {
    Clear-Remains; $s.Restart(); for ($i = 0; $i -lt $Calls; $i++) { $r = Invoke-RestMethod -Uri $u -Headers $h }; $bare = $s.Elapsed.TotalMicroseconds / $Calls
    Clear-Remains; $s.Restart(); for ($i = 0; $i -lt $Calls; $i++) { $r = Invoke-AdoRestMethod _apis/projects/SecretSauce }; $ours = $s.Elapsed.TotalMicroseconds / $Calls
    Clear-Remains; $s.Restart(); for ($i = 0; $i -lt $Calls; $i++) { $r = Invoke-RestMethod -Uri $u -Headers $h -WebSession $w }; $session = $s.Elapsed.TotalMicroseconds / $Calls
    Clear-Remains; $s.Restart(); for ($i = 0; $i -lt $Calls; $i++) { $r = Get-AdoProject SecretSauce }; $typed = $s.Elapsed.TotalMicroseconds / $Calls
    if ($round -gt 0) { "M bare_us=$bare"; "M ours_us=$ours"; "M session_us=$session"; "M typed_us=$typed" }
}
