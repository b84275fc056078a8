# The same with Invoke-RestMethod, in the way given: one at a time (Loop), the same in one web session (Session), eight at once (Parallel).
param([int] $Fans, [ValidateSet('Loop', 'Session', 'Parallel')] [string] $Way)
$ErrorActionPreference = 'Stop'
$t = (Invoke-RestMethod -Uri "$($env:IDENTITY_ENDPOINT)?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }).access_token
$h = @{ Authorization = "Bearer $t" }
$o = "$env:ADOENTRA_EMULATOR_URL/MyOrg"
$w = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
function Get-Repository {
    $projects = (Invoke-RestMethod -Uri "$o/_apis/projects?`$top=500&api-version=7.1" -Headers $h).value
    switch ($Way) {
        Loop { foreach ($p in $projects) { (Invoke-RestMethod -Uri "$o/$($p.id)/_apis/git/repositories?api-version=7.1" -Headers $h).value } }
        Session { foreach ($p in $projects) { (Invoke-RestMethod -Uri "$o/$($p.id)/_apis/git/repositories?api-version=7.1" -Headers $h -WebSession $w).value } }
        Parallel { $projects | ForEach-Object -ThrottleLimit 8 -Parallel { (Invoke-RestMethod -Uri "$using:o/$($_.id)/_apis/git/repositories?api-version=7.1" -Headers $using:h).value } }
    }
}
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Fans; $i++) {
    $r = $null; $s.Restart(); $r = Get-Repository; $ms = $s.Elapsed.TotalMilliseconds
    "M ms=$ms"; "M items=$($r.Count)"
}
