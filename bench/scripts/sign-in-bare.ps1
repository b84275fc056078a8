# The first token of a session by hand.
$ErrorActionPreference = 'Stop'
$s = [Diagnostics.Stopwatch]::StartNew()
$null = (Invoke-RestMethod -Uri "$($env:IDENTITY_ENDPOINT)?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }).access_token
"M sign_in_ms=$($s.Elapsed.TotalMilliseconds)"
