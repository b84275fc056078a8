# The time of an import. The stopwatch is a .NET call, so what the first one of a session costs is paid before it runs.
param([string] $Module)
$ErrorActionPreference = 'Stop'
$s = [Diagnostics.Stopwatch]::StartNew(); Import-Module $Module; "M import_ms=$($s.Elapsed.TotalMilliseconds)"
