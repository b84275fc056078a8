# The same with Invoke-RestMethod: the references of a repository, and the last commits of its branches, repository by repository.
param([int] $Listings)
$ErrorActionPreference = 'Stop'
$t = (Invoke-RestMethod -Uri "$($env:IDENTITY_ENDPOINT)?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }).access_token
$h = @{ Authorization = "Bearer $t" }
$o = "$env:ADOENTRA_EMULATOR_URL/MyOrg"
$project = ((Invoke-RestMethod -Uri "$o/_apis/projects?`$top=500&api-version=7.1" -Headers $h).value | Where-Object name -Like 'Project*' | Select-Object -First 1).id
function Get-Branch {
    foreach ($repository in (Invoke-RestMethod -Uri "$o/$project/_apis/git/repositories?api-version=7.1" -Headers $h).value) {
        $at = "$o/$project/_apis/git/repositories/$($repository.id)"
        $commits = @{}
        foreach ($one in (Invoke-RestMethod -Uri "$at/stats/branches?api-version=7.1" -Headers $h).value) { $commits[$one.name] = $one.commit }
        foreach ($one in (Invoke-RestMethod -Uri "$at/refs?filter=heads/&api-version=7.1" -Headers $h).value) {
            [pscustomobject]@{ Name = $one.name; ObjectId = $one.objectId; LastCommit = $commits[$one.name.Substring(11)] }
        }
    }
}
$s = [Diagnostics.Stopwatch]::new()
for ($i = 0; $i -lt $Listings; $i++) {
    $r = $null; $s.Restart(); $r = Get-Branch; $ms = $s.Elapsed.TotalMilliseconds
    "M ms=$ms"; "M items=$(@($r | Where-Object LastCommit).Count)"
}
