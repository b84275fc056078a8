# Runs a script and says how much memory this process has needed at most.
param([string] $Script, [Parameter(ValueFromRemainingArguments)] [object[]] $Arguments = @())
if ($Script) { & $Script @Arguments | Out-Default }
"M peak_mb=$([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB)"
