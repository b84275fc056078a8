#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator '--repositories', 3000
    Import-Package
    . "$PSScriptRoot/FailureChecks.ps1"

    $throttled = @{ kind = 'status'; status = 429; body = '{"message":"TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource ''Concurrency''."}'; headers = @{ 'Retry-After' = '2'; 'X-RateLimit-Resource' = 'core' } }

    function Invoke-Watched([string] $Line) {
        # Runs a line in a runspace of its own and gives back its streams; progress as lines of text.
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('$null = Connect-AdoEntra -Identity MyOrg -SkipVerification -WarningAction Ignore').Invoke()
            $shell.Commands.Clear()
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $given = $shell.AddScript($Line).Invoke()
            [pscustomobject]@{
                Given    = @($given)
                Elapsed  = $watch.Elapsed
                Verbose  = @($shell.Streams.Verbose | ForEach-Object { "$_" })
                Progress = @($shell.Streams.Progress)
                Error    = @($shell.Streams.Error)
            }
        }
        finally {
            $shell.Dispose()
        }
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'A service that asks to wait' {
    BeforeEach { Reset-Suite $emulator }

    It 'is waited for, visibly, and then gives all' {
        Set-EmulatorFault $emulator projects ($throttled + @{ times = 1 })
        $seen = Invoke-Watched 'Invoke-AdoRestMethod _apis/projects -Verbose'
        $seen.Error | Should -BeNullOrEmpty
        $seen.Given.name | Should -Contain SecretSauce
        $seen.Elapsed.TotalSeconds | Should -BeGreaterThan 1.8
        Get-EmulatorRequest $emulator projects | Should -HaveCount 2
        @($seen.Verbose) -like '*is throttling this identity: waiting*' | Should -HaveCount 1
        $shown = @($seen.Progress | Where-Object StatusDescription -Like '*waiting*')
        $shown | Should -HaveCount 1
        $shown[0].SecondsRemaining | Should -Be 2
        ($seen.Progress | Where-Object ActivityId -EQ $shown[0].ActivityId)[-1].RecordType | Should -Be Completed
    }

    It 'holds back another runspace of the same identity too, after a good answer' {
        # An identity that no other test uses, which has to wait for two minutes.
        $signIn = '$null = Connect-AdoEntra -Identity MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000c3 -SkipVerification -WarningAction Ignore'
        Set-EmulatorFault $emulator projects @{ kind = 'delay'; headers = @{ 'Retry-After' = '120'; 'X-RateLimit-Delay' = '0.5' }; times = 1 }
        (Invoke-Watched "$signIn; Invoke-AdoRestMethod _apis/projects/SecretSauce").Given.name | Should -Be SecretSauce
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("$signIn; Invoke-AdoRestMethod _apis/projects/Legacy -Verbose").BeginInvoke()
            $null = Wait-Until { @($shell.Streams.Verbose) -like '*is throttling this identity: waiting*' }
            $shell.Stop()
            @($shell.Streams.Verbose) -like '*is throttling this identity: waiting*' | Should -HaveCount 1
            Get-EmulatorRequest $emulator projects | Should -HaveCount 1
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'is not waited for when that takes longer than the command may, and says so at once' {
        Set-EmulatorFault $emulator projects @{ kind = 'status'; status = 429; headers = @{ 'Retry-After' = '200' }; times = 1 }
        $null = Connect-AdoEntra -Identity MyOrg -SkipVerification -WarningAction Ignore -ClientId 5c1d0000-0000-4c11-8000-0000000000b2
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects -TimeoutSec 60 }) Throttled ResourceBusy '*(429)*200 s*'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
    }
}

Describe 'A service that fails' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        Clear-EmulatorRequest $emulator
    }

    It 'is asked again, each time visible with -Verbose' {
        Set-EmulatorFault $emulator projects @{ kind = 'status'; status = 503; times = 2 }
        $lines = Invoke-AdoRestMethod _apis/projects/SecretSauce -Verbose 4>&1
        $lines[-1].name | Should -Be SecretSauce
        @($lines) -like '*Retrying in*(retry ? of 4)*' | Should -HaveCount 2
        Get-EmulatorRequest $emulator projects | Should -HaveCount 3
    }

    It 'is not asked twice to make something, unless it surely has not' {
        Set-EmulatorFault $emulator repositories @{ kind = 'status'; status = 500; times = 1 }
        $failure = Get-Failure { Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body @{ name = 'twice' } }
        Assert-Failure $failure Transient ConnectionError '*(500)*'
        Get-EmulatorRequest $emulator repositories | Should -HaveCount 1

        Set-EmulatorFault $emulator repositories ($throttled + @{ times = 1 })
        (Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body @{ name = 'once' }).name | Should -Be once
        Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/once -Method Delete
    }

    It 'in the middle of a list loses nothing of it and gives nothing twice' {
        Set-EmulatorFault $emulator repositories @{ kind = 'cut'; times = 2 }
        $all = Invoke-AdoRestMethod Large/_apis/git/repositories
        $all | Should -HaveCount 3000
        @($all.id | Sort-Object -Unique) | Should -HaveCount 3000
        Get-EmulatorRequest $emulator repositories | Should -HaveCount 3
    }
}

Describe 'An answer that is a refusal in disguise' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
    }

    It 'is NotSignedIn: <What>' -ForEach @(
        @{ What = 'the page to sign in, as 203'; Fault = @{ kind = 'signInPage' } }
        @{ What = 'the page to sign in, as 200'; Fault = @{ kind = 'signInPage'; status = 200 } }
        @{ What = 'a redirect to sign in'; Fault = @{ kind = 'redirect'; target = 'signIn' } }
        @{ What = 'a 401 without a message'; Fault = @{ kind = 'unauthorized'; form = 'empty' } }
    ) {
        Set-EmulatorFault $emulator projects $Fault
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects }) NotSignedIn AuthenticationError '*'

        $file = Join-Path $TestDrive 'page.html'
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects -OutFile $file -Force }) NotSignedIn AuthenticationError '*'
        Test-Path $file | Should -BeFalse
    }

    It 'renews a revoked token silently' {
        Revoke-EmulatorToken $emulator
        (Invoke-AdoRestMethod _apis/projects/SecretSauce).name | Should -Be SecretSauce
    }
}

Describe 'Progress of a long list' {
    It 'tells pages and items, and is gone at the end' {
        Reset-Suite $emulator
        Set-EmulatorFault $emulator any @{ kind = 'delay'; delayMs = 600 }
        $seen = Invoke-Watched 'Invoke-AdoRestMethod _apis/projects -Query @{ ''$top'' = 2 }'
        $seen.Given.Count | Should -BeGreaterThan 4
        $pages = @($seen.Progress | Where-Object { "$($_.Activity) $($_.StatusDescription)" -match '\d+ (pages?|items?)' })
        $pages | Should -Not -BeNullOrEmpty
        $seen.Progress[-1].RecordType | Should -Be Completed
    }
}
