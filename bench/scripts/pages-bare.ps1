# The same list with Invoke-RestMethod, following the continuation token.
param([int] $Listings)
$ErrorActionPreference = 'Stop'
$t = (Invoke-RestMethod -Uri "$($env:IDENTITY_ENDPOINT)?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }).access_token
$h = @{ Authorization = "Bearer $t" }
function Get-Reference([string] $Repository) {
    $token = ''
    do {
        $page = Invoke-RestMethod -Uri "$env:ADOENTRA_EMULATOR_URL/MyOrg/$Repository/refs?`$top=1000&continuationToken=$([uri]::EscapeDataString($token))&api-version=7.1" -Headers $h -ResponseHeadersVariable head
        $page.value
        $token = "$($head['x-ms-continuationtoken'])"
    } while ($token)
}
for ($i = 0; $i -lt 2; $i++) { $r = Get-Reference SecretSauce/_apis/git/repositories/api }
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Listings; $i++) {
    $r = $null; $s.Restart(); $r = Get-Reference Large/_apis/git/repositories/Large; $ms = $s.Elapsed.TotalMilliseconds
    "M ms=$ms"; "M items=$($r.Count)"
}
