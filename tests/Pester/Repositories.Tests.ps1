#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Repositories, branches and tags that are changed, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
}

AfterAll { Stop-Emulator $emulator }

Describe 'A repository' {
    It 'is created, renamed, disabled, deleted and restored' {
        $made = New-AdoRepository pepper
        $made.Name, $made.ProjectName | Should -Be pepper, SecretSauce
        (Set-AdoRepository pepper -NewName chili).Name | Should -Be chili
        (Get-AdoRepository chili).Id | Should -Be $made.Id
        (Get-AdoRepository chili | Set-AdoRepository -Disabled).IsDisabled | Should -BeTrue
        (Set-AdoRepository chili -Disabled:$false).IsDisabled | Should -BeFalse

        Remove-AdoRepository chili -Confirm:$false | Should -BeNullOrEmpty
        { Get-AdoRepository chili -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
        $deleted = Get-AdoRepository -Deleted chili
        $deleted.Id, $deleted.ProjectName | Should -Be $made.Id, SecretSauce
        $deleted.DeletedDate | Should -BeGreaterThan ([DateTimeOffset]::Now.AddHours(-1))

        ($deleted | Restore-AdoRepository).Id | Should -Be $made.Id
        (Get-AdoRepository chili).Id | Should -Be $made.Id
        Get-AdoRepository -Deleted chili -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'is a fork with all branches or one' {
        $fork = New-AdoRepository fork-of-all -ForkOf SecretSauce
        $fork.IsFork | Should -BeTrue
        (Get-AdoBranch -Repository fork-of-all).Count | Should -Be (Get-AdoBranch -Repository SecretSauce).Count
        $null = New-AdoRepository fork-of-one -ForkOf SecretSauce -Branch main
        (Get-AdoBranch -Repository fork-of-one).BranchName | Should -Be main
    }

    It 'gets another default branch' {
        $null = New-AdoBranch next -Repository web
        (Set-AdoRepository web -DefaultBranch next).DefaultBranch | Should -Be refs/heads/next
        (Set-AdoRepository web -DefaultBranch refs/heads/main).DefaultBranchName | Should -Be main
    }

    It 'with a name that is taken is a conflict, and the next one is made' {
        $failure = $null
        $made = 'api', 'basil' | ForEach-Object { New-AdoRepository $_ -ErrorVariable +failure -ErrorAction SilentlyContinue }
        $made.Name | Should -Be basil
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
    }

    It 'to which nothing is to be done costs no request' {
        Clear-EmulatorRequest $emulator
        { Set-AdoRepository api -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'that was never deleted cannot be restored' {
        { Restore-AdoRepository never -ErrorAction Stop } | Should -Throw "The recycle bin of project 'SecretSauce' has no repository 'never'.*"
    }
}

Describe 'A branch' {
    It 'has its last commit, and how far it is from the default branch' {
        $main, $feature = Get-AdoBranch main, feature/api -Repository SecretSauce | Sort-Object BranchName -Descending
        $main.LastCommit.CommitId | Should -Be $main.ObjectId
        $main.AheadCount, $main.BehindCount | Should -Be 0, 0
        $feature.LastCommitDate | Should -BeOfType ([DateTimeOffset])
        $feature.AheadCount + $feature.BehindCount | Should -BeGreaterThan 0
        $feature.LastCommit.Author.Name | Should -Not -BeNullOrEmpty
    }

    It 'is deleted where it points to what was read, and not where it has moved' {
        $read = New-AdoBranch short-lived -Source v1.0 -Repository SecretSauce
        $moved = [pscustomobject]@{
            Name = $read.Name; RepositoryName = $read.RepositoryName; ObjectId = (Get-AdoBranch main -Repository SecretSauce).ObjectId
        }
        $failure = { $moved | Remove-AdoBranch -Confirm:$false -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
        "$failure" | Should -Match "'short-lived' was not deleted .*: it was changed meanwhile"
        $read | Remove-AdoBranch -Confirm:$false
        Get-AdoBranch short-lived -Repository SecretSauce -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'is locked and unlocked' {
        $null = New-AdoBranch locked -Repository api
        (Lock-AdoBranch locked -Repository api).IsLocked | Should -BeTrue
        (Get-AdoBranch locked -Repository api).IsLocked | Should -BeTrue
        (Get-AdoBranch locked -Repository api | Unlock-AdoBranch).IsLocked | Should -BeFalse
    }

    It 'that is not there is NotFound' {
        foreach ($line in { Remove-AdoBranch gone -Repository api -Confirm:$false -ErrorAction Stop }, { Lock-AdoBranch gone -Repository api -ErrorAction Stop }) {
            $line | Should -Throw "The branch 'gone' does not exist in repository 'api' of project 'SecretSauce'.*"
        }
    }
}

Describe 'A tag' {
    It 'is plain or annotated, and deleted' {
        $main = (Get-AdoBranch main -Repository api).ObjectId
        $plain = New-AdoTag v9 -Repository api
        $plain.Name, $plain.TagName, $plain.CommitId | Should -Be refs/tags/v9, v9, $main
        $plain.IsAnnotated | Should -BeFalse
        $annotated = New-AdoTag v9.1 -Source main -Repository api -Message 'Hot, with Grüßen'
        $annotated.IsAnnotated | Should -BeTrue
        $annotated.CommitId | Should -Be $main
        $annotated.ObjectId | Should -Not -Be $main
        (Get-AdoTag v9* -Repository api).TagName | Should -Be v9, v9.1
        Get-AdoTag v9* -Repository api | Remove-AdoTag -Confirm:$false
        Get-AdoTag v9* -Repository api | Should -BeNullOrEmpty
    }

    It 'is never moved' {
        $failure = { New-AdoTag v1.0 -Source main -Repository SecretSauce -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
    }
}

Describe 'An import' {
    It 'says what it would do, and takes no address with a credential' {
        Clear-EmulatorRequest $emulator
        New-AdoRepository copy -ImportFrom https://github.com/git/git -WhatIf
        $failure = $null
        foreach ($address in 'https://me:hidden@github.com/git/git', 'git@github.com:hidden/git') {
            New-AdoRepository copy -ImportFrom $address -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
            "$($failure[0])" | Should -Not -Match hidden
        }
        { New-AdoRepository copy -ImportFrom https://github.com/git/git -ForkOf api -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}

Describe 'A question' {
    It 'is asked before anything is deleted' -ForEach 'Remove-AdoRepository', 'Remove-AdoBranch', 'Remove-AdoTag' {
        $attribute = (Get-Command $_).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0]
        $attribute.ConfirmImpact | Should -Be High
    }
}
