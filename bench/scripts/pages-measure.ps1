# A list of many pages through a pipeline that keeps nothing.
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg 3>$null
$m = Invoke-AdoRestMethod 'Large/_apis/git/repositories/Large/refs?$top=1000' | Measure-Object
"M items=$($m.Count)"
