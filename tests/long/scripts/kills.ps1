# What a script of a user does, to be ended somewhere in its middle by the part 'kills' of tests/long/run.
param([ValidateSet('SignIn', 'List', 'Download')] [string] $Job, [string] $File)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
if ($Job -eq 'SignIn') {
    $secret = ConvertTo-SecureString $env:ADO_SECRET -AsPlainText -Force
    $application = @{ ClientId = $env:ADO_CLIENT_ID; TenantId = $env:ADO_TENANT_ID; ClientSecret = $secret }
    $null = Connect-AdoEntra @application -Organization MyOrg -TimeoutSec 600 3>$null
    (Get-AdoProject).Name
    return
}

$null = Connect-AdoEntra -Identity -Organization MyOrg -TimeoutSec 600 3>$null
if ($Job -eq 'List') { (Get-AdoRepository -Project Large).Id }
else { Invoke-AdoRestMethod 'Large/_apis/git/repositories/Large/items?path=/large.bin' -OutFile $File -Force }
