<#
.SYNOPSIS
    Runs one test file in this process and writes what became of each test as JSON.
.DESCRIPTION
    Called by those who run the suite (dotnet test, Invoke-PackageTest.ps1), in a process of its own for each file: a type that is loaded
    stays, and the token cache of MSAL is one for the process. Whatever fails outside of a test is reported as a failed test.
#>
param(
    [Parameter(Mandatory = $true)] [string] $Path,
    [Parameter(Mandatory = $true)] [string] $ResultPath,

    # The manifest of the Pester to use. Without it, the newest one that this shell finds.
    [string] $PesterPath = 'Pester'
)

$ProgressPreference = 'SilentlyContinue'

Import-Module $PesterPath
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

function Get-FullName($Thing) {
    $names = @($Thing.ExpandedName)
    for ($block = if ($Thing.Block) { $Thing.Block } else { $Thing.Parent }; $block -and -not $block.IsRoot; $block = $block.Parent) { $names = @($block.ExpandedName) + $names }
    $names -join ' > '
}

# The message, and where in our own files it was; Pester's own frames say nothing to anybody.
function Get-Text($Records) {
    (@($Records) | Where-Object { $_ } | ForEach-Object {
        @($_.Exception.Message) + @($_.ScriptStackTrace -split '\r?\n' | Where-Object { $_.Contains($PSScriptRoot) -and -not $_.Contains($PSCommandPath) })
    }) -join "`n"
}

$results = @(
    foreach ($test in $run.Tests) {
        $text = Get-Text $test.ErrorRecord
        for ($block = $test.Block; -not $text -and $block; $block = $block.Parent) { $text = Get-Text $block.ErrorRecord }
        [pscustomobject]@{
            Name         = Get-FullName $test
            Outcome      = switch ($test.Result) { 'Passed' { 'Passed' } 'Skipped' { 'Skipped' } default { 'Failed' } }
            Milliseconds = [int] $test.Duration.TotalMilliseconds
            Text         = if ($test.Result -eq 'Skipped' -and $test.ErrorRecord) { $test.ErrorRecord[0].Exception.Message } elseif ($test.Result -eq 'Skipped') { 'Does not apply here.' } else { $text }
        }
    }
    # What fails before or after the tests of a block, for example its AfterAll.
    foreach ($block in $run.FailedBlocks | Where-Object ErrorRecord) { [pscustomobject]@{ Name = "$(Get-FullName $block) > around the tests"; Outcome = 'Failed'; Milliseconds = 0; Text = Get-Text $block.ErrorRecord } }
    foreach ($container in $run.FailedContainers) { [pscustomobject]@{ Name = 'the file itself'; Outcome = 'Failed'; Milliseconds = 0; Text = Get-Text $container.ErrorRecord } }
)
[IO.File]::WriteAllText($ResultPath, (ConvertTo-Json -InputObject @($results) -Depth 3))
