# The same with Invoke-RestMethod.
$ErrorActionPreference = 'Stop'
$t = (Invoke-RestMethod -Uri "$($env:IDENTITY_ENDPOINT)?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }).access_token
$h = @{ Authorization = "Bearer $t" }
$first = $null
$s = [Diagnostics.Stopwatch]::StartNew()
(Invoke-RestMethod -Uri "$env:ADOENTRA_EMULATOR_URL/MyOrg/Large/_apis/git/repositories?api-version=7.1" -Headers $h).value | ForEach-Object { if ($null -eq $first) { $first = $s.Elapsed.TotalMilliseconds } }
"M total_ms=$($s.Elapsed.TotalMilliseconds)"; "M first_ms=$first"
