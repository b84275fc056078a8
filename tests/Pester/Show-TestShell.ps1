# Says which shell and which Pester run the suite, in one line. Called by the project that runs it.
param([Parameter(Mandatory = $true)] [string] $PesterPath)

"Pester suite: PowerShell $($PSVersionTable.PSVersion) ($((Get-Process -Id $PID).Path)), Pester $((Import-PowerShellDataFile $PesterPath).ModuleVersion)"
