#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What people give in the place of a SecureString (S8, S16, S26): taken, or refused before any request is sent; never shown.

BeforeDiscovery {
    # $t is a good token, $secure the same as a SecureString.
    $taken = @(
        @{ What = 'a text'; Give = { $t }; Plain = $true }
        @{ What = 'a text with a byte order mark and a line end'; Give = { "$([char]0xFEFF)$t`r`n" }; Plain = $true }
        @{ What = 'a SecureString'; Give = { $secure } }
        @{ What = 'a SecureString with a line end'; Give = { ConvertTo-SecureString "$t`n`0" -AsPlainText -Force } }
        @{ What = 'the JSON of az'; Give = { @{ accessToken = $t; expires_on = 1; tokenType = 'Bearer' } | ConvertTo-Json }; Plain = $true }
        @{ What = 'the JSON of az in lines, as the shell gives it'; Give = { (@{ accessToken = $t; tokenType = 'Bearer' } | ConvertTo-Json) -split "`n" }; Plain = $true }
        @{ What = 'the JSON of az, converted'; Give = { [pscustomobject]@{ accessToken = $t; tokenType = 'Bearer' } }; Plain = $true }
        @{ What = 'a list of one'; Give = { , @($t) }; Plain = $true }
        @{ What = 'a text in quotes'; Give = { "`"$t`"" }; Plain = $true }
        @{ What = 'the value of a header'; Give = { "Bearer $t" }; Plain = $true }
        @{ What = 'the headers of Get-AdoEntraToken'; Give = { @{ Authorization = "Bearer $t" } }; Plain = $true }
        @{ What = 'a dictionary of .NET'; Give = { $d = [Collections.Generic.Dictionary[string, object]]::new(); $d['token'] = $t; , $d }; Plain = $true }
        @{ What = 'an object of Get-AzAccessToken'; Give = { [pscustomobject]@{ Token = $t; ExpiresOn = [DateTimeOffset]::Now; Type = 'Bearer' } }; Plain = $true }
        @{ What = 'an object of Get-AzAccessToken -AsSecureString'; Give = { [pscustomobject]@{ Token = $secure; ExpiresOn = [DateTimeOffset]::Now } } }
        @{ What = 'an object of Get-AzKeyVaultSecret'; Give = { [pscustomobject]@{ Name = 'x'; SecretValue = $secure } } }
        @{ What = 'a credential'; Give = { [pscredential]::new('token', $secure) } }
    )
    $parameters = 'AccessToken', 'PersonalAccessToken', 'ClientSecret', 'SystemAccessToken', 'FederatedToken'
    $refused = foreach ($parameter in $parameters) {
        @(
            @{ What = 'nothing but a line end'; Give = { "`r`n" }; Says = 'is empty' }
            @{ What = 'a variable that was not replaced'; Give = { '$(System.AccessToken)' }; Says = "is '`$(System.AccessToken)'" }
            @{ What = 'what a log shows'; Give = { '***' }; Says = "is only '*'" }
            @{ What = 'the name of a type'; Give = { "$(ConvertTo-SecureString kNoWn -AsPlainText -Force)" }; Says = 'is the name of a type' }
            @{ What = 'the same as a SecureString'; Give = { ConvertTo-SecureString 'System.Security.SecureString' -AsPlainText -Force }; Says = 'is the name of a type' }
            @{ What = 'the text of an object'; Give = { "$([pscustomobject]@{ Token = 'kNoWn' })" }; Says = 'is the name of a type or the text of an object' }
            @{ What = 'an object without a secret'; Give = { [pscustomobject]@{ Name = 'kNoWn' } }; Says = 'is an object without' }
            @{ What = 'JSON without a secret'; Give = { '{"name":"kNoWn"}' }; Says = 'is JSON without' }
            @{ What = 'a line break within'; Give = { "kNo`nWn" }; Says = 'contains a line break' }
            @{ What = 'NUL within'; Give = { "kNo`0Wn" }; Says = 'contains a line break or another control character' }
            @{ What = 'half a character'; Give = { "kNoWn$([char]0xD83D)kNoWn" }; Says = 'contains ' }
            @{ What = 'a number'; Give = { 12345 }; Says = 'is a Int32' }
        ) | ForEach-Object { $_.Parameter = $parameter; $_ }
    }
    # A script block is one of the forms of a federated token.
    $refused += $parameters | Where-Object { $_ -ne 'FederatedToken' } | ForEach-Object {
        @{ What = 'a script block'; Give = { { 'kNoWn' } }; Says = 'is a script block'; Parameter = $_ }
    }
    # A federated token goes into a body, and may be longer.
    $refused += $parameters | Where-Object { $_ -ne 'FederatedToken' } | ForEach-Object {
        @{ What = '100,000 characters'; Give = { 'kNoWn' * 20000 }; Says = 'is 100000 characters long'; Parameter = $_ }
    }
    # What goes into a header.
    $refused += $parameters | Where-Object { $_ -ne 'ClientSecret' } | ForEach-Object {
        @{ What = 'an emoji'; Give = { "kNoWn$([char]::ConvertFromUtf32(0x1F511))" }; Says = 'contains a character that is not allowed in a header'; Parameter = $_ }
        @{ What = 'an umlaut'; Give = { "kNoWn$([char]0xFC)" }; Says = 'contains a character that is not allowed in a header'; Parameter = $_ }
    }
    $refused += @{ What = 'a personal access token'; Give = { 'abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst' }; Says = 'is a personal access token'; Parameter = 'AccessToken' }
    # What a page, a tool or a line of configuration has around it, or in its place.
    $refused += $parameters | Where-Object { $_ -ne 'ClientSecret' } | ForEach-Object {
        @{ What = 'a page'; Give = { '<html>kNoWn</html>' }; Says = 'contains a character that is not allowed in a token'; Parameter = $_ }
        @{ What = 'an address'; Give = { 'https://kNoWn.example' }; Says = 'contains a character that is not allowed in a token'; Parameter = $_ }
        @{ What = 'name=token'; Give = { 'token=eyJkNoWn.kNoWn.kNoWn' }; Says = 'contains a character that is not allowed in a token'; Parameter = $_ }
    }
    $refused += @(
        @{ What = 'the value of a header'; Give = { 'Bearer eyJkNoWn.kNoWn.kNoWn' }; Says = 'is the value of a header' }
        @{ What = 'another value of a header'; Give = { 'Basic kNoWn' }; Says = 'is the value of a header' }
        @{ What = 'headers'; Give = { @{ Authorization = 'Bearer kNoWn' } }; Says = 'is the value of a header' }
        @{ What = 'the words of a tool'; Give = { 'ERROR: Please run az login kNoWn' }; Says = 'is a sentence or a page' }
    ) | ForEach-Object { $_.Parameter = 'ClientSecret'; $_ }
    $refused += $parameters | ForEach-Object {
        @{ What = 'a SecureString with NUL within'; Give = { ConvertTo-SecureString "kNo`0Wn" -AsPlainText -Force }; Says = 'contains a line break or another control character'; Parameter = $_ }
    }
    $refused += @{ What = 'a token'; Give = { 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2ln' }; Says = 'is a token'; Parameter = 'ClientSecret' }
}

BeforeDiscovery {
    # Every other text of a sign-in, with what a file, a page or a program may have put around it or into it.
    $guid = '5c1d0000-0000-4c11-8000-0000000000d4'
    $secret = '-ClientSecret (ConvertTo-SecureString x -AsPlainText -Force)'
    $texts = @(
        @{ Parameter = 'Organization'; Line = 'Connect-AdoEntra -Identity -Organization $given'; Good = 'MyOrg' }
        @{ Parameter = 'Project'; Line = 'Connect-AdoEntra MyOrg -Identity -Project $given'; Good = 'SecretSauce'; Anything = $true }
        @{ Parameter = 'Name'; Line = 'Connect-AdoEntra MyOrg -Identity -Name $given'; Good = 'one'; Anything = $true }
        @{ Parameter = 'TenantId'; Line = "Connect-AdoEntra MyOrg -ClientId $guid $secret -TenantId `$given"; Good = '' }
        @{ Parameter = 'ClientId'; Line = "Connect-AdoEntra MyOrg $secret -ClientId `$given"; Good = '' }
        @{ Parameter = 'ClientId of an identity'; Line = 'Connect-AdoEntra MyOrg -Identity -ClientId $given'; Good = '' }
        @{ Parameter = 'ObjectId'; Line = 'Connect-AdoEntra MyOrg -Identity -ObjectId $given'; Good = '' }
        @{ Parameter = 'ResourceId'; Line = 'Connect-AdoEntra MyOrg -Identity -ResourceId $given'; Good = '' }
        @{ Parameter = 'FederatedIdentityClientId'; Line = "Connect-AdoEntra MyOrg -ClientId $guid -FederatedIdentity -FederatedIdentityClientId `$given"; Good = '' }
        @{ Parameter = 'ServiceConnectionId'; Line = "Connect-AdoEntra MyOrg -AzurePipelines -ServiceConnectionId `$given"; Good = '' }
        @{ Parameter = 'CertificateThumbprint'; Line = "Connect-AdoEntra MyOrg -ClientId $guid -CertificateThumbprint `$given"; Good = '' }
        @{ Parameter = 'CertificatePath'; Line = "Connect-AdoEntra MyOrg -ClientId $guid -CertificatePath `$given"; Good = '' }
        @{ Parameter = 'FederatedTokenFile'; Line = "Connect-AdoEntra MyOrg -ClientId $guid -TenantId $guid -FederatedTokenFile `$given"; Good = '' }
        @{ Parameter = 'LoginHint'; Line = 'Connect-AdoEntra MyOrg -Interactive -ClientId nope -LoginHint $given'; Good = '' }
    )
    $odd = @(
        @{ What = 'NUL within'; Text = "a`0b" }
        @{ What = 'a line break within'; Text = "a`r`nb" }
        @{ What = '100,000 characters'; Text = 'a' * 100000 }
        @{ What = 'an emoji'; Text = [char]::ConvertFromUtf32(0x1F511) }
        @{ What = 'half a character'; Text = "a$([char]0xD83D)" }
        @{ What = 'a byte order mark alone'; Text = "$([char]0xFEFF)" }
        @{ What = 'blanks'; Text = '   ' }
    )
    $oddTexts = foreach ($text in $texts) { foreach ($form in $odd) { $text + $form } }
    $goodTexts = $texts | Where-Object Good | ForEach-Object {
        foreach ($form in "{0}`r`n", " {0} ", "$([char]0xFEFF){0}`0") { $_ + @{ Text = $form.Replace('{0}', $_.Good); Form = [uri]::EscapeDataString($form) } }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    . "$PSScriptRoot/FailureChecks.ps1"
    $emulator = Start-Emulator -Entra
    Import-Package
    $lines = @{
        AccessToken         = { Connect-AdoEntra MyOrg -AccessToken $given -WarningVariable said -WarningAction SilentlyContinue }
        PersonalAccessToken = { Connect-AdoEntra MyOrg -PersonalAccessToken $given -WarningAction SilentlyContinue }
        ClientSecret        = { Connect-AdoEntra MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000d4 -ClientSecret $given -WarningAction SilentlyContinue }
        SystemAccessToken   = { Connect-AdoEntra MyOrg -AzurePipelines -ClientId 5c1d0000-0000-4c11-8000-0000000000d6 -ServiceConnectionId 5c1d0000-0000-5c0e-8000-0000000000f1 -SystemAccessToken $given }
        FederatedToken      = { Connect-AdoEntra MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000d6 -FederatedToken $given }
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'A secret' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        $t = Get-AdoEntraToken -AsPlainText
        $secure = (Get-AdoEntraToken).Token
        Clear-EmulatorRequest $emulator
        $Error.Clear()
    }

    It 'is taken as <What>' -ForEach $taken {
        $given = & $Give
        $connection = Connect-AdoEntra MyOrg -AccessToken $given -Name taken -WarningVariable said -WarningAction SilentlyContinue
        $connection.IdentityName | Should -Be runbook-host
        $warnings = @($said | Where-Object { "$_" -like '*-AccessToken*' })
        if ($Plain) {
            $warnings | Should -HaveCount 1
            "$warnings" | Should -BeLike '*plain text*(ConvertTo-SecureString $env:NAME -AsPlainText -Force)*'
            "$warnings".Contains($t) | Should -BeFalse
        }
        else { $warnings | Should -BeNullOrEmpty }
    }

    It 'is refused at once as -<Parameter>: <What>' -ForEach $refused {
        $given = & $Give
        $failure = Get-Failure $lines[$Parameter]
        Assert-Failure $failure InvalidRequest InvalidArgument "*-$Parameter *"
        $failure.Exception.Message | Should -BeLike "*$([WildcardPattern]::Escape($Says))*"
        $failure.Exception.Message.Length | Should -BeLessThan 500
        (Get-Error $failure | Out-String -Width 1000) + ($Error | Format-List * -Force | Out-String -Width 1000) | Should -Not -BeLike '*kNoWn*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'is not shown in the place of a certificate' {
        $given = '-----BEGIN PRIVATE KEY----- kNoWn'
        $failure = Get-Failure { Connect-AdoEntra MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000d4 -Certificate $given }
        $failure.Exception.Message | Should -BeLike '*-CertificatePath*'
        (Get-Error $failure | Out-String -Width 1000) | Should -Not -BeLike '*kNoWn*'
    }
}

Describe 'A secret in the place of something else' {
    BeforeEach {
        Reset-Suite $emulator
        Clear-EmulatorRequest $emulator
        $Error.Clear()
    }

    It 'is not shown as -<Parameter>: <What>' -ForEach @(
        $guid = '5c1d0000-0000-4c11-8000-0000000000d4'
        foreach ($line in @(
                @{ Parameter = 'FederatedTokenFile'; Line = "-ClientId $guid -TenantId $guid -FederatedTokenFile `$given"; Names = '*-FederatedToken*' }
                @{ Parameter = 'CertificatePath'; Line = "-ClientId $guid -TenantId $guid -CertificatePath `$given"; Names = '*path*' }
                @{ Parameter = 'CertificateThumbprint'; Line = "-ClientId $guid -CertificateThumbprint `$given" }
                @{ Parameter = 'ClientId'; Line = '-DeviceCode -ClientId $given' }
                @{ Parameter = 'ResourceId'; Line = '-Identity -ResourceId $given' }
                @{ Parameter = 'TenantId'; Line = '-DeviceCode -TenantId $given' }
                @{ Parameter = 'TimeoutSec'; Line = '-Identity -TimeoutSec $given'; Names = '*number of seconds*'; IsShell = $true }
                @{ Parameter = 'Scope'; Line = '-Identity -Scope $given'; Names = '*Runspace or Process*'; IsShell = $true }
            )) {
            $line + @{ What = 'a token'; Text = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWn' }
            $line + @{ What = 'the secret of an application'; Text = 'abc8Q~kNoWn.abcdefghijklmnopqrstuvwxyz01' }
            $line + @{ What = 'random letters'; Text = 'kNoWn23456kNoWnABCD+/+kNoWn23456kNoWnABCDabc=' }
        }
        @{ Parameter = 'Name'; Line = '-Identity -Name $given'; What = 'a token'; Text = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWn' }
        @{ Parameter = 'Project'; Line = '-Identity -Project $given'; What = 'a token'; Text = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWn' }
    ) {
        $given = $Text
        $failure = try { $null = . ([scriptblock]::Create("Connect-AdoEntra MyOrg $Line")); $null } catch { $_ }
        $failure | Should -Not -BeNullOrEmpty
        if ($Names) { "$failure $($failure.ErrorDetails.RecommendedAction)" | Should -BeLike $Names }
        if (-not $IsShell) { $failure.Exception.ErrorId | Should -Be InvalidRequest }
        $failure.TargetObject | Should -Not -BeLike '*kNoWn*'
        (Get-Error $failure | Out-String -Width 1000) + ($Error | Format-List * -Force | Out-String -Width 1000) | Should -Not -BeLike '*kNoWn*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}

Describe 'The secret of an application' -Skip:($PSEdition -ne 'Core' -or -not $IsLinux) {
    It 'is trimmed as a text, a SecureString and a credential' {
        Reset-Suite $emulator
        $shell = Invoke-FreshShell {
            $id = '5c1d0000-0000-4c11-8000-0000000000d4'
            $good = 'emulator-secret-that-is-good'
            foreach ($text in "$good`n", "$([char]0xFEFF)$good`0", " $good ", "`"$good`"", "{`"appId`":`"x`",`"password`":`"$good`"}") {
                $secure = ConvertTo-SecureString $text -AsPlainText -Force
                (Connect-AdoEntra MyOrg -ClientId $id -ClientSecret $text -WarningAction Ignore).IdentityName
                (Connect-AdoEntra MyOrg -ClientId " $id`r`n" -ClientSecret $secure -WarningAction Ignore).IdentityName
                (Connect-AdoEntra MyOrg -ServicePrincipal -Credential ([pscredential]::new($id, $secure)) -WarningAction Ignore).IdentityName
                Disconnect-AdoEntra -All
            }
        }
        $shell.Result | Should -HaveCount 15
        $shell.Result | Select-Object -Unique | Should -Be secret-app
    }
}

Describe 'A text of a sign-in' {
    BeforeEach {
        Reset-Suite $emulator
        Clear-EmulatorRequest $emulator
    }

    It 'is an error with an id, or taken: -<Parameter> with <What>' -ForEach $oddTexts {
        $given = $Text
        $failure = try { $null = . ([scriptblock]::Create($Line)); $null } catch { $_ }
        if (-not $failure) { $Anything | Should -BeTrue -Because 'it is no such thing'; return }
        # Nothing is what was not given: the organization and the tenant are found, or Entra is asked, whose certificate this process does not trust.
        if ($What -in 'blanks', 'a byte order mark alone' -and $Parameter -in 'Organization', 'TenantId') {
            $failure.Exception.ErrorId | Should -BeIn 'NoOrganization', 'CertificateNotTrusted'
            return
        }
        $failure.Exception.GetType().FullName | Should -BeLike 'AdoEntra.*' -Because "the message was: $failure"
        $failure.Exception.ErrorId | Should -BeIn 'InvalidRequest', 'CredentialUnavailable'
        "$failure".Length | Should -BeLessThan 1500
    }

    It 'is taken without what stands at its edges: -<Parameter> as <Form>' -ForEach $goodTexts {
        $given = $Text
        $connection = . ([scriptblock]::Create("$Line -WarningAction Ignore"))
        $connection.Organization | Should -Be MyOrg
        if ($Parameter -eq 'Project') { $connection.Project | Should -Be SecretSauce }
    }
}
