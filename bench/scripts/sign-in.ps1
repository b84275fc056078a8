# Connect and the first token of a session, in the way given; the organization is not asked who it is.
param([string] $Way)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$given = if ($Way -eq 'Auto') { @{} } else { @{ $Way = $true } }
$s = [Diagnostics.Stopwatch]::StartNew(); $c = Connect-AdoEntra -Organization MyOrg -SkipVerification @given 3>$null; "M sign_in_ms=$($s.Elapsed.TotalMilliseconds)"
"K $($c.CredentialKind)"
