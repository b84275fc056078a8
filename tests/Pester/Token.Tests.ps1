#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package

    function Get-Plain([securestring] $Secret) { [Net.NetworkCredential]::new('', $Secret).Password }
    function Get-TokenRequestCount { @(Get-EmulatorRequest $emulator msi).Count }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Get-AdoEntraToken' {
    BeforeAll {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $plain = Get-AdoEntraToken -AsPlainText
        $projects = "$($emulator.Url)/MyOrg/_apis/projects?api-version=7.1"
    }

    It 'gives an object with the token in a SecureString' {
        $token = Get-AdoEntraToken
        $token | Should -BeOfType AdoEntra.AdoToken
        $token.Token | Should -BeOfType securestring
        $token.Token.IsReadOnly() | Should -BeTrue
        Get-Plain $token.Token | Should -BeExactly $plain
        $token.TokenType | Should -Be Bearer
        $token.Source | Should -Be ManagedIdentity
        $token.TenantId | Should -Be '5c1d0000-7e57-4a11-8000-00000000aad1'
        $token.ExpiresOn | Should -BeOfType DateTimeOffset
        $token.ExpiresOn | Should -Be (Get-AdoEntraConnection).TokenExpiresOn
    }

    It 'gives the text itself with -AsPlainText, however opaque it is' {
        $plain | Should -BeOfType string
        $plain | Should -Match '^[A-Za-z0-9_-]{128}$'
    }

    It 'gives headers that Invoke-RestMethod takes' {
        $headers = Get-AdoEntraToken -AsHeader
        $headers | Should -BeOfType hashtable
        $headers.Keys | Should -Be Authorization
        $headers['authorization'] | Should -BeExactly "Bearer $plain"
        (Invoke-RestMethod $projects -Headers $headers).value.name | Should -Contain SecretSauce
    }

    It 'gives a credential whose password is the token' {
        $credential = Get-AdoEntraToken -AsCredential
        $credential | Should -BeOfType pscredential
        $credential.UserName | Should -Not -BeNullOrEmpty
        $credential.GetNetworkCredential().Password | Should -BeExactly $plain
        $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($credential.UserName):$($credential.GetNetworkCredential().Password)"))
        (Invoke-RestMethod $projects -Headers @{ Authorization = "Basic $basic" }).value.name | Should -Contain SecretSauce
    }

    It 'takes one form at a time' {
        (Get-Failure { Get-AdoEntraToken -AsPlainText -AsHeader }).FullyQualifiedErrorId | Should -BeLike 'AmbiguousParameterSet*'
    }

    It 'gives the token of the connection named' {
        $null = Connect-AdoEntra -Identity -ClientId 5c1d0000-0000-4c11-8000-0000000000b2 -Organization MyOrg -Name reader -WarningAction Ignore
        $null = Select-AdoEntraConnection MyOrg
        Get-AdoEntraToken -AsPlainText | Should -BeExactly $plain
        Get-AdoEntraToken -AsPlainText -Connection reader | Should -Not -Be $plain
    }
}

Describe 'A token in the cache' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $first = Get-AdoEntraToken -AsPlainText
    }

    It 'costs no request' {
        Clear-EmulatorRequest $emulator
        1..50 | ForEach-Object { Get-AdoEntraToken -AsPlainText } | Sort-Object -Unique | Should -BeExactly $first
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'serves a second connection of the same identity' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -Name second -WarningAction Ignore
        Get-AdoEntraToken -AsPlainText -Connection second | Should -BeExactly $first
        Get-TokenRequestCount | Should -Be 1
    }

    It 'gives way to a new one from the host with -ForceRefresh, each time' {
        $second = Get-AdoEntraToken -ForceRefresh -AsPlainText
        $third = Get-AdoEntraToken -ForceRefresh -AsPlainText
        @($first, $second, $third | Sort-Object -Unique) | Should -HaveCount 3
        Get-TokenRequestCount | Should -Be 3
        Get-AdoEntraToken -AsPlainText | Should -BeExactly $third
    }

    It 'is gone after Clear-AdoEntraTokenCache, and the connection still there' {
        Clear-AdoEntraTokenCache
        (Get-AdoEntraConnection).TokenExpiresOn | Should -BeNullOrEmpty
        Get-TokenRequestCount | Should -Be 1
        Get-AdoRepository -Project SecretSauce | Should -HaveCount 10
        Get-TokenRequestCount | Should -Be 2
        Get-AdoEntraToken -AsPlainText | Should -Not -Be $first
    }

    It 'is gone after Clear-AdoEntraTokenCache -Connection for that identity alone' {
        $null = Connect-AdoEntra -Identity -ClientId 5c1d0000-0000-4c11-8000-0000000000c3 -Organization MyOrg -Name writer -WarningAction Ignore
        Clear-AdoEntraTokenCache -Connection writer
        (Get-AdoEntraConnection writer).TokenExpiresOn | Should -BeNullOrEmpty
        (Get-AdoEntraConnection MyOrg).TokenExpiresOn | Should -Not -BeNullOrEmpty
    }

    It 'is gone after Disconnect-AdoEntra: the next sign-in goes to the host' {
        Disconnect-AdoEntra
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Get-TokenRequestCount | Should -Be 2
        Get-AdoEntraToken -AsPlainText | Should -Not -Be $first
    }

    It 'stays when a renewal fails' {
        Set-EmulatorFault $emulator msi @{ kind = 'status'; status = 400; body = '{"statusCode":400,"message":"No User Assigned or Delegated Managed Identity found"}' }
        (Get-Failure { Get-AdoEntraToken -ForceRefresh }).FullyQualifiedErrorId | Should -BeLike 'IdentityNotFound*'
        Get-AdoEntraToken -AsPlainText | Should -BeExactly $first
    }
}

Describe 'A token that the service does not accept any more' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Revoke-EmulatorToken $emulator
        Clear-EmulatorRequest $emulator
    }

    It 'is renewed once, and the call succeeds silently' {
        $repositories = Get-AdoRepository -Project SecretSauce -ErrorAction Stop -WarningAction Stop
        $repositories | Should -HaveCount 10
        (Get-EmulatorRequest $emulator).route | Should -Be 'repositories', 'msi', 'repositories'
    }

    It 'is not asked for again when the new one is refused as well' {
        Set-EmulatorFault $emulator repositories @{ kind = 'unauthorized'; form = 'empty' }
        (Get-Failure { Get-AdoRepository -Project SecretSauce -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotSignedIn*'
        (Get-EmulatorRequest $emulator).route | Should -Be 'repositories', 'msi', 'repositories'
    }

    It 'is renewed once for many who notice at the same time' -Skip:($PSEdition -ne 'Core') {
        Set-EmulatorFault $emulator msi @{ kind = 'delay'; delayMs = 300 }
        $connection = Get-AdoEntraConnection
        $counts = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel { @(Get-AdoRepository -Project SecretSauce -Connection $using:connection).Count }
        $counts | Should -Be (@(10) * 8)
        Get-TokenRequestCount | Should -Be 1
    }
}

Describe 'A token that is about to end' {
    # The host has no other one yet; half a minute later it is asked again (TokenProviderTests).
    It 'is not asked for again at each call' {
        $short = Start-Emulator '--token-lifetime', 240
        try {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -Name short -WarningAction Ignore
            $before = @(Get-EmulatorRequest $short msi).Count
            $null = Get-AdoRepository -Project SecretSauce -Connection short
            $null = Get-AdoRepository -Project SecretSauce -Connection short
            @(Get-EmulatorRequest $short msi).Count - $before | Should -Be 0
        }
        finally {
            Disconnect-AdoEntra short
            $short.Process.Kill()
        }
    }
}

Describe 'What is printed of a token or a connection' {
    BeforeAll {
        Reset-Suite $emulator
        $connection = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $token = Get-AdoEntraToken
        $plain = Get-AdoEntraToken -AsPlainText
    }

    It 'has no token in it: <Form>' -ForEach @(
        @{ Form = 'ToString'; Print = { "$args" } }
        @{ Form = 'Format-List'; Print = { $args | Format-List * -Force | Out-String -Width 500 } }
        @{ Form = 'Format-Table'; Print = { $args | Format-Table * -Force | Out-String -Width 2000 } }
        @{ Form = 'Format-Custom'; Print = { $args | Format-Custom -Depth 9 | Out-String -Width 500 } }
        @{ Form = 'ConvertTo-Json'; Print = { $args | ConvertTo-Json -Depth 9 -WarningAction Ignore } }
        @{ Form = 'ConvertTo-Csv'; Print = { $args | ConvertTo-Csv | Out-String } }
    ) {
        foreach ($thing in $token, $connection) {
            $text = & $Print $thing
            $text | Should -Not -BeNullOrEmpty
            $text.Contains($plain) | Should -BeFalse -Because "$Form of a $($thing.GetType().Name) must not show the token"
        }
    }

    It 'still says which token and which connection it is' {
        "$token" | Should -BeLike 'Bearer token from ManagedIdentity until *'
        "$connection" | Should -Be MyOrg
    }
}
