# The time of an import as the shell sees it.
param([string] $Module)
$ErrorActionPreference = 'Stop'
$s = [Diagnostics.Stopwatch]::StartNew(); Import-Module $Module; "M import_ms=$($s.Elapsed.TotalMilliseconds)"
