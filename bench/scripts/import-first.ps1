# The time of an import in a session that has called nothing of .NET yet, as most have not.
param([string] $Module)
$ErrorActionPreference = 'Stop'
$t = Measure-Command { Import-Module $Module }; "M import_ms=$($t.TotalMilliseconds)"
