#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What is said about pull requests, and how they stand with their policies, as it is typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
    $threads = 'SecretSauce/_apis/git/repositories/SecretSauce/pullRequests/{0}/threads'
}

AfterAll { Stop-Emulator $emulator }

Describe 'Get-AdoPullRequestThread' {
    It 'lists threads with their comments, the file and the lines, without what the service writes' {
        $found = Get-AdoPullRequestThread 25
        $found.Id | Should -Be 1, 2
        $found[0].FilePath, $found[0].Line, $found[0].EndLine, $found[0].Side | Should -Be /README.md, 3, 4, Right
        $found[0].Comments.Content | Should -Be 'Is that enough salt?', 'I will try.'
        $found[0].Comments[1].Author.DisplayName | Should -Be 'Ada Operator'
        $found[0].Comments[0].PublishedDate | Should -BeOfType DateTimeOffset
        $found[0].PullRequestId, $found[0].ProjectName, $found[0].RepositoryName | Should -Be 25, SecretSauce, SecretSauce
        $found[1].FilePath, $found[1].Line | Should -Be $null, $null
        $system = Get-AdoPullRequestThread 25 -IncludeSystem
        $system.Id | Should -Be 1, 2, 3
        $system[2].IsSystem | Should -BeTrue
    }

    It 'takes a status, numbers, and pull requests from the pipeline with one request each' {
        (Get-AdoPullRequestThread 25 -Status fixed, Closed).Id | Should -Be 2
        (Get-AdoPullRequestThread 25 1, 99 -ErrorVariable failure -ErrorAction SilentlyContinue).Id | Should -Be 1
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $requests = Get-AdoPullRequest 24, 25
        Clear-EmulatorRequest $emulator
        ($requests | Get-AdoPullRequestThread).Id | Should -Be 1, 2
        Get-EmulatorRequest $emulator | Should -HaveCount 2
    }

    It 'goes on where a pull request is not there' {
        $failure = $null
        (99, 25 | ForEach-Object { [pscustomobject]@{ PullRequestId = $_ } } |
            Get-AdoPullRequestThread -ErrorVariable failure -ErrorAction SilentlyContinue).Id | Should -Be 1, 2
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'shows no text of what was deleted' {
        $thread = Add-AdoPullRequestThread 23 'A mistake'
        Invoke-AdoRestMethod "$($threads -f 23)/$($thread.Id)/comments/1" -Method Delete
        (Get-AdoPullRequestThread 23).Id | Should -Not -Contain $thread.Id
        $deleted = Get-AdoPullRequestThread 23 $thread.Id -IncludeDeleted
        $deleted.Comments[0].IsDeleted, $deleted.Comments[0].Content, "$($deleted.Comments[0])" | Should -Be $true, $null, '(deleted)'
        $deleted.CommentCount | Should -Be 0
    }
}

Describe 'A thread' {
    It 'is begun about a pull request, a file, or lines of it' {
        $whole = Add-AdoPullRequestThread 24 'Grüße & <b>[x]</b>'
        $whole.Status, $whole.Text, $whole.FilePath | Should -Be active, 'Grüße & <b>[x]</b>', $null
        $file = Get-AdoPullRequest 24 | Add-AdoPullRequestThread -Comment 'The file' -Path 'src\a b#ä.cs' -Status wontfix
        $file.Status, $file.FilePath, $file.Line | Should -Be wontFix, '/src/a b#ä.cs', $null
        $lines = Add-AdoPullRequestThread 24 'Lines' -Path /README.md -Line 2 -EndLine 5 -Side Left
        $lines.Line, $lines.EndLine, $lines.Side | Should -Be 2, 5, Left
    }

    It 'on a file that is changed knows the change and the iteration, so that it follows the file' {
        $changed = (Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/SecretSauce/pullRequests/24/iterations/1/changes -Raw | ConvertFrom-Json).changeEntries[0]
        $thread = Add-AdoPullRequestThread 24 'Here' -Path $changed.item.path -Line 1
        $context = (Invoke-AdoRestMethod "$($threads -f 24)/$($thread.Id)").pullRequestThreadContext
        $context.changeTrackingId | Should -Be $changed.changeTrackingId
        $context.iterationContext.firstComparingIteration, $context.iterationContext.secondComparingIteration | Should -Be 1, 1
    }

    It 'gets replies, and is resolved' {
        $thread = Add-AdoPullRequestThread 22 'A question'
        $replied = $thread | Set-AdoPullRequestThread -Reply 'An answer'
        $replied.Status | Should -Be active
        $replied.Comments.Content | Should -Be 'A question', 'An answer'
        $replied.Comments[1].ParentCommentId | Should -Be 1
        $fixed = Set-AdoPullRequestThread 22 $thread.Id -Status ByDesign -Reply 'So it is.'
        $fixed.Status, $fixed.CommentCount | Should -Be byDesign, 3
        $fixed.IsOpen | Should -BeFalse
        Get-AdoPullRequest -Status Active | Get-AdoPullRequestThread -Status Active | Set-AdoPullRequestThread -Status Fixed | Should -Not -BeNullOrEmpty
        Get-AdoPullRequest -Status Active | Get-AdoPullRequestThread -Status Active | Should -BeNullOrEmpty
    }

    It 'is refused <Why>, and nothing is sent' -ForEach @(
        @{ Why = 'with a comment that is too long'; Parameters = @{ Comment = 'x' * 150001 }; Says = '150,001 characters.*150,000' }
        @{ Why = 'with an empty comment'; Parameters = @{ Comment = ' ' }; Says = 'is empty' }
        @{ Why = 'on a line without a file'; Parameters = @{ Comment = 'x'; Line = 1 }; Says = 'no file' }
        @{ Why = 'with lines in the wrong order'; Parameters = @{ Comment = 'x'; Path = '/a'; Line = 5; EndLine = 2 }; Says = 'before the first one' }
        @{ Why = 'with a last line only'; Parameters = @{ Comment = 'x'; Path = '/a'; EndLine = 2 }; Says = 'not the first one' }
    ) {
        Clear-EmulatorRequest $emulator
        $failure = { Add-AdoPullRequestThread 24 @Parameters -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$failure" | Should -Match $Says
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'that may not be changed does not end the pipeline' {
        $all = 1..3 | ForEach-Object { Add-AdoPullRequestThread 21 "Number $_" }
        try {
            Set-EmulatorFault $emulator pullRequestThreads @{ kind = 'error'; status = 403; times = 1 }
            $failure = $null
            $changed = $all | Set-AdoPullRequestThread -Status Closed -ErrorVariable failure -ErrorAction SilentlyContinue
        }
        finally { Clear-EmulatorFault $emulator }
        $changed.Id | Should -Be $all[1].Id, $all[2].Id
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotPermitted,*'
    }
}

Describe 'The policies of a pull request' {
    It 'say what blocks it, and can be evaluated once more' {
        $null = New-AdoBranchPolicy main -Repository SecretSauce -BuildPipeline 1 -DisplayName 'Taste it'
        $null = New-AdoBranchPolicy main -Repository SecretSauce -RequiredReviewer 'Ada Operator' -PathFilter /nothing/like/this
        $found = Get-AdoPullRequestPolicy 25
        $found.TypeName | Should -Be 'Minimum number of reviewers', 'Work item linking', Build
        $found.IsBlocking | Should -Be $false, $false, $true
        $found.BlocksCompletion | Should -Be $false, $false, $true
        $found[2].Status, $found[2].Requirement, $found[2].PullRequestId | Should -Be queued, 'Taste it', 25
        (Get-AdoPullRequest 25 | Get-AdoPullRequestPolicy -Blocks).TypeName | Should -Be Build
        (Get-AdoPullRequestPolicy 25 'min*').TypeName | Should -Be 'Minimum number of reviewers'
        (Get-AdoPullRequestPolicy 25 -IncludeNotApplicable).Status | Should -Contain notApplicable
        $again = $found[2] | Restart-AdoPullRequestPolicy
        $again.EvaluationId, $again.Status, $again.ProjectName | Should -Be $found[2].EvaluationId, queued, SecretSauce
        $again.StartedDate | Should -BeGreaterThan $found[2].StartedDate
        # The policies are piped into what changes policies.
        ($found[2] | Set-AdoBranchPolicy -Disabled).IsEnabled | Should -BeFalse
        (Get-AdoPullRequestPolicy 25).TypeName | Should -Not -Contain Build
    }

    It 'of one that is not there are reported' {
        { Get-AdoPullRequestPolicy 999 -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }
}
