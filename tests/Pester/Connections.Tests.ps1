#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package

    $reader = '5c1d0000-0000-4c11-8000-0000000000b2'
    function New-Connection([string] $Name, [hashtable] $With = @{}) { Connect-AdoEntra -Identity -Organization MyOrg -Name $Name -SkipVerification -WarningAction Ignore @With }
}

AfterAll { Stop-Emulator $emulator }

Describe 'The connections of a runspace' {
    BeforeEach { Reset-Suite $emulator }

    It 'have the organization''s name where none is given' {
        (Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore).Name | Should -Be MyOrg
        (Get-AdoEntraConnection).Name | Should -Be MyOrg
    }

    It 'stand side by side by name, without regard to case' {
        $one = New-Connection one
        $two = New-Connection two @{ ClientId = $reader }
        (Get-AdoEntraConnection).Name | Should -Be one, two
        Get-AdoEntraConnection ONE | Should -Be $one
        Get-AdoEntraConnection t* | Should -Be $two
    }

    It 'have the newest as the default, until another is selected' {
        $null = New-Connection one @{ Project = 'SecretSauce' }
        $null = New-Connection two @{ Project = 'Legacy' }
        (Get-AdoRepository).Project.Name | Select-Object -Unique | Should -Be Legacy
        (Select-AdoEntraConnection one).Name | Should -Be one
        (Get-AdoRepository).Project.Name | Select-Object -Unique | Should -Be SecretSauce
    }

    It 'can be named or handed over for a single command' {
        $one = New-Connection one @{ Project = 'SecretSauce' }
        $null = New-Connection two @{ Project = 'Legacy' }
        (Get-AdoRepository -Connection one).Project.Name | Select-Object -Unique | Should -Be SecretSauce
        (Get-AdoRepository -Connection $one).Project.Name | Select-Object -Unique | Should -Be SecretSauce
        (Get-AdoProject Legacy | Get-AdoRepository -Connection $one) | Should -HaveCount 2
    }

    It 'are those of the objects that come in, whatever the default is' {
        $null = New-Connection one @{ Project = 'SecretSauce' }
        $null = New-Connection two @{ ClientId = $reader; Project = 'Legacy' }
        $projects = @(Get-AdoProject SecretSauce -Connection one) + @(Get-AdoProject Legacy -Connection two)
        $projects.Connection.Name | Should -Be one, two
        $projects[0].Organization | Should -Be MyOrg

        $repositories = $projects | Get-AdoRepository
        $repositories.Connection.Name | Select-Object -Unique | Should -Be one, two
        $repositories.Project.Connection.Name | Select-Object -Unique | Should -Be one, two
        ($projects | Get-AdoRepository -Connection two).Connection.Name | Select-Object -Unique | Should -Be two
        ($projects[0], [pscustomobject] @{ Project = 'Legacy' } | Get-AdoRepository).Connection.Name | Select-Object -Unique | Should -Be one, two
    }

    It 'are not replaced by the default where the one of an object was ended' {
        $null = New-Connection one
        $project = Get-AdoProject SecretSauce
        Disconnect-AdoEntra one
        $null = New-Connection two
        $failure = Get-Failure { $project | Get-AdoRepository }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotConnected*'
        $failure.TargetObject | Should -Be one
    }

    It 'are found by name for objects that were stored' {
        $null = New-Connection one
        $project = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-AdoProject SecretSauce)))
        $null = New-Connection two
        ($project | Get-AdoRepository -First 1).Connection.Name | Should -Be one
    }

    It 'speak as the identity they were made for' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Name one -WarningAction Ignore
        $null = Connect-AdoEntra -Identity -ClientId $reader -Organization MyOrg -Name two -WarningAction Ignore
        (Get-AdoEntraConnection).IdentityName | Should -Be 'runbook-host', 'build-reader'
        Get-AdoEntraToken -AsPlainText -Connection one | Should -Not -Be (Get-AdoEntraToken -AsPlainText -Connection two)
    }

    It 'are replaced by another of the same name' {
        $null = New-Connection one
        $null = New-Connection ONE @{ Project = 'Legacy' }
        Get-AdoEntraConnection | Should -HaveCount 1
        (Get-AdoEntraConnection one).Project | Should -Be Legacy
    }

    It 'are left as they were by a sign-in that fails' {
        $null = New-Connection one
        $null = Get-Failure { Connect-AdoEntra -Identity -ClientId 11111111-1111-4111-8111-111111111111 -Organization MyOrg -Name one -ErrorAction Stop }
        (Get-AdoEntraConnection).Name | Should -Be one
        Get-AdoRepository -Project SecretSauce | Should -HaveCount 10
    }

    It 'are known in an event action, which runs in the same runspace' {
        $null = New-Connection one @{ Project = 'Legacy' }
        $job = Register-EngineEvent -SourceIdentifier adoentra.test -Action { (Get-AdoRepository).Name }
        try {
            $null = New-Event -SourceIdentifier adoentra.test
            $null = Wait-Until { $job.HasMoreData }
            Receive-Job $job | Should -Be 'retired', 'moving'
        }
        finally {
            Unregister-Event adoentra.test
            Remove-Job $job -Force
        }
    }
}

Describe 'Disconnect-AdoEntra' {
    BeforeEach {
        Reset-Suite $emulator
        $one, $two, $three = 'build-1', 'build-2', 'other' | ForEach-Object { New-Connection $_ }
    }

    It 'ends the default connection and takes no other in its place' {
        Disconnect-AdoEntra
        (Get-AdoEntraConnection).Name | Should -Be 'build-1', 'build-2'
        (Get-Failure { Get-AdoProject }).FullyQualifiedErrorId | Should -BeLike 'NotConnected*'
        $null = Select-AdoEntraConnection build-1
        Get-AdoProject SecretSauce | Should -HaveCount 1
    }

    It 'ends those named, wildcards among them' {
        Disconnect-AdoEntra -Name build-*
        (Get-AdoEntraConnection).Name | Should -Be other
        Disconnect-AdoEntra other
        Get-AdoEntraConnection | Should -BeNullOrEmpty
    }

    It 'ends those from the pipeline' {
        Get-AdoEntraConnection build-* | Disconnect-AdoEntra
        (Get-AdoEntraConnection).Name | Should -Be other
    }

    It 'ends all' {
        Disconnect-AdoEntra -All
        Get-AdoEntraConnection | Should -BeNullOrEmpty
    }

    It 'makes the connection refuse itself wherever it was handed to' {
        Disconnect-AdoEntra other
        $failure = Get-Failure { Get-AdoProject -Connection $three }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotConnected*'
        $failure.Exception.Message | Should -BeLike "*'other'*closed*Connect-AdoEntra*"
        $three.TokenExpiresOn | Should -BeNullOrEmpty
    }

    It 'goes on with the others when one name is wrong' {
        Disconnect-AdoEntra missing, build-1 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotConnected*'
        $failed[0].TargetObject | Should -Be missing
        (Get-AdoEntraConnection).Name | Should -Be 'build-2', 'other'
    }

    It 'tells whose connection the name means from now on, or commands without one' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Name shared -Scope Process -WarningAction Ignore
        $null = New-Connection shared
        Disconnect-AdoEntra shared -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "From now on 'shared', and commands without -Connection*, use * -Scope Process: as '*' in MyOrg*"
        $null = New-Connection mine
        Disconnect-AdoEntra -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "From now on commands without -Connection use 'shared',*"
        $null = New-Connection shared
        $null = New-Connection mine
        Disconnect-AdoEntra shared -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "From now on the name 'shared' means*"
        Disconnect-AdoEntra build-1 -WarningVariable warned
        $warned | Should -BeNullOrEmpty
        $null = New-Connection also @{ Scope = 'Process' }
        Disconnect-AdoEntra -All -Scope Process -WarningVariable warned
        $warned | Should -BeNullOrEmpty
    }

    It 'says so when there is nothing to end' {
        Disconnect-AdoEntra -All
        (Get-Failure { Disconnect-AdoEntra }).FullyQualifiedErrorId | Should -BeLike 'NotConnected*'
    }
}

Describe 'Where there is no connection' {
    BeforeEach { Reset-Suite $emulator }

    It '<Command> says NotConnected' -ForEach @(
        @{ Command = 'Get-AdoProject' }
        @{ Command = 'Get-AdoRepository' }
        @{ Command = 'Get-AdoEntraToken' }
    ) {
        $failure = Get-Failure { & $Command }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $failure.CategoryInfo.Category | Should -Be ConnectionError
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-AdoEntra*'
        (Get-Failure { & $Command -Connection missing }).TargetObject | Should -Be missing
    }

    It 'a wrong name is reported, with those that there are' {
        $null = New-Connection one
        $failure = Get-Failure { Select-AdoEntraConnection two }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotConnected*'
        $failure.Exception.Message | Should -BeLike "*'two'*'one'*"
        Get-AdoEntraConnection two -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotConnected*'
    }
}
