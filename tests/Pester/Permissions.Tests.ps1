#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What an identity may do, and by which groups.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore

    function Get-Line($Permissions) { $Permissions | ForEach-Object { "$($_.Name) $($_.Status) $($_.From -join '+')" } }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Get-AdoPermission' {
    It 'says which group denies a push' {
        $found = Get-AdoPermission SecretSauce -Repository infra | Where-Object Name -EQ GenericContribute
        "$found" | Should -Be "Denied: Contribute on repository 'infra' of project 'SecretSauce' (from [SecretSauce]\Readers)"
        $found.IsInherited, $found.IsAllowed | Should -Be $false, $false
        $found.ProjectName, $found.RepositoryName, $found.Identity | Should -Be SecretSauce, infra, runbook-host
    }

    It 'says that a right comes from above' {
        $read = Get-AdoPermission SecretSauce -Repository infra | Where-Object Name -EQ GenericRead
        "$($read.Status) $($read.IsInherited) $($read.From)" | Should -Be 'Allowed True [SecretSauce]\Readers'
    }

    It 'shows a project, and what holds for all in it, with seven requests and one for the names of groups' {
        Clear-EmulatorRequest $emulator
        $found = Get-AdoPermission SecretSauce
        ($found | Group-Object Namespace).Name | Should -Be 'Build', 'Git Repositories', 'Project'
        @(Get-EmulatorRequest $emulator).Count | Should -BeLessOrEqual 7
    }

    It 'costs five requests for a repository' {
        Clear-EmulatorRequest $emulator
        $null = Get-AdoPermission SecretSauce -Repository infra
        Get-EmulatorRequest $emulator | Should -HaveCount 5
    }

    It 'shows those of <For>' -ForEach @(
        @{ For = 'ada@emulator.onmicrosoft.com'; Status = 'Allowed'; From = '[MyOrg]\Project Collection Administrators' }
        @{ For = 'Bela Baker'; Status = 'Allowed'; From = '[SecretSauce]\Contributors' }
        @{ For = '5c1d0000-0000-4b1d-8000-0000000000d4'; Status = 'Allowed'; From = '[SecretSauce]\Contributors' }
        @{ For = 'certificate-app'; Status = 'NotSet'; From = '' }
        @{ For = '[SecretSauce]\Readers'; Status = 'NotSet'; From = '' }
        @{ For = '@me'; Status = 'NotSet'; From = '' }
    ) {
        Get-Line (Get-AdoPermission SecretSauce -Repository SecretSauce -For $For | Where-Object Name -EQ GenericContribute) |
            Should -Be "GenericContribute $Status $From"
    }

    It 'takes repositories and projects from the pipeline' {
        $found = Get-AdoRepository infra, api -Project SecretSauce | Get-AdoPermission | Where-Object Name -EQ GenericContribute
        "$($found.RepositoryName) $($found.Status)" | Should -Be 'infra api Denied NotSet'
        (Get-AdoProject SecretSauce | Get-AdoPermission -First 1).Resource | Should -Be "project 'SecretSauce'"
    }

    It 'finds a pipeline by its number and its name, in its folder' {
        $byNumber = Get-AdoPermission SecretSauce -Pipeline 1 -First 1
        $byName = Get-AdoPermission SecretSauce -Pipeline $byNumber.PipelineName -First 1
        $byName.Token | Should -Be $byNumber.Token
        "$($byNumber.Name) $($byNumber.Status)" | Should -Be 'ViewBuilds Allowed'
    }

    It 'tells what the identity may do where lists may not be read, and says so' {
        Set-EmulatorFault $emulator accessControlLists @{ kind = 'error'; status = 403 }
        try {
            $found = Get-AdoPermission SecretSauce -Repository infra -WarningVariable warned -WarningAction SilentlyContinue
            ($found | Where-Object IsAllowed).Name | Should -Be GenericRead
            ($found | Where-Object Name -EQ GenericContribute).Status | Should -Be NotAllowed
            "$warned" | Should -Match "come from cannot be read as this identity"
            { Get-AdoPermission SecretSauce -Repository infra -For 'Bela Baker' -ErrorAction Stop } |
                Should -Throw "This identity is not allowed to read the permissions of 'Bela Baker'*"
        }
        finally { Clear-EmulatorFault $emulator }
    }

    It 'goes on past what is not there, and stops where the identity is not there' {
        $failure = $null
        $found = Get-AdoPermission SecretSauce -Repository gone, infra -ErrorVariable failure -ErrorAction SilentlyContinue
        $found.RepositoryName | Select-Object -Unique | Should -Be infra
        $failure | Should -HaveCount 1
        { Get-AdoPermission SecretSauce -Repository infra, api -For nobody -ErrorAction Stop } | Should -Throw "No identity of the organization*"
    }

    It 'asks for a project where none is known' {
        { Get-AdoPermission } | Should -Throw 'No project is named*'
    }

    It 'has a table that groups by what they are on' {
        $text = (Get-AdoPermission SecretSauce -Repository infra | Out-String -Width 120) -replace '\x1b\[[0-9;]*m'
        $text | Should -Match "Resource: repository 'infra' of project 'SecretSauce'"
        $text | Should -Match 'Contribute +GenericContribute +Denied +\[SecretSauce\]\\Readers'
    }
}
