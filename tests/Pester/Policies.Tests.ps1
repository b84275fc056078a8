#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Policies of branches and repositories that are read, created, changed and deleted, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore

    # A policy as the service has it.
    function Get-Stored([long] $Id) { Invoke-AdoRestMethod "SecretSauce/_apis/policy/configurations/$Id" }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Get-AdoBranchPolicy' {
    It 'lists those of a project with the names of their repositories' {
        $all = Get-AdoBranchPolicy
        $all | Should -HaveCount 12
        $all[1].RepositoryName, $all[1].Branch, $all[1].TypeName | Should -Be api, main, 'Comment requirements'
        $all[0].Requirement | Should -Be '2 approvals'
        $all[11].RepositoryName | Should -BeNullOrEmpty
        $all[11].Branch | Should -Be '(default branch)'
    }

    It 'lists what applies to a repository, a branch, and of a type' {
        (Get-AdoBranchPolicy -Repository api).Id | Should -Be 2, 12
        (Get-AdoBranchPolicy -Repository api -Branch refs/heads/main).Id | Should -Be 2, 12
        Get-AdoBranchPolicy -Repository api -Branch topic | Should -BeNullOrEmpty
        (Get-AdoBranchPolicy 'work*' -Repository a*, web).Id | Should -Be 12, 12
        (Get-AdoBranchPolicy 40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e).Id | Should -Be 12
        (Get-AdoBranch main -Repository api | Get-AdoBranchPolicy).Id | Should -Be 2, 12
    }

    It 'finds numbers, and reports those that are not there' {
        (Get-AdoBranchPolicy -Id 3, 99 -ErrorVariable failure -ErrorAction SilentlyContinue).Id | Should -Be 3
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'refuses a branch without a repository' {
        { Get-AdoBranchPolicy -Branch main -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
    }
}

Describe 'Get-AdoBranchPolicy of a type' {
    It 'says that no policy has the type, as where a branch is given in its place: <_>' -ForEach main, refs/heads/main, Nope {
        $failure = { Get-AdoBranchPolicy $_ -Repository api -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        "$failure" | Should -Be "No policy here has the type '$_'."
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Pass a branch as -Branch'
    }

    It 'gives nothing where the type is a usual one, or a pattern: <_>' -ForEach Build, Status, Nope* {
        Get-AdoBranchPolicy $_ -Repository api -ErrorAction Stop | Should -BeNullOrEmpty
    }
}

Describe 'New-AdoBranchPolicy' {
    It 'creates <Type>: <Requirement>' -ForEach @(
        @{ Type = 'Minimum number of reviewers'; Parameters = @{ Branch = 'main'; MinimumApproverCount = 2; ResetOnSourcePush = $true }; Requirement = '2 approvals, reset by a push'
            Settings = @{ minimumApproverCount = 2; creatorVoteCounts = $false; allowDownvotes = $false; resetOnSourcePush = $true } }
        @{ Type = 'Required reviewers'; Parameters = @{ Branch = 'main'; RequiredReviewer = 'Ada Operator'; PathFilter = '/src/*'; Message = 'Look!' }; Requirement = 'Look! for /src/*'
            Settings = @{ filenamePatterns = @('/src/*'); message = 'Look!' } }
        @{ Type = 'Build'; Parameters = @{ Branch = 'release/*'; BuildPipeline = '1' }; Requirement = 'pipeline 1'
            Settings = @{ buildDefinitionId = 1; queueOnSourceUpdateOnly = $true; manualQueueOnly = $false; validDuration = 720 } }
        @{ Type = 'Comment requirements'; Parameters = @{ MatchKind = 'DefaultBranch'; CommentRequirement = $true }; Requirement = $null; Settings = @{} }
        @{ Type = 'Work item linking'; Parameters = @{ Branch = 'main'; WorkItemLinking = $true }; Requirement = $null; Settings = @{} }
        @{ Type = 'Require a merge strategy'; Parameters = @{ Branch = 'main'; MergeStrategy = 'squash', 'RebaseMerge' }; Requirement = 'Squash, RebaseMerge'
            Settings = @{ allowNoFastForward = $false; allowSquash = $true; allowRebase = $false; allowRebaseMerge = $true } }
        @{ Type = 'File size restriction'; Parameters = @{ MaximumFileSize = '10MB' }; Requirement = 'at most 10 MB'
            Settings = @{ maximumGitBlobSizeInBytes = 10485760; useUncompressedSize = $false } }
        @{ Type = 'Git repository settings'; Parameters = @{ CaseEnforcement = $true }; Requirement = $null; Settings = @{ enforceConsistentCase = $true } }
        @{ Type = 'Path Length restriction'; Parameters = @{ Type = 'path length restriction'; Setting = @{ maxPathLength = 200; more = @{ a = $null } } }; Requirement = $null
            Settings = @{ maxPathLength = 200; more = @{ a = $null } } }
    ) {
        $made = New-AdoBranchPolicy -Repository docs @Parameters
        $made.TypeName, $made.Requirement | Should -Be $Type, $Requirement
        $made.IsEnabled, $made.IsBlocking | Should -Be $true, $true
        $made.RepositoryName, $made.ProjectName | Should -Be docs, SecretSauce
        $stored = (Get-Stored $made.Id).settings
        foreach ($name in $Settings.Keys) {
            ConvertTo-Json $stored.$name -Compress | Should -Be (ConvertTo-Json $Settings[$name] -Compress) -Because $name
        }
        $made | Remove-AdoBranchPolicy -Confirm:$false
        Get-AdoBranchPolicy -Id $made.Id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'has required reviewers by their names, and pipelines too' {
        $made = New-AdoBranchPolicy main -Repository docs -RequiredReviewer 'Ada Operator'
        $made.Settings['requiredReviewerIds'] | Should -Be (Get-AdoPullRequest 25 | Add-AdoPullRequestReviewer -Reviewer 'Ada Operator').Id
        $name = (Invoke-AdoRestMethod SecretSauce/_apis/build/definitions/2).name
        (New-AdoBranchPolicy main -Repository docs -BuildPipeline $name).Settings['buildDefinitionId'] | Should -Be 2
        { New-AdoBranchPolicy main -Repository docs -BuildPipeline NoSuchOne -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'sends the scope <Expected> for <Parameters>' -ForEach @(
        @{ Parameters = @{ Branch = 'main' }; Expected = '[{"repositoryId":null,"refName":"refs/heads/main","matchKind":"Exact"}]' }
        @{ Parameters = @{ Branch = 'release/*' }; Expected = '[{"repositoryId":null,"refName":"refs/heads/release/","matchKind":"Prefix"}]' }
        @{ Parameters = @{ Branch = 'rel'; MatchKind = 'prefix' }; Expected = '[{"repositoryId":null,"refName":"refs/heads/rel","matchKind":"Prefix"}]' }
        @{ Parameters = @{ Branch = '*' }; Expected = '[{"repositoryId":null,"refName":"refs/heads/","matchKind":"Prefix"}]' }
        @{ Parameters = @{ MatchKind = 'DefaultBranch' }; Expected = '[{"repositoryId":null,"refName":null,"matchKind":"DefaultBranch"}]' }
    ) {
        $made = New-AdoBranchPolicy -CommentRequirement @Parameters
        ConvertTo-Json -Compress -InputObject @($made.Settings['scope']) | Should -Be $Expected
        $made | Remove-AdoBranchPolicy -Confirm:$false
    }

    It 'refuses <Why>, and sends nothing' -ForEach @(
        @{ Why = 'a policy of branches without one'; Parameters = @{ CommentRequirement = $true }; Says = 'is for branches' }
        @{ Why = 'a branch for whole repositories'; Parameters = @{ CaseEnforcement = $true; Branch = 'main' }; Says = 'whole repositories' }
        @{ Why = 'a star in the middle'; Parameters = @{ CommentRequirement = $true; Branch = 're*/x' }; Says = 'no name of a branch' }
        @{ Why = 'a branch and the default one'; Parameters = @{ CommentRequirement = $true; Branch = 'x'; MatchKind = 'DefaultBranch' }; Says = 'by name' }
    ) {
        Clear-EmulatorRequest $emulator
        $failure = { New-AdoBranchPolicy @Parameters -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$failure" | Should -Match $Says
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'that is advice, and off, says so' {
        $made = New-AdoBranchPolicy main -Repository docs -WorkItemLinking -Blocking:$false -Disabled
        $made.IsBlocking, $made.IsEnabled | Should -Be $false, $false
    }

    It 'lists the types that there are, where one is not there' {
        $failure = { New-AdoBranchPolicy -Type Nothing -Setting @{} -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failure.Exception.Message | Should -Match 'Work item linking'
    }
}

Describe 'Set-AdoBranchPolicy' {
    It 'changes one setting and keeps all others, nulls and unknown ones too' {
        $made = New-AdoBranchPolicy -Type 'Minimum number of reviewers' -Setting @{
            minimumApproverCount = 1; allowDownvotes = $null; somethingNew = @{ a = @(1, $null) }
            scope = @(@{ repositoryId = $null; refName = $null; matchKind = 'DefaultBranch' })
        }
        $changed = $made | Set-AdoBranchPolicy -MinimumApproverCount 3 -CreatorVoteCounts -Blocking:$false
        $changed.Revision, $changed.IsBlocking, $changed.IsEnabled | Should -Be 2, $false, $true
        $stored = (Get-Stored $made.Id).settings
        $stored.minimumApproverCount, $stored.creatorVoteCounts | Should -Be 3, $true
        $stored.PSObject.Properties['allowDownvotes'].Value | Should -BeNullOrEmpty
        ConvertTo-Json -Compress $stored.somethingNew | Should -Be '{"a":[1,null]}'
        $stored.scope[0].PSObject.Properties.Name | Should -Contain repositoryId
        $stored.scope[0].repositoryId | Should -BeNullOrEmpty
    }

    It 'switches several off and on, and goes on where one is not there' {
        $failure = $null
        $off = 2, 99, 4 | ForEach-Object { [pscustomobject]@{ Id = $_ } } |
            Set-AdoBranchPolicy -Disabled -ErrorVariable failure -ErrorAction SilentlyContinue
        $off.Id | Should -Be 2, 4
        $off.IsEnabled | Should -Be $false, $false
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        ($off | Set-AdoBranchPolicy -Disabled:$false).IsEnabled | Should -Be $true, $true
    }

    It 'refuses a setting that the type does not have, and nothing at all' {
        $failure = { Set-AdoBranchPolicy 2 -MaximumFileSize 1MB -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$failure" | Should -Match "'Comment requirements', which has no setting maximumGitBlobSizeInBytes"
        { Set-AdoBranchPolicy 2 -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
    }
}
