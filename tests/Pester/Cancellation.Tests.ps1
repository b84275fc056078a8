#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator '--repositories', 2000
    Import-Package

    # The whole list would take five minutes. A request that ends before is one that the client has left: 'clientGone'.
    $drip = @{ kind = 'drip'; pieceBytes = 1024; intervalMs = 200 }
}

AfterAll { Stop-Emulator $emulator }

Describe 'A consumer that has enough' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        Set-EmulatorFault $emulator repositories $drip
    }

    AfterEach {
        (Wait-EmulatorRequest $emulator repositories).outcome | Should -Be clientGone
        Clear-EmulatorFault $emulator
        Get-AdoRepository -Project SecretSauce -ErrorAction Stop | Should -HaveCount 10
    }

    It 'gets the first object while the body is still arriving, and ends the request' {
        $outcomes = Get-AdoRepository -Project Large | Select-Object -First 1 | ForEach-Object { $_.Name, (Get-EmulatorRequest $emulator repositories)[-1].outcome }
        $outcomes | Should -Be 'repository-00001', 'open'
    }

    It 'ends the request with -First of the command itself' {
        (Get-AdoRepository -Project Large -First 1).Name | Should -Be 'repository-00001'
    }

    It 'gets its own exception back when it throws, as it was' {
        $mine = [InvalidOperationException]::new('mine')
        $failure = Get-Failure { Get-AdoRepository -Project Large | ForEach-Object { throw $mine } }
        [object]::ReferenceEquals($failure.Exception, $mine) | Should -BeTrue
        $failure.FullyQualifiedErrorId | Should -Be mine
    }

    It 'can break out of a loop around the pipeline' {
        $seen = 0
        while ($true) {
            Get-AdoRepository -Project Large | ForEach-Object { $seen++; break }
        }
        $seen | Should -Be 1
    }

    It 'ends what Invoke-AdoRestMethod still reads, and the page that it has asked for ahead' {
        (Invoke-AdoRestMethod Large/_apis/git/repositories | Select-Object -First 1).name | Should -Be 'repository-00001'
    }

    It 'ends it also when a command further on fails' {
        $failure = Get-Failure { Get-AdoRepository -Project Large | Get-Item -LiteralPath { $_.Name } -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
    }
}

Describe 'Stopping' {
    BeforeEach { Reset-Suite $emulator }

    # What is stopped would else go on for minutes: a request hangs, and one that is answered asks for a long wait or is followed by one that hangs.
    It 'ends <What>' -ForEach @(
        @{ What = 'a list that does not begin'; Route = 'repositories'; Fault = @{ kind = 'hang' }; Script = 'Get-AdoRepository -Project SecretSauce' }
        @{ What = 'a list that is arriving'; Route = 'repositories'; Fault = @{ kind = 'drip'; pieceBytes = 1024; intervalMs = 200 }; Script = 'Get-AdoRepository -Project Large' }
        @{ What = 'a sign-in that waits for the token'; Route = 'msi'; Fault = @{ kind = 'hang' }; Script = 'Connect-AdoEntra -Identity MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000b2 -TimeoutSec 600' }
        @{ What = 'a sign-in that waits for the organization'; Route = 'connectionData'; Fault = @{ kind = 'hang' }; Script = 'Connect-AdoEntra -Identity MyOrg -TimeoutSec 600' }
        @{ What = 'a sign-in that waits between two tries'; Route = 'msi'; Fault = @{ kind = 'status'; status = 500; headers = @{ 'Retry-After' = '7' }; times = 1 }, @{ kind = 'hang' }; Script = 'Connect-AdoEntra -Identity MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000b2 -TimeoutSec 600'; Outcome = 'answered', 'clientGone' }
        @{ What = 'a call that gets no answer'; Route = 'projects'; Fault = @{ kind = 'hang' }; Script = 'Invoke-AdoRestMethod _apis/projects/SecretSauce' }
        @{ What = 'a call that has to wait before it is repeated'; Route = 'projects'; Fault = @{ kind = 'status'; status = 429; headers = @{ 'Retry-After' = '200' }; times = 1 }; Script = 'Invoke-AdoRestMethod _apis/projects/Empty -Connection (Connect-AdoEntra -Identity MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000b2 -Name waiting -SkipVerification -WarningAction Ignore)'; Outcome = 'answered' }
        @{ What = 'several calls ahead'; Route = 'projects'; Fault = @{ kind = 'hang'; skip = 1 }; Script = '1..9 | ForEach-Object { "_apis/projects/SecretSauce" } | Invoke-AdoRestMethod' }
        @{ What = 'a change that gets no answer'; Route = 'repositories'; Fault = @{ kind = 'hang' }; Script = 'Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body @{ name = "hung" }' }
        @{ What = 'a download that is arriving'; Route = 'repositories'; Fault = @{ kind = 'drip'; pieceBytes = 1024; intervalMs = 200 }; Script = 'Invoke-AdoRestMethod Large/_apis/git/repositories -OutFile (Join-Path ([IO.Path]::GetTempPath()) "adoentra-stopped.json") -Force' }
        @{ What = 'a renewal of the token'; Route = 'msi'; Fault = @{ kind = 'hang' }; Script = 'Get-AdoEntraToken -ForceRefresh' }
    ) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('$null = Connect-AdoEntra -Identity MyOrg -SkipVerification -WarningAction Ignore').Invoke()
            Set-EmulatorFault $emulator $Route $Fault
            Clear-EmulatorRequest $emulator
            $shell.Commands.Clear()
            $running = $shell.AddScript($Script).BeginInvoke()
            $null = Wait-EmulatorRequest $emulator $Route -Open
            $running.IsCompleted | Should -BeFalse

            $shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(60000) | Should -BeTrue -Because 'a command that goes on does so for minutes'
            $shell.InvocationStateInfo.State | Should -Be Stopped
            (Wait-EmulatorRequest $emulator $Route).outcome | Should -BeIn $(if ($Outcome) { $Outcome } else { 'clientGone' })
            $shell.Streams.Error | Should -BeNullOrEmpty

            Clear-EmulatorFault $emulator
            $shell.Commands.Clear()
            $shell.AddScript('(Get-AdoProject SecretSauce -Connection MyOrg).Name').Invoke() | Should -Be SecretSauce
        }
        finally {
            $shell.Dispose()
        }
    }
}
