# A long list through a pipeline that looks at every item: which came, which came twice, which came out of turn; and the memory at its first tenth.
param([int] $Items)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
$seen = [Collections.BitArray]::new($Items)
$came = 0; $twice = 0; $misplaced = 0
Invoke-AdoRestMethod 'Large/_apis/git/repositories/Large/refs?$top=1000' | ForEach-Object {
    $n = if ($_.name -eq 'refs/heads/main') { 0 } else { [int]$_.name.Substring('refs/heads/topic/'.Length) }
    if ($seen[$n]) { $twice++ } else { $seen[$n] = $true }
    if ($n -ne $came) { $misplaced++ }
    if (++$came -eq $Items / 10) { "M early_mb=$([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB)" }
}
$lost = 0
foreach ($one in $seen) { if (-not $one) { $lost++ } }
"M items=$came"; "M lost=$lost"; "M twice=$twice"; "M misplaced=$misplaced"
