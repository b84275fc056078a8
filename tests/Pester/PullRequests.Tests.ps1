#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Pull requests that are created, changed, reviewed and completed, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore

    # A branch with a commit that the default branch has not.
    function New-Topic([string] $Name, [string] $Path = "/$Name.txt") {
        $main = (Get-AdoBranch main -Repository docs).ObjectId
        $null = Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/docs/pushes -Method Post -Body @{
            refUpdates = @(@{ name = "refs/heads/$Name"; oldObjectId = '0' * 40 })
            commits    = @(@{
                comment = "Add $Path"; parents = @($main)
                changes = @(@{ changeType = 'add'; item = @{ path = $Path }; newContent = @{ content = $Name; contentType = 'rawText' } })
            })
        }
        Get-AdoBranch $Name -Repository docs
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'A pull request' {
    It 'is created with all that it has, changed, and completed' {
        $request = New-Topic salt | New-AdoPullRequest -Title 'Add salt' -Description 'With Grüßen.' -Draft -Label spice -Reviewer 'Ada Operator'
        $request.Status, $request.SourceBranch, $request.TargetBranch | Should -Be active, salt, main
        $request.IsDraft | Should -BeTrue
        $request.Labels.Name | Should -Be spice
        $request.Reviewers.DisplayName | Should -Be 'Ada Operator'
        $request.RepositoryName, $request.ProjectName | Should -Be docs, SecretSauce

        $changed = $request | Set-AdoPullRequest -Title 'Add sea salt' -Draft:$false
        $changed.Title, $changed.Description | Should -Be 'Add sea salt', 'With Grüßen.'
        $changed.IsDraft | Should -BeFalse

        $done = $request | Complete-AdoPullRequest -MergeStrategy Squash -DeleteSourceBranch -Message 'Salt at last' -Confirm:$false
        $done.Status, $done.MergeStatus | Should -Be completed, succeeded
        Get-AdoBranch salt -Repository docs -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Get-AdoFileContent /salt.txt -Repository docs | Should -Be salt
        (Get-AdoCommit -Repository docs -First 1).Comment | Should -Be 'Salt at last'
    }

    It 'keeps what is odd in its title and labels, and is found by it' {
        $odd = 'a/b #?%&+:<>"''ä名 [x] `$y'
        $request = New-Topic odd | New-AdoPullRequest -Title $odd -Description "$odd`n``````" -Label $odd, 'two words'
        $request.Title, $request.Description | Should -Be $odd, "$odd`n``````"
        $request.Labels.Name | Should -Be $odd, 'two words'
        (Get-AdoPullRequest -Repository docs -Label ([WildcardPattern]::Escape($odd))).PullRequestId | Should -Be $request.PullRequestId
        ($request | Add-AdoPullRequestThread -Comment $odd).Text | Should -Be $odd
    }

    It 'is abandoned and taken up again' {
        $request = New-Topic thyme | New-AdoPullRequest -Title Thyme
        ($request | Set-AdoPullRequest -Status Abandoned).Status | Should -Be abandoned
        $failure = { $request | Complete-AdoPullRequest -Confirm:$false -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
        "$failure" | Should -Match 'was not completed: it is abandoned'
        ($request | Set-AdoPullRequest -Status Active).Status | Should -Be active
    }

    It 'with conflicts is not completed, and says so' {
        $one = New-Topic left /same.txt | New-AdoPullRequest -Title Left
        $two = New-Topic right /same.txt | New-AdoPullRequest -Title Right
        $null = $one | Complete-AdoPullRequest -Confirm:$false
        $failure = { $two | Complete-AdoPullRequest -Confirm:$false -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
        (Get-AdoPullRequest $two.PullRequestId).Status | Should -Be active
    }

    It 'completes by itself where it is told to, and no longer' {
        $request = New-Topic mint | New-AdoPullRequest -Title Mint -Draft
        ($request | Set-AdoPullRequest -AutoComplete -MergeStrategy Squash).AutoCompleteSetBy.DisplayName | Should -Be runbook-host
        ($request | Set-AdoPullRequest -AutoComplete:$false).AutoCompleteSetBy | Should -BeNullOrEmpty
    }

    It 'of two branches that have one already is a conflict' {
        $branch = New-Topic basil
        $null = $branch | New-AdoPullRequest -Title Basil
        { $branch | New-AdoPullRequest -Title Again -ErrorAction Stop } | Should -Throw -ErrorId 'Conflict,*'
    }

    It 'to which nothing is to be done costs no request' {
        Clear-EmulatorRequest $emulator
        { Set-AdoPullRequest 25 -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}

Describe 'The template of a pull request' {
    BeforeAll {
        function Add-File([string] $Path, [string] $Content) {
            $main = (Get-AdoBranch main -Repository infra).ObjectId
            $null = Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/infra/pushes -Method Post -Body @{
                refUpdates = @(@{ name = 'refs/heads/main'; oldObjectId = $main })
                commits    = @(@{
                    comment = "Add $Path"
                    changes = @(@{ changeType = 'add'; item = @{ path = $Path }; newContent = @{ content = $Content; contentType = 'rawText' } })
                })
            }
        }
        function New-Description([string] $Target = 'main', [hashtable] $Parameters = @{}) {
            $source = New-AdoBranch "topic/$([Guid]::NewGuid())" -Repository infra
            ($source | New-AdoPullRequest -Title t -TargetBranch $Target @Parameters).Description
        }
        $null = New-AdoBranch release/1.0 -Repository infra
    }

    It 'is the first that there is, in the documented order' {
        New-Description | Should -BeNullOrEmpty
        Add-File /pull_request_template.txt 'root text'
        New-Description | Should -Be 'root text'
        Add-File /docs/PULL_REQUEST_TEMPLATE.md 'docs ä'
        New-Description | Should -Be 'docs ä'
        Add-File /.azuredevops/pull_request_template.md 'azuredevops'
        New-Description | Should -Be azuredevops
        Add-File /pull_request_template/branches/release.md 'for releases'
        New-Description | Should -Be azuredevops
        New-Description release/1.0 | Should -Be 'for releases'
    }

    It 'is not taken where there is a description, or where none is wanted' {
        New-Description -Parameters @{ Description = 'mine' } | Should -Be mine
        New-Description -Parameters @{ Description = '' } | Should -BeNullOrEmpty
        New-Description -Parameters @{ NoTemplate = $true } | Should -BeNullOrEmpty
        { New-Description -Parameters @{ NoTemplate = $true; Template = 'x'; ErrorAction = 'Stop' } } | Should -Throw -ErrorId 'InvalidRequest,*'
    }

    It 'is another one, by its name' {
        Add-File /.vsts/pull_request_template/hotfix.md 'hot'
        New-Description -Parameters @{ Template = 'HotFix' } | Should -Be hot
        New-Description -Parameters @{ Template = 'hotfix.md'; Description = 'mine' } | Should -Be "mine`n`nhot"
        $failure = { New-Description -Parameters @{ Template = 'nothing'; ErrorAction = 'Stop' } } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failure.Exception.Message | Should -Match 'hotfix\.md'
    }
}

Describe 'A review' {
    It 'has the vote of the connection, which can be taken back' {
        (Set-AdoPullRequestVote 24 Approve).VoteName | Should -Be Approved
        $own = (Get-AdoPullRequest 24).Reviewers | Where-Object DisplayName -EQ runbook-host
        $own.Vote | Should -Be 10
        (Set-AdoPullRequestVote 24 WaitForAuthor).Vote | Should -Be -5
        (Set-AdoPullRequestVote 24 Reset).VoteName | Should -Be NoVote
    }

    It 'has reviewers who are added, required and removed' {
        $added = Get-AdoPullRequest 23 | Add-AdoPullRequestReviewer -Reviewer 'Dana Dishwasher' -Required
        $added.DisplayName, $added.IsRequired, $added.PullRequestId | Should -Be 'Dana Dishwasher', $true, 23
        (Get-AdoPullRequest 23).Reviewers.DisplayName | Should -Contain 'Dana Dishwasher'
        Remove-AdoPullRequestReviewer 23 'Dana Dishwasher'
        (Get-AdoPullRequest 23).Reviewers.DisplayName | Should -Not -Contain 'Dana Dishwasher'
        { Add-AdoPullRequestReviewer 23 NoSuchPerson -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }
}
