#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package

    function Invoke-OtherRunspace([scriptblock] $Script, $Argument) {
        # A new runspace of this process; gives back what it gives out, or throws what it throws.
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript($Script).AddArgument($Argument)
            $shell.Invoke()
            if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
        }
        finally {
            $shell.Dispose()
        }
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Another runspace' {
    BeforeEach { Reset-Suite $emulator }

    It 'does not see the connections of this one' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Invoke-OtherRunspace { @(Get-AdoEntraConnection).Count } | Should -Be 0
        $failure = Get-Failure { Invoke-OtherRunspace { Get-AdoProject } }
        $failure.Exception.Message | Should -BeLike '*no connection in this runspace*'
    }

    It 'leaves the default of this one alone when it connects or disconnects' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Project Legacy -WarningAction Ignore
        $names = Invoke-OtherRunspace {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -Project 'Contoso Web' -Name other -WarningAction Ignore
            (Get-AdoRepository).Name
            Disconnect-AdoEntra -All
        }
        $names | Should -Be 'Contoso Web', 'assets'
        (Get-AdoEntraConnection).Name | Should -Be MyOrg
        (Get-AdoRepository).Name | Should -Be 'retired', 'moving'
    }

    It 'can use a connection that it is handed' {
        $connection = Connect-AdoEntra -Identity -Organization MyOrg -Project Legacy -WarningAction Ignore
        (Invoke-OtherRunspace { (Get-AdoRepository -Connection $args[0]).Name } $connection) | Should -Be 'retired', 'moving'
    }

    It 'is refused by a connection that this one has ended' {
        $connection = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Disconnect-AdoEntra
        (Get-Failure { Invoke-OtherRunspace { Get-AdoProject -Connection $args[0] } $connection }).Exception.Message | Should -BeLike '*MyOrg*closed*'
    }
}

Describe 'A connection published to the process' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Project Legacy -Name shared -Scope Process -WarningAction Ignore
    }

    It 'is the default of runspaces that have none, and known by name' {
        (Invoke-OtherRunspace { (Get-AdoRepository).Name }) | Should -Be 'retired', 'moving'
        (Invoke-OtherRunspace { (Get-AdoEntraConnection).Name }) | Should -Be shared
        (Invoke-OtherRunspace { (Get-AdoProject SecretSauce -Connection shared).Name }) | Should -Be SecretSauce
    }

    It 'gives way to the own connection of a runspace, also of the same name' {
        $projects = Invoke-OtherRunspace {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -Project 'Contoso Web' -Name shared -WarningAction Ignore
            (Get-AdoEntraConnection).Project
            (Get-AdoRepository -First 1).Project.Name
            (Get-AdoRepository -First 1 -Connection shared).Project.Name
        }
        $projects | Should -Be 'Contoso Web', 'Contoso Web', 'Contoso Web'
        (Get-AdoRepository -First 1).Project.Name | Should -Be Legacy
    }

    It 'is ended only when that is said' {
        $failure = Get-Failure { Invoke-OtherRunspace { Disconnect-AdoEntra shared } }
        $failure.Exception.Message | Should -BeLike '*shared*-Scope Process*'
        Get-AdoRepository | Should -HaveCount 2
        Invoke-OtherRunspace { Disconnect-AdoEntra shared -Scope Process }
        (Get-Failure { Get-AdoRepository }).FullyQualifiedErrorId | Should -BeLike 'NotConnected*'
    }
}

Describe 'ForEach-Object -Parallel' -Skip:($PSEdition -ne 'Core') {
    BeforeEach {
        Reset-Suite $emulator
        $connection = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
    }

    It 'has no connection of its own' {
        $ids = 1..4 | ForEach-Object -Parallel { try { Get-AdoProject } catch { $_.FullyQualifiedErrorId } }
        $ids | Should -HaveCount 4
        $ids | Should -BeLike 'NotConnected,*'
    }

    It 'works with the connection that it is handed' {
        $names = 'SecretSauce', 'Legacy', 'Empty', 'Contoso Web' | ForEach-Object -Parallel { (Get-AdoProject $_ -Connection $using:connection).Name }
        $names | Sort-Object | Should -Be 'Contoso Web', 'Empty', 'Legacy', 'SecretSauce'
    }

    It 'asks for one token from 16 runspaces' {
        Clear-AdoEntraTokenCache
        Clear-EmulatorRequest $emulator
        Set-EmulatorFault $emulator msi @{ kind = 'delay'; delayMs = 500 }
        $counts = 1..16 | ForEach-Object -ThrottleLimit 16 -Parallel { @(Get-AdoRepository -Project SecretSauce -Connection $using:connection).Count }
        $counts | Should -Be (@(10) * 16)
        Get-EmulatorRequest $emulator msi | Should -HaveCount 1
        Get-EmulatorRequest $emulator repositories | Should -HaveCount 16
    }

    It 'asks for one token when 16 runspaces sign in by themselves' {
        Disconnect-AdoEntra
        Clear-EmulatorRequest $emulator
        Set-EmulatorFault $emulator msi @{ kind = 'delay'; delayMs = 500 }
        $names = 1..16 | ForEach-Object -ThrottleLimit 16 -Parallel {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            (Get-AdoRepository -Project SecretSauce -Name api).Name
        }
        $names | Should -Be (@('api') * 16)
        Get-EmulatorRequest $emulator msi | Should -HaveCount 1
        Get-AdoEntraConnection | Should -BeNullOrEmpty
    }

    It 'keeps a connection from one item to the next in the same runspace, whatever thread runs it' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $seen = 1..6 | ForEach-Object -ThrottleLimit 1 -Parallel {
            if ($_ -eq 1) { $null = Connect-AdoEntra -Identity -Organization MyOrg -Name pooled -WarningAction Ignore }
            (Get-AdoEntraConnection).Name
        }
        $seen | Should -Be (@('pooled') * 6)
    }
}
