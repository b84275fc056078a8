# The whole job with AdoEntra: the README's lines.
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
Connect-AdoEntra -Identity -Organization MyOrg
Get-AdoRepository -Project SecretSauce
