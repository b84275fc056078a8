#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Branches and pull requests, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
}

AfterAll { Stop-Emulator $emulator }

Describe 'New-AdoBranch' {
    It 'creates a branch that Get-AdoBranch finds, with where it is' {
        $branch = New-AdoBranch feature/pepper -Repository api -Project SecretSauce
        $branch.Name | Should -Be refs/heads/feature/pepper
        $branch.ObjectId | Should -Be (Get-AdoBranch main -Repository api -Project SecretSauce).ObjectId
        $branch.ProjectName, $branch.RepositoryName | Should -Be SecretSauce, api
        "$(Get-AdoBranch feature/p* -Repository api -Project SecretSauce)" | Should -Be feature/pepper
    }

    It 'does not move a branch that is there' {
        $there = New-AdoBranch there -Repository SecretSauce -Project SecretSauce
        $failure = { New-AdoBranch there -Source v1.0 -Repository SecretSauce -Project SecretSauce -ErrorAction Stop } |
            Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
        "$failure" | Should -Be "The branch 'there' was not created in repository 'SecretSauce' of project 'SecretSauce': it already exists."
        (Get-AdoBranch there -Repository SecretSauce -Project SecretSauce).ObjectId | Should -Be $there.ObjectId
    }

    It 'goes on past a repository that refuses it' {
        $failure = $null
        $made = Get-AdoRepository sandbox, docs, infra -Project SecretSauce |
            New-AdoBranch release/3.0 -ErrorVariable failure -ErrorAction SilentlyContinue
        $made.RepositoryName | Should -Be docs, infra
        $failure | Should -HaveCount 1
        "$failure" | Should -Match "repository 'sandbox' of project 'SecretSauce' is empty"
    }

    It 'says what -WhatIf would do in a sentence' {
        $result = Invoke-FreshShell {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            New-AdoBranch x -Source v1.0 -Repository api -Project SecretSauce -WhatIf
        }
        "$($result.Output)" | Should -Match "What if: Create branch 'x' from 'v1.0' in repository 'api' of project 'SecretSauce'\."
    }

    It 'finds the only repository of a name without a project' {
        (New-AdoBranch from-anywhere -Repository assets).ProjectName | Should -Be 'Contoso Web'
    }
}

Describe 'Get-AdoPullRequest' {
    It 'finds by number without a project, and goes on past one that is not there' {
        $failure = $null
        $found = Get-AdoPullRequest 24, 999, 25 -ErrorVariable failure -ErrorAction SilentlyContinue
        $found.PullRequestId | Should -Be 24, 25
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'takes those that it has given out' {
        (Get-AdoPullRequest -Project SecretSauce -First 2 | Get-AdoPullRequest).PullRequestId | Should -Be 25, 24
    }

    It 'refuses a filter beside a number' {
        { Get-AdoPullRequest 25 -Status All -ErrorAction Stop } | Should -Throw '-Status narrows down a list*'
    }

    It 'lists by <Filter>' -ForEach @(
        @{ Filter = @{}; Count = 5 }
        @{ Filter = @{ Status = 'All' }; Count = 25 }
        @{ Filter = @{ Status = 'Abandoned' }; Count = 7 }
        @{ Filter = @{ SourceBranch = 'feature/api'; Status = 'All' }; Count = 5 }
        @{ Filter = @{ TargetBranch = 'develop' }; Count = 0 }
        @{ Filter = @{ Creator = 'Ada Operator' }; Count = 3 }
        @{ Filter = @{ Title = '*search*', '*ui*' }; Count = 2 }
        @{ Filter = @{ Draft = $true }; Count = 1 }
        @{ Filter = @{ Draft = $false }; Count = 4 }
        @{ Filter = @{ CreatedAfter = [DateTimeOffset]'2026-02-25Z' }; Count = 2 }
        @{ Filter = @{ ClosedBefore = [DateTimeOffset]'2026-02-04Z' }; Count = 2 }
        @{ Filter = @{ Repository = 'S*'; Project = '*' }; Count = 5 }
        @{ Filter = @{ Repository = 'api'; Project = 'SecretSauce'; Status = 'All' }; Count = 0 }
    ) {
        @(Get-AdoPullRequest @Filter) | Should -HaveCount $Count
    }

    It 'says which identities have a name that several have' {
        $failure = { Get-AdoPullRequest -Creator NoSuchPerson -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        "$failure" | Should -Match "No identity of the organization 'MyOrg' is called 'NoSuchPerson'"
    }
}
