#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Commits, files and their contents, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
}

AfterAll { Stop-Emulator $emulator }

Describe 'Get-AdoCommit' {
    It 'lists the history of the default branch, newest first' {
        $commits = Get-AdoCommit -Repository SecretSauce
        $commits.Count | Should -BeGreaterThan 20
        $commits[0].CommitId | Should -Be (Get-AdoBranch main -Repository SecretSauce).ObjectId
        $dates = @($commits.Date)
        $dates | Should -Be @($dates | Sort-Object -Descending)
        $commits[0].ShortId | Should -Be $commits[0].CommitId.Substring(0, 8)
    }

    It 'reads no more than -First wants' {
        Clear-EmulatorRequest $emulator
        Get-AdoCommit -Repository SecretSauce -First 3 | Should -HaveCount 3
        Get-EmulatorRequest $emulator | Should -HaveCount 1
    }

    It 'reads the branch that it is told, and never another' {
        $tip = (Get-AdoBranch feature/api -Repository SecretSauce).ObjectId
        (Get-AdoCommit -Repository SecretSauce -Branch refs/heads/feature/api -First 1).CommitId | Should -Be $tip
        (Get-AdoBranch feature/api -Repository SecretSauce | Get-AdoCommit -First 1).CommitId | Should -Be $tip
        $failure = $null
        Get-AdoCommit -Repository SecretSauce -Branch no-such -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'finds by author, path and time' {
        $all = Get-AdoCommit -Repository SecretSauce
        $author = $all[-1].Author.Name
        $found = Get-AdoCommit -Repository SecretSauce -Author $author
        $found.Count | Should -Be @($all | Where-Object { $_.Author.Name -eq $author }).Count
        $middle = $all[10].Date
        Get-AdoCommit -Repository SecretSauce -After $middle | ForEach-Object Date | Should -Not -BeLessThan $middle
        (Get-AdoCommit -Repository SecretSauce -Before $middle).Count | Should -BeLessThan $all.Count
    }

    It 'reads one by its id' {
        $id = (Get-AdoBranch main -Repository api).ObjectId
        (Get-AdoCommit $id -Repository api).CommitId | Should -Be $id
    }

    It 'refuses two versions at once' {
        { Get-AdoCommit -Repository api -Branch main -Tag v1.0 -ErrorAction Stop } | Should -Throw 'Only one of -Branch, -Tag and -Commit*'
    }
}

Describe 'Get-AdoItem' {
    It 'lists a folder without the folder itself, and all with -Recurse' {
        $top = Get-AdoItem -Repository SecretSauce
        $top.Path | Should -Not -Contain '/'
        $all = Get-AdoItem -Repository SecretSauce -Recurse
        $all.Count | Should -BeGreaterThan $top.Count
        foreach ($item in $top) { $all.Path | Should -Contain $item.Path }
        $file = $all | Where-Object { -not $_.IsFolder } | Select-Object -First 1
        (Get-AdoItem $file.Path -Repository SecretSauce).ObjectId | Should -Be $file.ObjectId
        $file.RepositoryName, $file.ProjectName | Should -Be SecretSauce, SecretSauce
    }

    It 'that is not there is NotFound' {
        { Get-AdoItem /no/such -Repository SecretSauce -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }
}

Describe 'Get-AdoFileContent' {
    BeforeAll {
        # What the files hold, made by the service's own push.
        function Push-File([hashtable] $Files) {
            $main = (Get-AdoBranch main -Repository docs).ObjectId
            $changes = @(foreach ($path in $Files.Keys) {
                @{ changeType = 'add'; item = @{ path = $path }; newContent = @{ content = [Convert]::ToBase64String($Files[$path]); contentType = 'base64Encoded' } }
            })
            $null = Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/docs/pushes -Method Post -Body @{
                refUpdates = @(@{ name = 'refs/heads/texts'; oldObjectId = '0' * 40 })
                commits    = @(@{ comment = 'Texts'; parents = @($main); changes = $changes })
            }
        }
        $text = "Grüße, 名前`r`nzweite Zeile`n"
        $bytes = [byte[]](0, 1, 2, 255, 0)
        Push-File @{
            '/texts/utf8.txt'   = [Text.UTF8Encoding]::new($false).GetBytes($text)
            '/texts/mark.txt'   = [Text.UTF8Encoding]::new($true).GetPreamble() + [Text.Encoding]::UTF8.GetBytes($text)
            '/texts/utf16.txt'  = [Text.Encoding]::Unicode.GetPreamble() + [Text.Encoding]::Unicode.GetBytes($text)
            '/texts/latin1.txt' = [Text.Encoding]::GetEncoding('iso-8859-1').GetBytes('Grüße')
            '/texts/binary.bin' = $bytes
            '/texts/empty.txt'  = [byte[]]::new(0)
            '/texts/# ä+%.txt'  = [Text.Encoding]::UTF8.GetBytes('odd')
        }
        $there = @{ Repository = 'docs'; Branch = 'texts' }
    }

    It 'gives the text of <_> with its line ends' -ForEach '/texts/utf8.txt', '/texts/mark.txt', '/texts/utf16.txt' {
        Get-AdoFileContent $_ @there | Should -BeExactly $text
    }

    It 'finds a file of any name, and one that is empty' {
        Get-AdoFileContent '/texts/# ä+%.txt' @there | Should -Be odd
        Get-AdoFileContent /texts/empty.txt @there | Should -BeExactly ''
    }

    It 'gives no damaged text' {
        $failure = { Get-AdoFileContent /texts/latin1.txt @there -ErrorAction Stop } | Should -Throw -PassThru
        "$failure" | Should -Match 'cannot be read as utf-8'
        Get-AdoFileContent /texts/latin1.txt @there -Encoding iso-8859-1 | Should -BeExactly Grüße
        { Get-AdoFileContent /texts/binary.bin @there -ErrorAction Stop } | Should -Throw "The file '/texts/binary.bin' is binary*"
        { Get-AdoFileContent /texts/utf8.txt @there -Encoding no-such -ErrorAction Stop } | Should -Throw "The encoding 'no-such'*"
    }

    It 'gives bytes in one array, and saves them' {
        $read = Get-AdoFileContent /texts/binary.bin @there -AsByteStream
        , $read | Should -BeOfType ([byte[]])
        "$read" | Should -Be "$bytes"
        $file = Get-AdoFileContent /texts/binary.bin @there -OutFile TestDrive:/saved.bin
        "$([IO.File]::ReadAllBytes($file.FullName))" | Should -Be "$bytes"
        { Get-AdoFileContent /texts/binary.bin @there -OutFile TestDrive:/saved.bin -ErrorAction Stop } | Should -Throw -ErrorId 'Conflict,*'
    }

    It 'takes files from the list of a branch, each from the commit that was listed' {
        $contents = Get-AdoItem /texts @there | Where-Object Name -In utf8.txt, empty.txt | Sort-Object Name | Get-AdoFileContent
        $contents | Should -Be '', $text
    }

    It 'that is not there is an error, and the next one is read' {
        $failure = $null
        $read = '/texts/gone.txt', '/texts/utf8.txt' | ForEach-Object { [pscustomobject]@{ Path = $_; Repository = 'docs' } } |
            Get-AdoFileContent -Branch texts -ErrorVariable failure -ErrorAction SilentlyContinue
        $read | Should -Be $text
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }
    It 'that is not there, nor its branch, is a matter of names, and of no right: <Line>' -ForEach @(
        @{ Line = 'Get-AdoFileContent /gone.txt -Repository docs'; Says = 'does not have it'; Do = '^Check the path' }
        @{ Line = 'Get-AdoFileContent /README.md -Repository docs -Branch gone'; Says = 'no such branch'; Do = '^Check its name' }
        @{ Line = 'Get-AdoCommit -Repository docs -Branch gone'; Says = 'no such branch'; Do = '^Check its name' }
        @{ Line = 'Get-AdoItem -Repository sandbox'; Says = 'no such branch'; Do = 'until a first commit is pushed' }
        @{ Line = 'New-AdoPullRequest gone main -Title x -Repository docs'; Says = 'no such branch'; Do = '^Check its name' }
    ) {
        $failure = { $ErrorActionPreference = 'Stop'; Invoke-Expression $Line } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        "$failure" | Should -Match $Says
        $failure.ErrorDetails.RecommendedAction | Should -Match $Do
        $failure.ErrorDetails.RecommendedAction | Should -Not -Match administrator
    }
}
