#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Differences and patches, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
}

AfterAll { Stop-Emulator $emulator }

Describe 'Get-AdoDiff' {
    It 'gives the files that a branch brings, whichever way the branches are named' {
        foreach ($base in 'main', 'refs/heads/main', 'origin/main') {
            $files = @(Get-AdoDiff $base feature/api -Repository api)
            $files.Path | Should -Be '/notes/feature-api.md'
            "$files" | Should -Be 'add /notes/feature-api.md'
            $files[0].RepositoryName, $files[0].ProjectName | Should -Be api, SecretSauce
        }
    }

    It 'compares with a tag, a commit and the default branch' {
        $commit = (Get-AdoTag v1.0 -Repository api).CommitId
        (Get-AdoDiff v1.0 -Repository api).Path | Should -Be '/src/app.cs'
        (Get-AdoDiff $commit main -Repository api).ChangeType | Should -Be edit
        (Get-AdoDiff main feature/api -Repository api -Direct).Path | Should -Contain '/src/app.cs'
    }

    It 'takes branches from the pipeline' {
        (Get-AdoBranch feature/* -Repository api | Get-AdoDiff main).Path | Should -Contain '/notes/feature-ui.md'
    }

    It 'gives a patch for each file, no more than -First wants' {
        $patch = @(Get-AdoDiff main feature/api -Repository api -Patch)
        $patch | Should -HaveCount 1
        $patch[0] | Should -BeLike "diff --git a/notes/feature-api.md b/notes/feature-api.md`nnew file mode 100644`n*"
        $patch[0] | Should -BeLike "*`n+Noch nicht fertig.`n"
        @(Get-AdoDiff main feature/api -Repository api -Patch -First 0) | Should -HaveCount 0
    }

    It 'saves the patch, and replaces no file without -Force' {
        $file = Join-Path $TestDrive a.patch
        (Get-AdoDiff main feature/api -Repository api -OutFile $file).FullName | Should -Be $file
        [IO.File]::ReadAllText($file) | Should -Be (Get-AdoDiff main feature/api -Repository api -Patch)
        { Get-AdoDiff main feature/api -Repository api -OutFile $file } | Should -Throw -ErrorId 'Conflict,*'
        Get-AdoDiff main feature/ui -Repository api -OutFile $file -Force | Should -Not -BeNullOrEmpty
        [IO.File]::ReadAllText($file) | Should -BeLike '*feature-ui*'
    }

    It 'that compares with what is not there is NotFound, and leaves no file' {
        $file = Join-Path $TestDrive b.patch
        { Get-AdoDiff no-such -Repository api -OutFile $file -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
        Test-Path $file* | Should -BeFalse
        { Get-AdoDiff main -Repository sandbox -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }
}

Describe 'Get-AdoPullRequestChange' {
    BeforeAll {
        $null = Set-AdoFileContent /notes/colors.md 'Red' -Repository SecretSauce -Branch colors -Source main
        $pull = New-AdoPullRequest -Repository SecretSauce -SourceBranch colors -TargetBranch main -Title Colors
        $null = Set-AdoFileContent /notes/more.md 'More' -Repository SecretSauce -Branch colors
    }

    It 'gives what the latest iteration changes, or the one that is told' {
        $all = $pull | Get-AdoPullRequestChange
        $all.Path | Should -Be '/notes/colors.md', '/notes/more.md'
        $all[0].PullRequestId | Should -Be $pull.PullRequestId
        $all[0].RepositoryName | Should -Be SecretSauce
        (Get-AdoPullRequestChange $pull.PullRequestId -Iteration 1).Path | Should -Be '/notes/colors.md'
        (Get-AdoPullRequestChange $pull.PullRequestId -CompareTo 1).Path | Should -Be '/notes/more.md'
    }

    It 'gives a patch of the same files' {
        $patch = Get-AdoPullRequestChange $pull.PullRequestId -CompareTo 1 -Patch
        $patch | Should -BeLike "diff --git a/notes/more.md b/notes/more.md`n*"
        $patch | Should -BeLike "*`n+More`n\ No newline at end of file`n"
    }

    It 'that does not exist is NotFound' {
        { Get-AdoPullRequestChange 999999 -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
        { Get-AdoPullRequestChange $pull.PullRequestId -Iteration 99 -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }
}
