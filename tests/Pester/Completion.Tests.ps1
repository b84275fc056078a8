#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $odd = Get-OddName
    $lines = @(
        @{ Line = 'Get-AdoProject -Name Sec'; Expected = @('SecretSauce') }
        @{ Line = 'Get-AdoProject sec'; Expected = @('SecretSauce') }
        @{ Line = "Get-AdoProject 'Con"; Expected = @("'Contoso Web'") }
        @{ Line = 'Get-AdoProject -Name "Con'; Expected = @("'Contoso Web'") }
        @{ Line = 'Get-AdoRepository -Project '; Expected = @("'$($odd.Cafe)'", "'Contoso Web'", 'Empty', "'$($odd.Project)'", 'Legacy', 'SecretSauce') }
        @{ Line = 'Get-AdoRepository -Project SecretSauce -Name s'; Expected = @('sandbox', 'sauce.recipes', 'SecretSauce', 'shared-library') }
        @{ Line = 'Get-AdoRepository -Project SecretSauce -Name mob'; Expected = @("'mobile app'") }
        @{ Line = "Get-AdoRepository -Project '$($odd.Project)' -Name "; Expected = @("'100%25 literal'", "'a+b'", "'C# Tools'", "'$($odd.Project)'") }
        @{ Line = 'Get-AdoRepository retir'; Expected = @('retired') }
        @{ Line = 'Get-AdoRepository -Connection '; Expected = @('MyOrg', "'with blank'") }
        @{ Line = 'Select-AdoEntraConnection with'; Expected = @("'with blank'") }
        @{ Line = 'Disconnect-AdoEntra My'; Expected = @('MyOrg') }
        @{ Line = 'Get-AdoEntraConnection -Name '; Expected = @('MyOrg', "'with blank'") }
        @{ Line = 'Get-AdoProject -Name NoSuch'; Expected = @() }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $odd = Get-OddName

    # Without the names of files, which PowerShell offers where a completer has nothing to say.
    function Get-Completion([string] $Line) {
        @((TabExpansion2 $Line $Line.Length).CompletionMatches | Where-Object ResultType -EQ ParameterValue)
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Tab' {
    BeforeAll {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Project Legacy -Name 'with blank' -WarningAction Ignore
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
    }

    It 'completes <Line>' -ForEach $lines {
        (Get-Completion $Line).CompletionText | Should -Be $(if ($Expected) { $Expected } else { $null })
    }

    It 'gives a line that runs as it stands, for every project and repository' {
        foreach ($project in Get-Completion 'Get-AdoRepository -Project ') {
            $found = Invoke-Expression "Get-AdoProject -Name $($project.CompletionText)"
            $found.Name | Should -BeExactly $project.ListItemText
            foreach ($repository in Get-Completion "Get-AdoRepository -Project $($project.CompletionText) -Name ") {
                $found = Invoke-Expression "Get-AdoRepository -Project $($project.CompletionText) -Name $($repository.CompletionText)"
                $found.Name | Should -BeExactly $repository.ListItemText
            }
        }
    }

    It 'asks the connection and the project that the line names' {
        (Get-Completion "Get-AdoRepository -Connection 'with blank' -Name ").CompletionText | Should -Be 'moving', 'retired'
        (Get-Completion "Get-AdoRepository -Connection 'with blank' -Project Empty -Name ").CompletionText | Should -BeNullOrEmpty
        $legacy = Get-AdoEntraConnection 'with blank'
        (Get-Completion 'Get-AdoRepository -Connection $legacy -Name ').CompletionText | Should -Be 'moving', 'retired'
    }

    It 'shows what each is as a tip' {
        (Get-Completion 'Get-AdoProject SecretS')[0].ToolTip | Should -Be 'The recipes.'
        (Get-Completion 'Get-AdoEntraConnection My')[0].ToolTip | Should -BeLike '*runbook-host*'
    }
}

Describe 'Tab, when something is wrong' {
    BeforeEach { Reset-Suite $emulator }

    It 'is silent without a connection' {
        $Error.Clear()
        Get-Completion 'Get-AdoRepository -Project ' | Should -BeNullOrEmpty
        Get-Completion 'Get-AdoRepository -Connection missing -Project ' | Should -BeNullOrEmpty
        Get-Completion 'Get-AdoRepository -Connection ' | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'is silent when the service fails: <_.kind>' -ForEach @(
        @{ kind = 'error'; status = 500 }
        @{ kind = 'signInPage' }
        @{ kind = 'cut' }
        @{ kind = 'unauthorized'; form = 'empty' }
    ) {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Set-EmulatorFault $emulator projects $_
        $Error.Clear()
        Get-Completion 'Get-AdoRepository -Project ' | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty
    }

    It 'does not keep the person at the prompt waiting for long, and ends the request' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Set-EmulatorFault $emulator projects @{ kind = 'hang' }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-Completion 'Get-AdoRepository -Project ' | Should -BeNullOrEmpty
        $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 0.8
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
        (Wait-EmulatorRequest $emulator projects).outcome | Should -Be clientGone
    }

    It 'is silent on a connection that has ended' {
        $ended = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Disconnect-AdoEntra
        Get-Completion 'Get-AdoRepository -Connection $ended -Project ' | Should -BeNullOrEmpty
    }
}
