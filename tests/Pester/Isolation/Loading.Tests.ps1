#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/../AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator

    # What the shells below report about themselves: every assembly with its version and the context that it is in.
    $tools = {
        function Get-Loaded {
            foreach ($context in [Runtime.Loader.AssemblyLoadContext]::All) {
                foreach ($assembly in $context.Assemblies | Where-Object { -not $_.IsDynamic }) {
                    [pscustomobject]@{ Name = $assembly.GetName().Name; Version = "$($assembly.GetName().Version)"; Context = $context.Name; File = $assembly.Location }
                }
            }
        }

        function Use-Job {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            (Get-AdoRepository -Project SecretSauce).Name -join ','
        }
    }
    $job = 'SecretSauce,api,web,infra,docs,mobile app,data-pipeline,shared-library,sauce.recipes,sandbox'
    $package = Get-PackagePath
    $all = (Import-PowerShellDataFile (Join-Path $package 'AdoEntra.psd1')).CmdletsToExport.Count

    function Invoke-Shell([scriptblock] $Script, [hashtable] $With = @{}) { (Invoke-FreshShell ([scriptblock]::Create("$tools`n$Script")) -With $With).Result }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Importing the module' -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $imported = Invoke-Shell {
            Add-Type -TypeDefinition @'
using System; using System.Collections.Generic; using System.Diagnostics.Tracing;
public sealed class Network : EventListener {
    public static readonly List<string> Events = new List<string>();
    protected override void OnEventSourceCreated(EventSource source) {
        if (source.Name == "System.Net.Sockets" || source.Name == "System.Net.NameResolution" || source.Name == "System.Net.Http") EnableEvents(source, EventLevel.LogAlways, EventKeywords.All);
    }
    protected override void OnEventWritten(EventWrittenEventArgs e) { lock (Events) Events.Add(e.EventName); }
}
'@
            $listener = [Network]::new()
            Import-Module AdoEntra
            $afterImport = @([Network]::Events)
            $loaded = Get-Loaded
            $names = Use-Job
            [pscustomobject]@{ Import = $afterImport; Loaded = $loaded; Job = $names; Later = @([Network]::Events); LoadedLater = Get-Loaded }
        }
    }

    It 'makes no call over the network, neither a name looked up nor a connection opened' {
        $imported.Import | Should -BeNullOrEmpty
        # The same eyes see the job's calls.
        $imported.Later | Should -Contain ConnectStart
        $imported.Later | Should -Contain RequestStart
    }

    It 'loads nothing of Azure or MSAL' {
        $imported.Loaded.Name | Should -Contain AdoEntra
        $imported.Loaded.Name -match '^(Azure|Microsoft\.Identity)' | Should -BeNullOrEmpty
        $imported.LoadedLater.Name -match '^(Azure|Microsoft\.Identity)' | Should -Not -BeNullOrEmpty
    }

    It 'and doing the whole job leaves nothing in the default context but the loader' {
        $imported.Job | Should -Be $job
        $own = $imported.LoadedLater | Where-Object { $_.File.StartsWith($package) }
        ($own | Where-Object Context -EQ Default).Name | Should -Be AdoEntra.Loader
        $others = $own | Where-Object Context -NE Default
        $others.Context | Sort-Object -Unique | Should -Be AdoEntra
        foreach ($name in 'AdoEntra', 'AdoEntra.Core', 'Azure.Core', 'Microsoft.Identity.Client', 'Microsoft.Extensions.Caching.Memory') { $others.Name | Should -Contain $name }
        @($others.Name | Sort-Object -Unique) | Should -HaveCount @($others).Count -Because 'each is loaded once'
    }
}

Describe 'Importing the module again' {
    BeforeAll {
        $again = Invoke-Shell {
            Import-Module AdoEntra
            $names = Use-Job
            $first = (Get-Command -Module AdoEntra).Name -join ','
            Import-Module AdoEntra -Force
            $second = (Get-Command -Module AdoEntra).Name -join ','
            $kept = (Get-AdoEntraConnection).Name
            Import-Module AdoEntra -Force
            $third = (Get-Command -Module AdoEntra).Name -join ','
            Get-Module AdoEntra | Import-Module
            [pscustomobject]@{
                First = $first; Second = $second; Third = $third; Kept = $kept; Job = $names; JobAgain = Use-Job
                Listed = @(Get-Module AdoEntra* -All).Count; Loaded = @(Get-Loaded | Where-Object Name -Like AdoEntra*)
            }
        }
    }

    It 'with -Force, twice, keeps all commands' {
        $again.First.Split(',') | Should -HaveCount $all
        $again.Second | Should -Be $again.First
        $again.Third | Should -Be $again.First
    }

    It 'keeps the connections, and the job runs as before' {
        $again.Kept | Should -Be MyOrg
        $again.Job | Should -Be $job
        $again.JobAgain | Should -Be $job
    }

    It 'loads no assembly a second time' {
        ($again.Loaded.Name | Sort-Object) | Should -Be AdoEntra, AdoEntra.Core, AdoEntra.Loader
    }
}

Describe 'Removing the module' {
    BeforeAll {
        $removed = Invoke-Shell {
            $env:PSModulePath = ''
            $module = Join-Path $package 'AdoEntra.psd1'
            $before = @(Get-Module -All).Count
            foreach ($round in 1..3) {
                Import-Module $module
                $names = Use-Job
                Remove-Module AdoEntra
            }

            Import-Module $module
            Remove-Module AdoEntra
            $left = [pscustomobject]@{
                Commands = @(Get-Command *-Ado* -ErrorAction Ignore).Name
                Modules  = @(Get-Module -All).Count - $before
                Types    = @(Get-TypeData AdoEntra.*).TypeName
                Formats  = @(Get-FormatData AdoEntra.*).TypeNames
                Answer   = $(try { Get-AdoProject } catch { $_.FullyQualifiedErrorId })
                Tab      = @((TabExpansion2 'Get-AdoProject -Name ' 21).CompletionMatches.CompletionText)
            }
            Import-Module $module
            [pscustomobject]@{ Left = $left; Job = $names; Connections = @(Get-AdoEntraConnection).Name; JobAgain = Use-Job; Commands = @(Get-Command -Module AdoEntra).Count }
        } -With @{ package = $package }
    }

    It 'takes every command, module, type and view with it' {
        $removed.Left.Commands | Should -BeNullOrEmpty
        $removed.Left.Modules | Should -Be 0
        $removed.Left.Types | Should -BeNullOrEmpty
        $removed.Left.Formats | Should -BeNullOrEmpty
        $removed.Left.Answer | Should -Be CommandNotFoundException
        $removed.Left.Tab -match 'SecretSauce' | Should -BeNullOrEmpty
    }

    It 'and importing it again brings everything back' {
        $removed.Commands | Should -Be $all
        $removed.Job | Should -Be $job
        $removed.JobAgain | Should -Be $job
    }

    It 'does not sign any user out' {
        $removed.Connections | Should -Be MyOrg
    }
}
