#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Files that are written without a clone, as it is typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore

    function Get-Text([string] $Path, [string] $Branch) { Get-AdoFileContent $Path -Repository SecretSauce -Branch $Branch }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Set-AdoFileContent' {
    BeforeEach { $branch = (New-AdoBranch "work/$([guid]::NewGuid())" -Repository SecretSauce).BranchName }

    It 'writes a text, lines and bytes, and gives out the push' {
        $push = Set-AdoFileContent /a.txt "one`n" -Repository SecretSauce -Branch $branch -Message 'By hand'
        $push.BranchName, $push.Comment, $push.RepositoryName | Should -Be $branch, 'By hand', SecretSauce
        $push.CommitId | Should -Be (Get-AdoBranch $branch -Repository SecretSauce).ObjectId
        Set-AdoFileContent b.txt -Content 'one', 'two' -Repository SecretSauce -Branch "origin/$branch" | Should -HaveCount 1
        Set-AdoFileContent /c.bin -Content ([byte[]](0, 1, 255)) -Repository SecretSauce -Branch "refs/heads/$branch" | Should -HaveCount 1
        Get-Text /a.txt $branch | Should -Be "one`n"
        Get-Text /b.txt $branch | Should -Be "one`ntwo`n"
        (Get-AdoFileContent /c.bin -Repository SecretSauce -Branch $branch -AsByteStream) -join ' ' | Should -Be '0 1 255'
    }

    It 'pushes a folder at once, whatever the files are called' {
        $folder = Join-Path $TestDrive "ö # & 名 $(Get-Random)"
        $null = New-Item -ItemType Directory "$folder/docs/deep"
        Set-Content "$folder/docs/a # b%20.md" 'A'
        Set-Content "$folder/docs/deep/ä+名.md" 'B'
        Push-Location $folder
        try {
            Clear-EmulatorRequest $emulator
            $push = Get-ChildItem docs -Recurse | Set-AdoFileContent -Repository SecretSauce -Branch $branch
            @(Get-EmulatorRequest $emulator | Where-Object method -EQ POST) | Should -HaveCount 1
            Get-ChildItem docs -Recurse | Set-AdoFileContent -Repository SecretSauce -Branch $branch | Should -BeNullOrEmpty
            Get-ChildItem docs/deep | Set-AdoFileContent -Repository SecretSauce -Branch $branch -RelativeBasePath docs -Destination /to |
                Should -HaveCount 1
        }
        finally { Pop-Location }
        $push | Should -HaveCount 1
        $push.Comment | Should -Be 'Add 2 files'
        Get-Text '/docs/a # b%20.md' $branch | Should -Match '^A'
        Get-Text '/docs/deep/ä+名.md' $branch | Should -Match '^B'
        Get-Text '/to/deep/ä+名.md' $branch | Should -Match '^B'
    }

    It 'renames and deletes, also what Get-AdoItem lists' {
        $null = Set-AdoFileContent /README.md -NewPath /docs/README.md -Repository SecretSauce -Branch $branch
        $items = Get-AdoItem /docs -Recurse -Repository SecretSauce -Branch $branch
        $items.Name | Should -Contain README.md
        $push = $items | Set-AdoFileContent -Delete -Branch $branch -Confirm:$false
        $push.Comment | Should -BeLike 'Delete * files'
        { Get-AdoItem /docs -Repository SecretSauce -Branch $branch -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'lists with -WhatIf what it would do, and does nothing' {
        $tip = (Get-AdoBranch $branch -Repository SecretSauce).ObjectId
        Clear-EmulatorRequest $emulator
        Set-AdoFileContent /README.md x -Repository SecretSauce -Branch $branch -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest $emulator | Where-Object method -NE GET | Should -BeNullOrEmpty
        (Get-AdoBranch $branch -Repository SecretSauce).ObjectId | Should -Be $tip
    }

    It 'takes rows with paths and contents' {
        $push = [pscustomobject]@{ Path = '/x.txt'; Content = 'X' }, [pscustomobject]@{ Path = '/y.txt'; Content = 'Y' } |
            Set-AdoFileContent -Repository SecretSauce -Branch $branch
        $push.Comment | Should -Be 'Add 2 files'
        Get-Text /y.txt $branch | Should -Be Y
    }

    It 'writes nothing where one of the inputs is refused, or the file was changed meanwhile' {
        $tip = (Get-AdoBranch $branch -Repository SecretSauce).ObjectId
        $outside = New-Item (Join-Path $TestDrive "outside-$(Get-Random)")
        $failure = $null
        $rows = [pscustomobject]@{ Path = '/x.txt'; Content = 'X' }, [pscustomobject]@{ Path = '/../y'; Content = 'Y' }
        $rows | Set-AdoFileContent -Repository SecretSauce -Branch $branch -ErrorVariable failure -ErrorAction SilentlyContinue -WarningAction Ignore
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        { $outside | Set-AdoFileContent -Repository SecretSauce -Branch $branch -RelativeBasePath $PSScriptRoot -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidRequest,*'
        { Set-AdoFileContent /README.md x -Repository SecretSauce -Branch $branch -ObjectId ('0' * 40) -ErrorAction Stop } |
            Should -Throw -ErrorId 'Conflict,*'
        { Set-AdoFileContent /README.md -Repository SecretSauce -Branch $branch -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        { Set-AdoFileContent /a x -Repository SecretSauce -Branch no-such -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
        (Get-AdoBranch $branch -Repository SecretSauce).ObjectId | Should -Be $tip
    }

    It 'creates a branch, and the first one of an empty repository' {
        $null = Set-AdoFileContent /a x -Repository SecretSauce -Branch "$branch/new" -Source main -ErrorAction SilentlyContinue
        (Set-AdoFileContent /a x -Repository SecretSauce -Branch "$branch-new" -Source main).BranchName | Should -Be "$branch-new"
        (Set-AdoFileContent /a x -Repository sandbox -Branch trunk).BranchName | Should -Be trunk
        (Get-AdoRepository sandbox).DefaultBranchName | Should -Be trunk
    }

    It 'keeps to -Encoding and -LineEnding' {
        $null = Set-AdoFileContent /e.txt "ä`n" -Repository SecretSauce -Branch $branch -Encoding utf8BOM -LineEnding CRLF
        (Get-AdoFileContent /e.txt -Repository SecretSauce -Branch $branch -AsByteStream) -join ' ' | Should -Be '239 187 191 195 164 13 10'
        { Set-AdoFileContent /e.txt x -Repository SecretSauce -Branch $branch -Encoding no-such -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidRequest,*'
    }

    It 'refuses an object of another organization' {
        $row = [pscustomobject]@{ Organization = 'Elsewhere'; Path = '/x'; Content = 'x' }
        { $row | Set-AdoFileContent -Repository SecretSauce -Branch $branch -ErrorAction Stop -WarningAction Ignore } |
            Should -Throw -ErrorId 'InvalidRequest,*'
    }
}
