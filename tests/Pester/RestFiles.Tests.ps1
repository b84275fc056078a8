#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    . "$PSScriptRoot/FailureChecks.ps1"
}

AfterAll { Stop-Emulator $emulator }

Describe 'A file that an answer is saved to' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        Clear-EmulatorRequest $emulator
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([Guid]::NewGuid().ToString('N')))).FullName
        $file = Join-Path $folder 'answer.json'
    }

    It 'has what came, byte for byte, and nothing goes on through the pipeline' {
        Invoke-AdoRestMethod _apis/projects -NoPaging -OutFile $file | Should -BeNullOrEmpty
        [IO.File]::ReadAllText($file) | Should -BeExactly (Invoke-AdoRestMethod _apis/projects -NoPaging -Raw)
        (Get-ChildItem $folder).Name | Should -Be answer.json
    }

    It 'is found from the location of the session, and from a drive of it' {
        Push-Location $folder
        try { Invoke-AdoRestMethod _apis/projects -OutFile here.json } finally { Pop-Location }
        $null = New-PSDrive -Name adofiles -PSProvider FileSystem -Root $folder
        Invoke-AdoRestMethod _apis/projects -OutFile adofiles:/there.json
        (Get-ChildItem $folder).Name | Sort-Object | Should -Be here.json, there.json
    }

    It 'is kept where there is one, and nothing is asked' {
        Set-Content $file 'mine' -NoNewline
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects -OutFile $file }) Conflict ResourceExists "*$file*-Force*"
        Get-Content $file -Raw | Should -Be mine
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'is replaced with -Force, when the new one is whole' {
        Set-Content $file 'mine' -NoNewline
        Set-EmulatorFault $emulator projects @{ kind = 'status'; status = 403; identified = $true }
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects -OutFile $file -Force -ErrorAction Stop }) NotPermitted PermissionDenied '*'
        Get-Content $file -Raw | Should -Be mine
        Clear-EmulatorFault $emulator
        Invoke-AdoRestMethod _apis/projects -OutFile $file -Force
        (Get-Content $file -Raw | ConvertFrom-Json).value[0].name | Should -Be SecretSauce
    }

    It 'is gone on with where it broke off' {
        $path = 'SecretSauce/_apis/git/repositories/api/items?path=/&$format=zip'
        $whole = Join-Path $folder 'whole.zip'
        Invoke-AdoRestMethod $path -OutFile $whole
        Clear-EmulatorRequest $emulator
        Set-EmulatorFault $emulator any @{ kind = 'cut'; times = 1 }
        Invoke-AdoRestMethod $path -OutFile (Join-Path $folder 'broken.zip')
        (Get-FileHash (Join-Path $folder 'broken.zip')).Hash | Should -Be (Get-FileHash $whole).Hash
        $requests = Get-EmulatorRequest $emulator
        $requests | Should -HaveCount 2
        $requests[1].headers.Range | Should -BeLike 'bytes=*-'
        (Get-ChildItem $folder).Name | Sort-Object | Should -Be broken.zip, whole.zip
    }

    It 'comes from the store that the service leads to, without the token' {
        $artifact = Invoke-AdoRestMethod 'SecretSauce/_apis/build/builds?statusFilter=completed' -First 1 | ForEach-Object { Invoke-AdoRestMethod "SecretSauce/_apis/build/builds/$($_.id)/artifacts" -First 1 }
        Invoke-AdoRestMethod $artifact.resource.downloadUrl -OutFile (Join-Path $folder 'drop.zip')
        (Get-Item (Join-Path $folder 'drop.zip')).Length | Should -BeGreaterThan 0
    }

    It 'that cannot be written is said before anything is asked' {
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects -OutFile (Join-Path $folder 'no/such/folder/x') }) InvalidRequest InvalidArgument "*no/such/folder*"
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects -OutFile $folder }) InvalidRequest InvalidArgument "*$folder*"
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}

Describe 'A file that is sent' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        Clear-EmulatorRequest $emulator
        $file = Join-Path $TestDrive "$([Guid]::NewGuid().ToString('N')).json"
    }

    It 'arrives as it is, with the media type that the operation takes' {
        [IO.File]::WriteAllText($file, '{"name":"out of a file"}')
        (Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -InFile $file).name | Should -Be 'out of a file'
        (Get-EmulatorRequest $emulator repositories)[0].headers.'Content-Type' | Should -BeLike 'application/json*'
        Invoke-AdoRestMethod 'SecretSauce/_apis/git/repositories/out of a file' -Method Delete -ErrorAction Stop
    }

    It 'may be as large as it likes, and is not read into the memory' {
        $stream = [IO.File]::Create($file)
        $stream.SetLength(300MB)
        $stream.Dispose()
        $before = [GC]::GetTotalAllocatedBytes()
        $null = Get-Failure { Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -InFile $file -ErrorAction Stop }
        ([GC]::GetTotalAllocatedBytes() - $before) / 1MB | Should -BeLessThan 60
    }
}
