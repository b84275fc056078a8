#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What a person sees: tables that fit the window. Objects keep the exact values (Output.Tests.ps1).

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $connection = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
    function Get-Printed([int] $Width) { ($input | Out-String -Width $Width).Trim() -replace '\x1b\[[0-9;]*m' -split '\r?\n' }
}

AfterAll { Stop-Emulator $emulator }

Describe 'A table in a window of <Width> columns' -ForEach @{ Width = 80 }, @{ Width = 120 } {
    It 'has short sizes and branches, and cuts the address alone' {
        $repositories = Get-AdoRepository -Project SecretSauce
        $lines = $repositories | Get-Printed $Width
        $lines | Should -HaveCount ($repositories.Count + 2)
        $lines[0] | Should -Match '^Project +Name +DefaultBranch +Size RemoteUrl$'
        $lines -match '^SecretSauce mobile app +develop +830 KB http://' | Should -HaveCount 1
        $lines -match '^SecretSauce sandbox +0 B http://' | Should -HaveCount 1
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual $Width }
        $lines -match 'refs/heads' | Should -BeNullOrEmpty
    }

    It 'has dates in the short form of this place' {
        $projects = Get-AdoProject
        $lines = $projects | Get-Printed $Width
        $lines | Should -HaveCount ($projects.Count + 2)
        $shown = '{0:g}' -f $projects[0].LastUpdateTime.LocalDateTime
        $lines[2] | Should -Match "^SecretSauce +private +wellFormed +$([regex]::Escape($shown)) The recipes\.$"
        $lines = Get-AdoEntraConnection | Get-Printed $Width
        $lines | Should -HaveCount 3
        $lines[2] | Should -Match "$([regex]::Escape('{0:g}' -f $connection.TokenExpiresOn.LocalDateTime))$"
    }
}

Describe 'A size' {
    It 'of <Size> bytes is <Shown>' -ForEach @(
        @{ Size = 0; Shown = '0 B' }
        @{ Size = 999; Shown = '999 B' }
        @{ Size = 1000; Shown = '1 KB' }
        @{ Size = 1023999; Shown = '1000 KB' }
        @{ Size = 1024000; Shown = "$('{0:0.0}' -f 1) MB" }
        @{ Size = 5000000000; Shown = "$('{0:0.0}' -f 4.7) GB" }
    ) {
        $body = '{"count":1,"value":[{"id":"1","name":"n","size":' + $Size + '}]}'
        Set-EmulatorFault $emulator repositories @{ kind = 'status'; status = 200; body = $body; times = 1 }
        $repository = Get-AdoRepository -Project SecretSauce
        ($repository | Get-Printed 120)[2].Trim() | Should -BeLike "n *$Shown"
        $repository.Size | Should -Be $Size
    }
}

Describe 'One line with commands of two kinds' {
    BeforeAll {
        $fresh = Start-FreshShell
        $lines = (Invoke-FreshShell -In $fresh {
            function Get-Line([scriptblock] $Line) { & $Line | Out-Default }
            $transcript = Join-Path ([IO.Path]::GetTempPath()) "adoentra-$([Guid]::NewGuid()).txt"
            $null = Start-Transcript $transcript
            Get-Line { Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore; Get-AdoRepository -Project SecretSauce -First 2 }
            Get-Line { Select-AdoEntraConnection MyOrg; Get-AdoProject -First 2 }
            . { Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore -OutVariable kept } | Out-Default
            $null = Stop-Transcript
            "kept: $($kept[0].GetType())"
            Get-Content $transcript
            Remove-Item $transcript
        }).Result -replace '\x1b\[[0-9;]*m'
    }

    AfterAll { Stop-FreshShell $fresh }

    It 'prints a table for each' {
        $lines -match '^Name +Organization +Project +Credential +Identity +TokenExpiresOn$' | Should -HaveCount 3
        $lines -match '^Project +Name +DefaultBranch +Size RemoteUrl$' | Should -HaveCount 1
        $lines -match '^SecretSauce api +main ' | Should -HaveCount 1
        $lines -match '^Name +Visibility +State +LastUpdateTime +Description$' | Should -HaveCount 1
    }

    It 'gives the object itself to the code that takes it' {
        $lines -eq 'kept: AdoEntra.AdoConnection' | Should -HaveCount 1
        $given = & { Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore } | ForEach-Object { $_ }
        $given | Should -BeOfType AdoEntra.AdoConnection
        (Select-AdoEntraConnection MyOrg) | Should -BeOfType AdoEntra.AdoConnection
    }
}
