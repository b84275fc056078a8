# The time of an import in a session that has called .NET before; what the first call costs is paid before it runs. By a command, since the members of a
# stopwatch would be compiled while it runs.
param([string] $Module)
$ErrorActionPreference = 'Stop'
$null = [Diagnostics.Stopwatch]::StartNew()
$t = Measure-Command { Import-Module $Module }; "M import_ms=$($t.TotalMilliseconds)"
