#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Explanations at the prompt. The shell's own hub asks the providers, as it does after each command line.

BeforeDiscovery { $hasFeedback = [psobject].Assembly.GetName().Version -ge '7.6' }

BeforeAll {
    Import-Module "$PSScriptRoot/../AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    $tools = {
        $manifest = Join-Path $package 'AdoEntra.psd1'
        function Get-Provider { @([Management.Automation.Subsystem.SubsystemManager]::GetSubsystemInfo([Management.Automation.Subsystem.SubsystemKind]::FeedbackProvider).Implementations.Name) -eq 'AdoEntra' }
        function Get-Own { [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AdoEntra.Feedback' } }
        function New-Session { $session = [runspacefactory]::CreateRunspace(); $session.Open(); $session }
        # What the prompt shows after a line.
        function Get-Feedback($Session, [string] $Line) {
            $shell = [powershell]::Create()
            $shell.Runspace = $Session
            $settings = [Management.Automation.PSInvocationSettings]@{ AddToHistory = $true }
            try { $null = $shell.AddScript($Line).Invoke($null, $settings) } catch { }
            [Management.Automation.Subsystem.Feedback.FeedbackHub]::GetFeedback($Session) | Where-Object Name -EQ AdoEntra |
                ForEach-Object { [pscustomobject]@{ Means = $_.Item.Header; Type = @($_.Item.RecommendedActions) } }
        }
    }
    $package = Get-PackagePath
    function Invoke-Shell([scriptblock] $Script) { (Invoke-FreshShell ([scriptblock]::Create("$tools`n$Script")) -With @{ package = $package }).Result }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Feedback at the prompt' -Skip:(-not $hasFeedback) {
    It 'is neither loaded nor registered by an import, nor by other commands' {
        $seen = Invoke-Shell {
            Import-Module $manifest
            try { Get-AdoProject } catch { }
            $null = Resolve-AdoError
            Disable-AdoFeedback
            [pscustomobject]@{ Loaded = @(Get-Own).Count; Registered = @(Get-Provider).Count }
        }
        $seen.Loaded | Should -Be 0
        $seen.Registered | Should -Be 0
    }

    It 'is registered once, in the load context of the module, and taken back' {
        $seen = Invoke-Shell {
            Import-Module $manifest
            Enable-AdoFeedback
            Enable-AdoFeedback
            $context = [Runtime.Loader.AssemblyLoadContext]::GetLoadContext((Get-Own)).Name
            $on = @(Get-Provider).Count
            Disable-AdoFeedback
            Disable-AdoFeedback
            $off = @(Get-Provider).Count
            Enable-AdoFeedback
            [pscustomobject]@{ Context = $context; On = $on; Off = $off; Again = @(Get-Provider).Count; Loaded = @(Get-Own).Count }
        }
        $seen.Context | Should -Be AdoEntra
        $seen.On | Should -Be 1
        $seen.Off | Should -Be 0
        $seen.Again | Should -Be 1
        $seen.Loaded | Should -Be 1
    }

    It 'goes with the module, when the last runspace that enabled it has removed it' {
        $seen = Invoke-Shell {
            Import-Module $manifest
            $sessions = (New-Session), (New-Session)
            foreach ($session in $sessions) { $null = Get-Feedback $session "Import-Module $manifest; Enable-AdoFeedback" }
            Remove-Module AdoEntra
            $counts = @(@(Get-Provider).Count)
            foreach ($session in $sessions) {
                $null = Get-Feedback $session 'Remove-Module AdoEntra'
                $counts += @(Get-Provider).Count
            }
            $counts
        }
        $seen | Should -Be 1, 1, 0
    }

    It 'says in two lines what a failure means and what to type, and nothing of what is not known' {
        $seen = Invoke-Shell {
            Import-Module $manifest
            Enable-AdoFeedback
            $session = New-Session
            $null = Get-Feedback $session "Import-Module $manifest"
            Get-Feedback $session 'Get-AdoProject'
            Get-Feedback $session 'Write-Error "TF401019: The Git repository with name or identifier x does not exist or you do not have permissions. https://dev.azure.com/MyOrg/SecretSauce/_git/x"'
            Get-Feedback $session 'Get-Item no-such-file'
            Get-Feedback $session 'no-such-command'
            Get-Feedback $session '1 + 1'
        }
        $seen | Should -HaveCount 2
        $seen[0].Means | Should -Be 'NotConnected: There is no connection in this runspace.'
        $seen[0].Type | Should -BeLike 'Run Connect-AdoEntra first*'
        $seen[1].Means | Should -BeLike "NotFound (TF401019): *the repository 'x'*"
        $seen[1].Type | Should -Be Get-AdoProject
        Get-EmulatorRequest $emulator | Should -BeNullOrEmpty
    }

    It 'says how the output of a native program is explained, without a secret of its command line' {
        $seen = Invoke-Shell {
            Import-Module $manifest
            Enable-AdoFeedback
            $session = New-Session
            $null = Get-Feedback $session '$ErrorActionPreference = "Stop"; $PSNativeCommandUseErrorActionPreference = $true'
            Get-Feedback $session 'dotnet no-such-command'
            Get-Feedback $session '$x = 1; dotnet no-such-command'
            Get-Feedback $session 'dotnet no-such-command --password=hunter2hunter2'
            Get-Feedback $session "$([Environment]::ProcessPath) -NoProfile -Command exit 3"
        }
        $seen | Should -HaveCount 3
        $seen[0].Means | Should -Be 'If Azure DevOps or Entra refused dotnet, its output says why.'
        $seen[0].Type | Should -Be 'dotnet no-such-command 2>&1 | Resolve-AdoError'
        $seen[1].Type | Should -Be 'dotnet ... 2>&1 | Resolve-AdoError'
        $seen[2].Type | Should -Be 'dotnet ... 2>&1 | Resolve-AdoError'
    }

    It 'is ready long before the shell stops waiting for it' {
        $seen = Invoke-Shell {
            Import-Module $manifest
            Enable-AdoFeedback
            $session = New-Session
            # The hub gives out nothing of a provider that takes a second, the first time too.
            @(Get-Feedback $session 'Write-Error ("TF401019: " + "x https://dev.azure.com/MyOrg/ " * 100000)').Count
        }
        $seen | Should -Be 1
    }
}

Describe 'Feedback in a shell that has none' {
    It 'is refused by Enable-AdoFeedback, with the version that is needed' {
        Import-Package
        $switch = (Get-Command Enable-AdoFeedback).ImplementingType.Assembly.GetType('AdoEntra.Lifecycle.FeedbackSwitch')
        $failure = try { $switch.GetMethod('TurnOn').Invoke($null, @([guid]::NewGuid(), [version]'7.5.4.500', '7.5.4')) } catch { $_.Exception.GetBaseException() }
        $failure.ErrorId | Should -Be InvalidRequest
        $failure.Message | Should -BeLike '*needs PowerShell 7.6 or newer; this is PowerShell 7.5.4.*Resolve-AdoError'
        { Disable-AdoFeedback } | Should -Not -Throw
    }

    It 'is refused by the command itself' -Skip:$hasFeedback {
        { Enable-AdoFeedback } | Should -Throw '*PowerShell 7.6*'
    }
}
