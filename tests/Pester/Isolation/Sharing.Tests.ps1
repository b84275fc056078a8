#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    # Which other versions there are to be loaded, and what they need; the runner of the tests hands them over.
    $others = @(
        @{ Age = 'older'; Files = "$env:PESTER_ADOENTRA_AZURECORE_OLDER".Split([IO.Path]::PathSeparator) }
        @{ Age = 'newer'; Files = "$env:PESTER_ADOENTRA_AZURECORE_NEWER".Split([IO.Path]::PathSeparator) }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    $package = Get-PackagePath
}

AfterAll { Stop-Emulator $emulator }

Describe 'An Azure.Core, <Age>, that another module has loaded' -ForEach $others -Skip:($PSEdition -ne 'Core') {
    It 'stays what it was, and the module uses its own' {
        if (-not $Files[0]) { Set-ItResult -Skipped -Because 'no such version was handed over (dotnet test does)' }
        $shell = Invoke-FreshShell {
            $foreign = @($files | ForEach-Object { [Reflection.Assembly]::LoadFrom($_) })[0]
            $used = [Azure.ETag]::new('used')
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            $names = (Get-AdoRepository -Project SecretSauce).Name
            $all = foreach ($context in [Runtime.Loader.AssemblyLoadContext]::All) {
                foreach ($assembly in $context.Assemblies | Where-Object { $_.GetName().Name -in 'Azure.Core', 'Azure.Identity' }) {
                    [pscustomobject]@{ Name = $assembly.GetName().Name; Context = $context.Name; Version = "$($assembly.GetName().Version)"; File = $assembly.Location }
                }
            }
            [pscustomobject]@{
                Foreign = "$($foreign.GetName().Version)"; Used = $used.GetType().Assembly.Location; Names = $names.Count; All = @($all)
                Later = [Azure.ETag].Assembly.Location
            }
        } -With @{ files = $Files }
        $shell.Result.Names | Should -Be 10
        $shell.Result.Used | Should -Be $Files[0]
        $shell.Result.Later | Should -Be $Files[0]
        $cores = $shell.Result.All | Where-Object Name -EQ Azure.Core
        ($cores | Where-Object Context -EQ Default).Version | Should -Be $shell.Result.Foreign
        ($cores | Where-Object Context -EQ AdoEntra).Version | Should -Be 1.53.0.0
        ($cores | Where-Object Context -EQ AdoEntra).File | Should -BeLike "$package*"
        [version] $shell.Result.Foreign -lt [version] '1.53.0.0' | Should -Be ($Age -eq 'older')
        $cores | Should -HaveCount 2
    }
}

Describe 'A copy of the module''s own assemblies that another module has loaded' -Skip:($PSEdition -ne 'Core') {
    It 'does not get in the way' {
        $shell = Invoke-FreshShell {
            foreach ($name in 'AdoEntra.Core', 'Microsoft.Extensions.Caching.Memory', 'Microsoft.Identity.Client') {
                $null = [Reflection.Assembly]::Load([IO.File]::ReadAllBytes("$package/bin/Core/$name.dll"))
            }
            $connection = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            (Get-AdoRepository -Project SecretSauce -Connection $connection).Count
        } -With @{ package = $package }
        $shell.Result | Should -Be 10
    }
}

Describe 'Sixteen runspaces of a new process' {
    It 'import the module and do the job at the same time' {
        Clear-EmulatorRequest $emulator
        $shell = Invoke-FreshShell {
            $ready = [Threading.CountdownEvent]::new(16)
            $shells = foreach ($number in 1..16) {
                $one = [powershell]::Create()
                $null = $one.AddScript({
                        param($Ready)
                        $null = $Ready.Signal()
                        $Ready.Wait()
                        Import-Module AdoEntra
                        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
                        (Get-AdoRepository -Project SecretSauce).Count
                    }).AddArgument($ready)
                [pscustomobject]@{ Shell = $one; Running = $one.BeginInvoke() }
            }
            $counts = foreach ($one in $shells) { $one.Shell.EndInvoke($one.Running) }
            [pscustomobject]@{
                Counts   = @($counts)
                Errors   = @($shells.Shell.Streams.Error | ForEach-Object { "$_" })
                Contexts = @([Runtime.Loader.AssemblyLoadContext]::All.Name | Where-Object { $_ -eq 'AdoEntra' }).Count
            }
        }
        $shell.Result.Errors | Should -BeNullOrEmpty
        $shell.Result.Counts | Should -Be (@(10) * 16)
        if ($PSEdition -eq 'Core') { $shell.Result.Contexts | Should -Be 1 }
        Get-EmulatorRequest $emulator msi | Should -HaveCount 1
    }
}

Describe 'The connections of a runspace' {
    BeforeAll { $fresh = Start-FreshShell }
    AfterAll { Stop-FreshShell $fresh }

    It 'go with it' {
        $shell = Invoke-FreshShell -In $fresh {
            Import-Module AdoEntra
            function Use-Runspace {
                $other = [powershell]::Create()
                $reference = $other.AddScript('Import-Module AdoEntra; [WeakReference]::new((Connect-AdoEntra -Identity MyOrg -WarningAction Ignore))').Invoke()[0].PSObject.BaseObject
                $alive = $reference.IsAlive
                $other.Dispose()
                [pscustomobject]@{ Reference = $reference; Before = $alive }
            }
            $used = Use-Runspace
            foreach ($round in 1..10) {
                [GC]::Collect()
                [GC]::WaitForPendingFinalizers()
                if (-not $used.Reference.IsAlive) { break }
                Start-Sleep -Milliseconds 100
            }
            [pscustomobject]@{ Before = $used.Before; After = $used.Reference.IsAlive }
        }
        $shell.Result.Before | Should -BeTrue
        $shell.Result.After | Should -BeFalse
    }

    It 'stay as long as it does' {
        $shell = Invoke-FreshShell -In $fresh {
            $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
            foreach ($round in 1..3) { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
            (Get-AdoProject SecretSauce).Name
        }
        $shell.Result | Should -Be SecretSauce
    }
}
