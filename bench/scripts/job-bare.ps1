# The whole job without any module.
$ErrorActionPreference = 'Stop'
$t = (Invoke-RestMethod -Uri "$($env:IDENTITY_ENDPOINT)?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }).access_token
(Invoke-RestMethod -Uri "$env:ADOENTRA_EMULATOR_URL/MyOrg/SecretSauce/_apis/git/repositories?api-version=7.1" -Headers @{ Authorization = "Bearer $t" }).value
