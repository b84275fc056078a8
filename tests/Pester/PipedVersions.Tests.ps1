#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# An object brings its branch or its commit to what comes next: nothing reads, or starts from, the default branch in its place.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
    $topic = Get-AdoBranch feature/api -Repository api
    $old = Get-AdoCommit -Repository api -First 5 | Select-Object -Last 1
    $request = Get-AdoPullRequest 25
    $source = "$($request.LastMergeSourceCommit)"
}

AfterAll { Stop-Emulator $emulator }

Describe 'a version from the pipeline' {
    It 'reads the files of the branch, the tag, the commit and the pull request' {
        $read = $old, $topic, $request | ForEach-Object { ($_ | Get-AdoItem -First 1).CommitId }
        $read | Should -Be $old.CommitId, $topic.ObjectId, $source
        $topic | Get-AdoFileContent /notes/feature-api.md | Should -Match feature/api
        $request | Get-AdoFileContent /notes/fix-timeouts.md | Should -Match fix/timeouts
        Get-AdoItem /notes -Repository api -Branch feature/api | Get-AdoItem | ForEach-Object Path | Should -Be /notes/feature-api.md
    }

    It 'reads the history that begins there' {
        ($old | Get-AdoCommit -First 1).CommitId | Should -Be $old.CommitId
        ($request | Get-AdoCommit -First 1).CommitId | Should -Be $source
        $item = Get-AdoItem /notes -Repository api -Branch feature/api
        ($item | Get-AdoCommit).CommitId | Should -Be $topic.ObjectId
    }

    It 'reads a changed file as it was changed' {
        Get-AdoPullRequestChange 25 | Get-AdoFileContent | Should -Match fix/timeouts
        Get-AdoDiff main feature/api -Repository api | Get-AdoFileContent | Should -Match feature/api
    }

    It 'starts branches and tags there' {
        ($old | New-AdoBranch from/commit).ObjectId | Should -Be $old.CommitId
        ($topic | New-AdoBranch from/branch).ObjectId | Should -Be $topic.ObjectId
        ($request | New-AdoBranch from/request).ObjectId | Should -Be $source
        (Get-AdoTag v1.0 -Repository api | New-AdoTag again).CommitId | Should -Be (Get-AdoTag v1.0 -Repository api).CommitId
        ($old | New-AdoTag from-commit).CommitId | Should -Be $old.CommitId
    }

    It 'goes behind what is typed' {
        $main = Get-AdoBranch main -Repository api
        ($topic | Get-AdoItem -Branch main -First 1).CommitId | Should -Be $main.ObjectId
        ($topic | Get-AdoItem -Commit $old.CommitId -First 1).CommitId | Should -Be $old.CommitId
        ($old | New-AdoBranch from/typed -Source main).ObjectId | Should -Be $main.ObjectId
    }

    It 'is asked for where the object does not say it' {
        $silent = [pscustomobject]@{ RepositoryName = 'api'; ProjectName = 'SecretSauce'; CommitId = $null; Path = '/README.md' }
        $lines = { $silent | Get-AdoItem }, { $silent | Get-AdoFileContent }, { $silent | New-AdoBranch x }, { $silent | New-AdoTag x }
        foreach ($line in $lines) {
            $failure = { $ErrorActionPreference = 'Stop'; & $line } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
            "$failure" | Should -Match 'does not say which commit it is about'
            $failure.ErrorDetails.RecommendedAction | Should -Match '^Pass -'
        }
    }

    It 'binds in every command that has one' {
        $bound = foreach ($command in Get-Command -Module AdoEntra) {
            # Set-AdoFileContent takes files from the pipeline, not states of a repository.
            if ("$command" -eq 'Set-AdoFileContent' -or -not $command.Parameters['Repository']) { continue }
            foreach ($name in 'Commit', 'Source') {
                $parameter = $command.Parameters[$name]
                if (-not $parameter) { continue }
                $parameter.Attributes.ValueFromPipelineByPropertyName | Should -Contain $true -Because "$command -$name"
                $parameter.Aliases | Should -Contain LastMergeSourceCommit -Because "$command -$name"
                "$command"
            }
        }
        $bound | Should -Contain Get-AdoItem
        $bound | Should -Contain New-AdoTag
    }
}

Describe 'Get-AdoBranch' {
    It 'gives the source branch of a pull request, not all of its repository' {
        "$($request | Get-AdoBranch)" | Should -Be fix/timeouts
        "$($request | Select-Object SourceBranch, RepositoryName, ProjectName | Get-AdoBranch)" | Should -Be fix/timeouts
        "$($request | Get-AdoBranch main)" | Should -Be main
    }

    It 'refuses the source branch of a fork, which the repository may have by the same name' {
        $fork = [pscustomobject]@{ SourceBranch = 'main'; ForkSource = 'fork'; RepositoryName = 'api'; ProjectName = 'SecretSauce' }
        $failure = { $fork | Get-AdoBranch -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$failure" | Should -Match "is in a fork, and not in repository 'api'"
    }

    It 'takes a branch as a clone has it: <_>' -ForEach origin/main, refs/remotes/origin/main, refs/heads/main, origin/mai* {
        "$(Get-AdoBranch $_ -Repository api)" | Should -Be main
    }
}

Describe '-WhatIf of a pull request' {
    It 'says what would be changed, and to what' {
        $result = Invoke-FreshShell {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            Set-AdoPullRequest 25 -Status Abandoned -WhatIf
            Set-AdoPullRequest 25 -AutoComplete -MergeStrategy Squash -TargetBranch release/1.0 -WhatIf
            New-AdoPullRequest feature/api main -Title x -Repository api -WhatIf
        }
        "$($result.Output)" | Should -Match 'Change pull request 25: status abandoned\.'
        "$($result.Output)" | Should -Match "target branch 'release/1.0', complete it when all policies are met, merge strategy Squash\."
        "$($result.Output)" | Should -Match "Create pull request 'x' from 'feature/api' into 'main' in repository 'api'\."
    }
}
