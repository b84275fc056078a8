# The same listings with Invoke-RestMethod.
param([int] $Listings)
$ErrorActionPreference = 'Stop'
$t = (Invoke-RestMethod -Uri "$($env:IDENTITY_ENDPOINT)?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }).access_token
$h = @{ Authorization = "Bearer $t" }
for ($i = 0; $i -lt 2; $i++) { $r = (Invoke-RestMethod -Uri "$env:ADOENTRA_EMULATOR_URL/MyOrg/SecretSauce/_apis/git/repositories?api-version=7.1" -Headers $h).value }
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Listings; $i++) {
    $r = $null; $s.Restart(); $r = (Invoke-RestMethod -Uri "$env:ADOENTRA_EMULATOR_URL/MyOrg/Large/_apis/git/repositories?api-version=7.1" -Headers $h).value; $ms = $s.Elapsed.TotalMilliseconds
    "M list_ms=$ms"; "M items=$($r.Count)"
}
