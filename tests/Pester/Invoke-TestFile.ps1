<#
.SYNOPSIS
    Runs test files in this process and writes what became of each test as JSON.
.DESCRIPTION
    Called by those who run the suite. Invoke-PackageTest.ps1 gives every file a process of its own. 'dotnet test' hands over one file after
    the other, since most of what a file costs is to start a shell and to compile Pester: after each, the session is put back to how it was.
    What has to be seen in a fresh process is run in one by the test itself (Invoke-FreshShell). Whatever fails outside of a test is reported
    as a failed test.
#>
[CmdletBinding(DefaultParameterSetName = 'One')]
param(
    [Parameter(Mandatory = $true, ParameterSetName = 'One')] [string] $Path,
    [Parameter(Mandatory = $true, ParameterSetName = 'One')] [string] $ResultPath,

    # Runs the files that the lines of stdin name, { "Path": ..., "ResultPath": ... } each, until there is no more. After each file, a line
    # with the name of its result file goes to stdout; with ' last' behind it where no other file can be run in this process.
    [Parameter(Mandatory = $true, ParameterSetName = 'Several')] [switch] $FromInput,

    # The manifest of the Pester to use. Without it, the newest one that this shell finds.
    [string] $PesterPath = 'Pester'
)

$ProgressPreference = 'SilentlyContinue'

Import-Module $PesterPath

function Get-FullName($Thing) {
    $names = @($Thing.ExpandedName)
    for ($block = if ($Thing.Block) { $Thing.Block } else { $Thing.Parent }; $block -and -not $block.IsRoot; $block = $block.Parent) { $names = @($block.ExpandedName) + $names }
    $names -join ' > '
}

# The message, and where in our own files it was; Pester's own frames are no help.
function Get-Text($Records) {
    (@($Records) | Where-Object { $_ } | ForEach-Object {
        @($_.Exception.Message) + @($_.ScriptStackTrace -split '\r?\n' | Where-Object { $_.Contains($PSScriptRoot) -and -not $_.Contains($PSCommandPath) })
    }) -join "`n"
}

function Invoke-File([string] $File, [string] $ResultFile) {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $File
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'None'
    $run = Invoke-Pester -Configuration $configuration

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
    [IO.File]::WriteAllText($ResultFile, (ConvertTo-Json -InputObject @($results) -Depth 3))
}

# No account is signed in, no module is loaded that the file loaded, and the environment is what it was.
function Restore-Session([string] $Location, [Collections.IDictionary] $Variables) {
    if (Get-Module AdoEntra) {
        Disconnect-AdoEntra -All -Scope Process
        Disconnect-AdoEntra -All
        Remove-Module AdoEntra
    }

    Get-Module AdoEntra.TestTools | Remove-Module
    Set-Location $Location
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys)) { if (-not $Variables.Contains($name)) { [Environment]::SetEnvironmentVariable($name, $null) } }
    foreach ($name in $Variables.Keys) { [Environment]::SetEnvironmentVariable($name, $Variables[$name]) }
    $global:Error.Clear()
}

if (-not $FromInput) {
    Invoke-File $Path $ResultPath
    return
}

$location = "$(Get-Location)"
$variables = [Environment]::GetEnvironmentVariables()
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $file = ConvertFrom-Json $line
    Invoke-File $file.Path $file.ResultPath
    Restore-Session $location $variables
    $isSpent = [AppDomain]::CurrentDomain.GetData('AdoEntra.Spent')
    [Console]::Out.WriteLine([IO.Path]::GetFileName($file.ResultPath) + $(if ($isSpent) { ' last' }))
    if ($isSpent) { break }
}
