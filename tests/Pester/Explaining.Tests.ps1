#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What the shell shows of the explanations; the causes are those of ExplainerTests.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $clone = @(
        "Cloning into 'api'..."
        "fatal: could not read Username for 'https://dev.azure.com': terminal prompts disabled"
    )
    # A program that says on stderr what git does.
    function Invoke-Failing([string[]] $Line) {
        $script = ($Line | ForEach-Object { "[Console]::Error.WriteLine('$($_ -replace "'", "''")')" }) -join '; '
        & (Get-Process -Id $PID).Path -NoProfile -Command "$script; exit 128"
    }
    function Get-Printed([int] $Width) { ($input | Out-String -Width $Width).Trim() -replace '\x1b\[[0-9;]*m' -split '\r?\n' }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Resolve-AdoError' {
    BeforeEach { Clear-EmulatorRequest $emulator }
    AfterEach { Get-EmulatorRequest $emulator | Should -BeNullOrEmpty -Because 'it only reads what is there' }

    It 'takes all lines of a program as one text' {
        $explanation = @(Invoke-Failing $clone 2>&1 | Resolve-AdoError)
        $explanation | Should -HaveCount 1
        $explanation[0] | Should -BeOfType AdoEntra.AdoExplanation
        $explanation[0].Program | Should -Be git
        $explanation[0].Cause | Should -Be NoCredential
        $explanation[0].Command | Should -BeLike '*Get-AdoEntraToken*http.https://dev.azure.com/.extraHeader*'
        ($clone | Resolve-AdoError).Cause | Should -Be NoCredential
        (Resolve-AdoError $clone).Cause | Should -Be NoCredential
        (Resolve-AdoError ($clone -join "`r`n")).Cause | Should -Be NoCredential
    }

    It 'knows the cause of an error of this module, whatever its text' {
        $failure = try { Get-AdoProject -Connection missing -ErrorAction Stop } catch { $_ }
        $explanation = $failure | Resolve-AdoError
        $explanation.Program | Should -Be AdoEntra
        $explanation.Cause | Should -Be NotConnected
        $explanation.Remedy | Should -Be $failure.Exception.RecommendedAction
        (Resolve-AdoError $failure.Exception).Cause | Should -Be NotConnected
        (Resolve-AdoError ([InvalidOperationException]::new('outer', $failure.Exception))).Cause | Should -Be NotConnected
    }

    It 'knows it of an error that comes from a job' {
        $failure = try { Get-AdoProject -Connection missing -ErrorAction Stop } catch { $_ }
        $received = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($failure, 3))
        $received = [Management.Automation.ErrorRecord]::new([Exception]::new("$received"), $failure.FullyQualifiedErrorId, 'ConnectionError', $null)
        (Resolve-AdoError $received).Cause | Should -Be NotConnected
    }

    It 'reads the message, the body and the address of another command''s error' {
        $record = [Management.Automation.ErrorRecord]::new([Exception]::new('Response status code does not indicate success: 404 (Not Found).'), 'WebCmdletWebResponseException', 'InvalidOperation', [pscustomobject]@{ RequestUri = [uri]'https://dev.azure.com/MyOrg/_apis/projects/x' })
        $record.ErrorDetails = 'TF200016: The following project does not exist: x. Verify that the name of the project is correct and that the project exists.'
        $explanation = $record | Resolve-AdoError
        $explanation.Cause | Should -Be NotFound
        $explanation.Code | Should -Be TF200016
    }

    It 'takes the newest error where nothing is given' {
        $shell = [powershell]::Create()
        try {
            $shell.AddScript("Import-Module '$(Get-PackagePath)/AdoEntra.psd1'; try { Get-AdoProject } catch { }; Resolve-AdoError").Invoke().Cause | Should -Be NotConnected
            $shell.Commands.Clear()
            $shell.AddScript('Get-Item no-such-file -ErrorAction SilentlyContinue; Resolve-AdoError').Invoke().IsKnown | Should -BeFalse
            $shell.Commands.Clear()
            $shell.AddScript('$Error.Clear(); try { Resolve-AdoError } catch { "$_" }').Invoke() | Should -BeLike 'There is no error to explain*'
        }
        finally { $shell.Dispose() }
    }

    It 'says where the output of a program is missing' -Skip:($PSVersionTable.PSVersion -lt [version]'7.4') {
        $failure = & {
            $ErrorActionPreference = 'Stop'
            $PSNativeCommandUseErrorActionPreference = $true
            try { Invoke-Failing $clone 2>$null } catch { $_ }
        }
        $explanation = $failure | Resolve-AdoError
        $explanation.IsKnown | Should -BeFalse
        $explanation.Explanation | Should -BeLike 'Not known: *exit code of pwsh*pwsh ... 2>&1 | Resolve-AdoError'
    }

    It 'says that it does not know, rather than guess' {
        $explanation = 'segmentation fault' | Resolve-AdoError
        $explanation.IsKnown | Should -BeFalse
        $explanation.Cause | Should -BeNullOrEmpty
        $explanation.Explanation | Should -BeLike 'Not known: *'
        (@() | Resolve-AdoError).IsKnown | Should -BeFalse
    }

    It 'reads the end of a log in <Encoding>' -ForEach @{ Encoding = 'utf8' }, @{ Encoding = 'unicode' }, @{ Encoding = 'bigendianunicode' } {
        $log = Join-Path $TestDrive "$Encoding.log"
        Set-Content $log (@('a line of a long log') * 60000 + $clone) -Encoding $Encoding
        (Get-Item $log).Length | Should -BeGreaterThan 1MB
        (Resolve-AdoError -Path $log).Cause | Should -Be NoCredential
        (Get-Item $log | Resolve-AdoError).Cause | Should -Be NoCredential
        Push-Location $TestDrive
        try { (Resolve-AdoError -Path "./$Encoding.log").Cause | Should -Be NoCredential } finally { Pop-Location }
    }

    It 'names a file that cannot be read' {
        { Resolve-AdoError -Path (Join-Path $TestDrive missing.log) } | Should -Throw -ErrorId 'InvalidRequest,*'
    }

    It 'explains a text with <What> and shows none of it' -ForEach @(
        @{ What = 'a token'; Secret = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWnkNoWn'; Text = 'Authorization: Bearer {0}' }
        @{ What = 'a personal access token'; Secret = 'abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst'; Text = 'https://me:{0}@dev.azure.com/MyOrg/SecretSauce/_git/api' }
    ) {
        $explanation = @($Text -f $Secret) + $clone | Resolve-AdoError -Verbose 4>&1
        $explanation.Cause | Should -Be NoCredential
        ($explanation | Format-List * -Force | Out-String -Width 5000) | Should -Not -BeLike "*$Secret*"
        $explanation.Explanation | Should -Not -BeLike "*$Secret*"
        $explanation.Command | Should -Not -BeLike "*$Secret*"
        (Resolve-AdoError $Secret).IsKnown | Should -BeFalse
    }

    It 'is shown as a list that fits <Width> columns' -ForEach @{ Width = 80 }, @{ Width = 120 } {
        $lines = $clone | Resolve-AdoError | Get-Printed $Width
        $lines[0] | Should -Match '^Program +: git$'
        ($lines -match '^\w+ +: ' -replace ' .*') | Should -Be Program, Cause, Explanation, Remedy, WhoCanFix, Command
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual $Width }
        @('nonsense' | Resolve-AdoError | Get-Printed $Width)[0] | Should -Match '^Explanation : Not known: '
    }
}

Describe 'Resolve-AdoError about a service connection' {
    BeforeAll {
        $text = 'The pipeline is not valid. Job x: Step input azureSubscription references service connection github which could not be found.'
    }
    BeforeEach { Reset-Suite $emulator }

    It 'says in the words of the text what may be the matter, without a connection' {
        ($text | Resolve-AdoError).Explanation | Should -BeLike "*'github'*the service does not say which*"
        Get-EmulatorRequest $emulator | Should -BeNullOrEmpty
    }

    It 'reads which it is, where a connection has a project' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
        Clear-EmulatorRequest $emulator
        $explanation = $text | Resolve-AdoError
        $explanation.Cause | Should -Be ServiceConnectionUnavailable
        $explanation.Explanation | Should -Be "The service connection 'github' is disabled."
        $explanation.Remedy | Should -BeLike '*enables it*100 days*'
        Get-EmulatorRequest $emulator | Should -HaveCount 1
    }

    It 'asks nothing about any other failure, and names a connection that is not there' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
        Clear-EmulatorRequest $emulator
        ($clone | Resolve-AdoError).Cause | Should -Be NoCredential
        Get-EmulatorRequest $emulator | Should -BeNullOrEmpty
        { $clone | Resolve-AdoError -Connection missing } | Should -Throw -ErrorId 'NotConnected,*'
    }
}
