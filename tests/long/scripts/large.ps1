# Long lists through a pipeline, an item a line: for the part 'large' of tests/long/run, which looks at what comes, and in which order.
param([ValidateSet('References', 'Repositories')] [string] $Job)
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$null = Connect-AdoEntra -Identity -Organization MyOrg -TimeoutSec 600 3>$null
$output = [IO.StreamWriter]::new([Console]::OpenStandardOutput(), [Text.UTF8Encoding]::new($false), 65536)
if ($Job -eq 'Repositories') { Get-AdoProject | Get-AdoRepository | ForEach-Object { $output.WriteLine($_.Id) } }
else { Invoke-AdoRestMethod 'Large/_apis/git/repositories/Large/refs?$top=1000' | ForEach-Object { $output.WriteLine($_.name) } }
$output.Dispose()
