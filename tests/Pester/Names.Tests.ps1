#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $odd = Get-OddName
    $repositories = $odd.Repositories | ForEach-Object { @{ Project = $odd.Project; Repository = $_ } }
    $repositories += @{ Project = $odd.Cafe; Repository = $odd.Menu }, @{ Project = 'Contoso Web'; Repository = 'Contoso Web' }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $odd = Get-OddName
}

AfterAll { Stop-Emulator $emulator }

Describe 'A name that has to be encoded' {
    BeforeAll {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
    }

    It 'finds the repository <Repository> in the project <Project>' -ForEach $repositories {
        $found = Get-AdoRepository -Project $Project -Name $Repository
        $found.Name | Should -BeExactly $Repository
        $found.Project.Name | Should -BeExactly $Project
    }

    It 'leads from the project <Project> to its repository <Repository> through the pipeline' -ForEach $repositories {
        (Get-AdoProject -Name $Project | Get-AdoRepository).Name | Should -Contain $Repository
    }

    It 'finds each of them in the whole list with a wildcard' {
        (Get-AdoRepository -Name '*%*' -Project *).Name | Should -Be $odd.Repositories[0], '100%25 literal'
        (Get-AdoRepository -Name '*+*').Name | Should -Be 'a+b'
        (Get-AdoRepository -Name "Men$([char]0xFC)*").Name | Should -Be $odd.Menu
    }

    It 'goes out as it has to' {
        Clear-EmulatorRequest $emulator
        $null = Get-AdoRepository -Project $odd.Project -Name 'a+b'
        $target = (Get-EmulatorRequest $emulator repositories).target
        $target | Should -BeExactly '/MyOrg/Gr%C3%BCn%20%26%20Blau%20%231%20100%25/_apis/git/repositories/a%2Bb'
    }
}

Describe 'Choosing by name' {
    BeforeAll {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
    }

    It 'takes wildcards for repositories' {
        (Get-AdoRepository -Project SecretSauce -Name 's*e*').Name | Should -Be 'SecretSauce', 'shared-library', 'sauce.recipes'
        (Get-AdoRepository -Project SecretSauce -Name 'we?', '[ai]*').Name | Should -Be 'api', 'web', 'infra'
    }

    It 'takes wildcards for projects' {
        (Get-AdoProject -Name 'C*').Name | Should -Be 'Contoso Web', $odd.Cafe
        (Get-AdoRepository -Project 'C*').Name | Should -Be 'Contoso Web', 'assets', $odd.Menu
    }

    It 'takes several names, wildcards among them' {
        (Get-AdoRepository -Project SecretSauce -Name api, 'm*').Name | Should -Be 'api', 'mobile app'
        (Get-AdoRepository -Project SecretSauce, Legacy -Name 'm*').Name | Should -Be 'mobile app', 'moving'
    }

    It 'does not mind the case, as the service does not' {
        (Get-AdoProject -Name secretsauce).Name | Should -BeExactly SecretSauce
        (Get-AdoRepository -Project SECRETSAUCE -Name API).Name | Should -BeExactly api
        (Get-AdoRepository -Project SECRETSAUCE -Name 'A*').Name | Should -BeExactly api
        (Get-AdoRepository -Name API).Name | Should -BeExactly api
        (Get-AdoRepository -Project 'SECRET*' -Name API, 'W*').Name | Should -BeExactly api, web
    }

    It 'gives nothing, and no error, for a wildcard that matches nothing' {
        Get-AdoProject -Name 'nothing*' -ErrorAction Stop | Should -BeNullOrEmpty
        Get-AdoRepository -Project SecretSauce -Name 'nothing*' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'asks for one thing by its own address, not for the list' {
        Clear-EmulatorRequest $emulator
        $null = Get-AdoProject -Name SecretSauce
        $null = Get-AdoRepository -Project SecretSauce -Name api
        (Get-EmulatorRequest $emulator).target | Should -Be '/MyOrg/_apis/projects/SecretSauce', '/MyOrg/SecretSauce/_apis/git/repositories/api'
    }

    It 'takes ids' {
        $project = Get-AdoProject -Name SecretSauce
        $repository = Get-AdoRepository -Project SecretSauce -Name api
        (Get-AdoProject -Name $project.Id).Name | Should -Be SecretSauce
        (Get-AdoRepository -Project $project.Id -Name $repository.Id).Name | Should -Be api
        (Get-AdoRepository -Name $repository.Id).Name | Should -Be api
    }

    It 'finds a repository by its name alone in the whole organization' {
        (Get-AdoRepository -Name 'retired').Project.Name | Should -Be Legacy
    }
}

Describe 'The default project' {
    BeforeEach { Reset-Suite $emulator }

    It 'comes from -Project' {
        $connection = Connect-AdoEntra -Identity -Organization MyOrg -Project $odd.Project -WarningAction Ignore
        $connection.Project | Should -Be $odd.Project
        (Get-AdoRepository).Name | Should -Be $odd.Repositories
    }

    It 'comes from the address' {
        $connection = Connect-AdoEntra "$($emulator.Url)/MyOrg/Contoso%20Web/_git/assets" -Identity -WarningAction Ignore
        $connection.Project | Should -Be 'Contoso Web'
        (Get-AdoRepository).Name | Should -Be 'Contoso Web', 'assets'
    }

    It 'comes from ADOENTRA_PROJECT, and the organization from ADOENTRA_ORGANIZATION' {
        $env:ADOENTRA_ORGANIZATION = 'MyOrg'
        $env:ADOENTRA_PROJECT = 'Legacy'
        $connection = Connect-AdoEntra -Identity -WarningAction Ignore
        $connection.Organization | Should -Be MyOrg
        (Get-AdoRepository).Name | Should -Be 'retired', 'moving'
    }

    It 'is taken in that order' {
        $env:ADOENTRA_PROJECT = 'Legacy'
        (Connect-AdoEntra "$($emulator.Url)/MyOrg/Empty" -Identity -WarningAction Ignore).Project | Should -Be Empty
        (Connect-AdoEntra "$($emulator.Url)/MyOrg/Empty" -Identity -Project SecretSauce -WarningAction Ignore).Project | Should -Be SecretSauce
    }

    It 'gives way to -Project of a command, and to the pipeline' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Project Legacy -WarningAction Ignore
        (Get-AdoRepository -Project 'Contoso Web').Name | Should -Be 'Contoso Web', 'assets'
        (Get-AdoProject 'Contoso Web' | Get-AdoRepository).Name | Should -Be 'Contoso Web', 'assets'
        Get-AdoRepository -Project * | Should -HaveCount 19
    }

    It 'may be one without repositories' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Project Empty -WarningAction Ignore
        Get-AdoRepository -ErrorAction Stop | Should -BeNullOrEmpty
    }
}

Describe 'The organization' {
    BeforeEach { Reset-Suite $emulator }

    It 'may be written as <Form>' -ForEach @(
        @{ Form = 'MyOrg' }
        @{ Form = '  MyOrg ' }
        @{ Form = 'https://dev.azure.com/MyOrg' }
        @{ Form = 'https://dev.azure.com/MyOrg/' }
        @{ Form = 'dev.azure.com/MyOrg' }
        @{ Form = 'https://MyOrg@dev.azure.com/MyOrg/' }
        @{ Form = 'https://dev.azure.com/MyOrg/_settings/users' }
        @{ Form = 'https://MyOrg.visualstudio.com' }
        @{ Form = 'MyOrg.visualstudio.com' }
        @{ Form = 'https://MyOrg.visualstudio.com/DefaultCollection/' }
        @{ Form = 'HTTPS://DEV.AZURE.COM/MyOrg' }
    ) {
        $connection = Connect-AdoEntra -Identity -Organization $Form -WarningAction Ignore
        $connection.Organization | Should -Be MyOrg
        $connection.Project | Should -BeNullOrEmpty
        Get-AdoRepository -Project SecretSauce -Name api | Should -HaveCount 1
    }

    It 'may bring a project: <Form>' -ForEach @(
        @{ Form = 'https://dev.azure.com/MyOrg/SecretSauce' }
        @{ Form = 'https://dev.azure.com/MyOrg/SecretSauce/_git/api?version=GBmain' }
        @{ Form = 'https://MyOrg@dev.azure.com/MyOrg/SecretSauce/_git/api' }
        @{ Form = 'https://MyOrg.visualstudio.com/SecretSauce' }
        @{ Form = 'https://MyOrg.visualstudio.com/DefaultCollection/SecretSauce/_build' }
    ) {
        $connection = Connect-AdoEntra -Identity -Organization $Form -WarningAction Ignore
        $connection.Organization | Should -Be MyOrg
        $connection.Project | Should -Be SecretSauce
        Get-AdoRepository | Should -HaveCount 10
    }
}

Describe 'What is in a project' {
    It 'leads to that project, not to one of its own name' {
        (Get-AdoRepository api -Project SecretSauce | Get-AdoProject).Name | Should -Be SecretSauce
        (Get-AdoTeam -Project SecretSauce -First 1 | Get-AdoProject).Name | Should -Be SecretSauce
        ([pscustomobject]@{ Name = 'SecretSauce' } | Get-AdoProject).Name | Should -Be SecretSauce
    }
}
