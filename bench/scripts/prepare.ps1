# A first session, as every user has had one: some ten seconds after an import the shell writes its cache of what modules contain. Without
# that file an import takes four times as long, whatever is imported.
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
Import-Module EmptyBinary
$limit = [DateTime]::UtcNow.AddSeconds(60)
while (-not (Test-Path (Join-Path $HOME '.cache/powershell/ModuleAnalysisCache-*'))) {
    if ([DateTime]::UtcNow -gt $limit) { throw 'The shell has not written its module cache.' }
    Start-Sleep -Seconds 1
}
Start-Sleep -Seconds 1
