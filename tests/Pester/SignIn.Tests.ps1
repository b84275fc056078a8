#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    # One line for each way, with values that fail before any request is sent. What is said shows which way was taken.
    $ways = @(
        @{ Set = 'ManagedIdentity'; Line = '-Identity'; Id = 'CredentialUnavailable'; Says = '*no managed identity is available on this machine*' }
        @{ Set = 'ManagedIdentity'; Line = '-Identity -ClientId nope'; Id = 'InvalidRequest'; Says = "*'nope' of -ClientId is not a GUID*" }
        @{ Set = 'ManagedIdentity'; Line = '-Identity -ObjectId nope'; Id = 'InvalidRequest'; Says = "*'nope' of -ObjectId is not a GUID*" }
        @{ Set = 'ManagedIdentity'; Line = '-Identity -ResourceId nope'; Id = 'InvalidRequest'; Says = "*'nope' of -ResourceId is not*" }
        @{ Set = 'ClientSecret'; Line = '-ClientId nope -ClientSecret $some'; Id = 'InvalidRequest'; Says = "*'nope' of -ClientId is not a GUID*" }
        @{ Set = 'ClientSecret'; Line = '-ClientId $app -ClientSecret $nothing'; Id = 'InvalidRequest'; Says = '*-ClientSecret is empty*' }
        @{ Set = 'ServicePrincipal'; Line = '-ServicePrincipal -Credential ([pscredential]::new("nope", $some))'; Id = 'InvalidRequest'; Says = "*'nope' of*is not a GUID*" }
        @{ Set = 'ServicePrincipal'; Line = '-ServicePrincipal -Credential ([pscredential]::new($app, $nothing))'; Id = 'InvalidRequest'; Says = '*-Credential is empty*' }
        @{ Set = 'Certificate'; Line = '-ClientId $app -Certificate $keyless'; Id = 'InvalidCredential'; Says = '*has no private key on this machine*' }
        @{ Set = 'CertificatePath'; Line = '-ClientId $app -CertificatePath nowhere.pfx'; Id = 'CredentialUnavailable'; Says = '*certificate file*nowhere.pfx does not exist*' }
        @{ Set = 'CertificatePath'; Line = '-ClientId $app -CertificatePath nowhere.pfx -CertificatePassword $some -SendCertificateChain'; Id = 'CredentialUnavailable'; Says = '*nowhere.pfx does not exist*' }
        @{ Set = 'CertificateThumbprint'; Line = '-ClientId $app -CertificateThumbprint nope'; Id = 'InvalidRequest'; Says = '*thumbprint*' }
        @{ Set = 'CertificateThumbprint'; Line = '-ClientId $app -CertificateThumbprint ("0123456789" * 4)'; Id = 'CredentialUnavailable'; Says = '*0123456789012345678901234567890123456789*' }
        @{ Set = 'FederatedToken'; Line = '-ClientId nope -FederatedToken token'; Id = 'InvalidRequest'; Says = "*'nope' of -ClientId is not a GUID*" }
        @{ Set = 'FederatedToken'; Line = '-ClientId $app -FederatedToken ""'; Id = 'InvalidRequest'; Says = '*-FederatedToken is empty*' }
        @{ Set = 'FederatedToken'; Line = '-ClientId $app -FederatedToken $nothing'; Id = 'InvalidRequest'; Says = '*-FederatedToken is empty*' }
        @{ Set = 'FederatedToken'; Line = '-ClientId $app -TenantId $tenant -FederatedToken { throw "no token today" }'; Id = 'CredentialUnavailable'; Says = '*script block of -FederatedToken failed: no token today*' }
        @{ Set = 'FederatedToken'; Line = '-ClientId $app -TenantId $tenant -FederatedToken { }'; Id = 'CredentialUnavailable'; Says = '*script block of -FederatedToken returned nothing*' }
        @{ Set = 'FederatedTokenFile'; Line = '-ClientId $app -TenantId $tenant -FederatedTokenFile nowhere'; Id = 'CredentialUnavailable'; Says = '*federated token file*nowhere does not exist*' }
        @{ Set = 'FederatedIdentity'; Line = '-ClientId $app -TenantId $tenant -FederatedIdentity'; Id = 'CredentialUnavailable'; Says = '*no managed identity is available on this machine*' }
        @{ Set = 'FederatedIdentity'; Line = '-ClientId $app -FederatedIdentity -FederatedIdentityClientId nope'; Id = 'InvalidRequest'; Says = "*'nope' of -FederatedIdentityClientId is not a GUID*" }
        @{ Set = 'WorkloadIdentity'; Line = '-WorkloadIdentity'; Id = 'CredentialUnavailable'; Says = 'Workload identity cannot be used here*' }
        @{ Set = 'GitHubActions'; Line = '-GitHubActions'; Id = 'CredentialUnavailable'; Says = 'GitHub Actions cannot be used here*' }
        @{ Set = 'AzurePipelines'; Line = '-AzurePipelines'; Id = 'CredentialUnavailable'; Says = 'Azure Pipelines cannot be used here*' }
        @{ Set = 'AzurePipelines'; Line = '-AzurePipelines -ServiceConnectionId nope -SystemAccessToken $some'; Id = 'InvalidRequest'; Says = "*'nope' of -ServiceConnectionId is not a GUID*" }
        @{ Set = 'AzureCli'; Line = '-AzureCli'; Id = 'CredentialUnavailable'; Says = '*Azure CLI*' }
        @{ Set = 'AzurePowerShell'; Line = '-AzurePowerShell'; Id = 'CredentialUnavailable'; Says = '*PowerShell*' }
        @{ Set = 'AzureDeveloperCli'; Line = '-AzureDeveloperCli'; Id = 'CredentialUnavailable'; Says = '*Azure Developer CLI*' }
        @{ Set = 'EnvironmentVariables'; Line = '-EnvironmentVariables'; Id = 'CredentialUnavailable'; Says = '*environment offers no sign-in method*' }
        @{ Set = 'Interactive'; Line = '-Interactive -ClientId nope'; Id = 'InvalidRequest'; Says = "*'nope' of -ClientId is not a GUID*" }
        @{ Set = 'Interactive'; Line = '-Interactive -LoginHint ada -ClientId nope'; Id = 'InvalidRequest'; Says = "*'nope' of -ClientId is not a GUID*" }
        @{ Set = 'DeviceCode'; Line = '-DeviceCode -ClientId nope'; Id = 'InvalidRequest'; Says = "*'nope' of -ClientId is not a GUID*" }
        @{ Set = 'AccessToken'; Line = '-AccessToken $nothing'; Id = 'InvalidRequest'; Says = '*-AccessToken is empty*' }
        @{ Set = 'PersonalAccessToken'; Line = '-PersonalAccessToken $nothing'; Id = 'InvalidRequest'; Says = '*-PersonalAccessToken is empty*' }
    )
    $pairs = @(
        '-Identity -AzureCli', '-DeviceCode -Interactive', '-Identity -ClientSecret $some', '-ClientId $app', '-ClientId $app -ClientSecret $some -FederatedToken x'
        '-ServicePrincipal -Credential ([pscredential]::new("x", $some)) -ClientId $app', '-AccessToken $some -PersonalAccessToken $some', '-GitHubActions -ServiceConnectionId x', '-DeviceCode -LoginHint ada'
        '-ClientId $app -Certificate $keyless -CertificatePassword $some', '-ObjectId $app', '-AzureCli -ClientId $app'
    ) | ForEach-Object { @{ Line = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    . "$PSScriptRoot/FailureChecks.ps1"
    $emulator = Start-Emulator -Entra
    Import-Package
    $path = $env:PATH

    $app = '5c1d0000-0000-4c11-8000-0000000000d4'
    $tenant = '5c1d0000-7e57-4a11-8000-00000000aad1'
    $nothing = [securestring]::new()
    $some = ConvertTo-SecureString 'a secret of no app' -AsPlainText -Force
    $pem = (New-RegisteredCertificate $emulator).pem
    $keyless = [Security.Cryptography.X509Certificates.X509Certificate2]::new([Text.Encoding]::ASCII.GetBytes(($pem -replace '(?s)-----BEGIN PRIVATE KEY.*', '')))

    # In the scope of the test, whose variables the line names.
    function Get-LineFailure([string] $Line) {
        try { $null = . ([scriptblock]::Create($Line)) } catch { return $_ }
        throw "This was expected to fail, and did not: $Line"
    }

    # What the scripts of fresh shells are given.
    $given = @{
        tenant    = $tenant
        secretApp = '5c1d0000-0000-4c11-8000-0000000000d4'; secret = 'emulator-secret-that-is-good'
        federated = '5c1d0000-0000-4c11-8000-0000000000d6'; public = '5c1d0000-0000-4c11-8000-0000000000d8'
        folder    = "$TestDrive"
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'The ways to sign in' {
    BeforeAll {
        # No tool of a developer's is found, and no metadata service.
        Reset-Suite $emulator
        $env:PATH = "$TestDrive"
        Set-EmulatedHost $emulator None
    }

    AfterAll {
        $env:PATH = $path
        Reset-Suite $emulator
    }

    It 'are the parameter sets, each named by a parameter of its own' {
        $sets = (Get-Command Connect-AdoEntra).ParameterSets
        ($sets | Where-Object IsDefault).Name | Should -Be Auto
        foreach ($set in $sets | Where-Object Name -NE Auto) {
            $own = $set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne 'ClientId' }
            $own | Should -Not -BeNullOrEmpty -Because "the set $($set.Name) needs one"
            @($sets | Where-Object { $candidate = $_; -not ($own.Name | Where-Object { $_ -notin $candidate.Parameters.Name }) }).Name | Should -Be $set.Name
        }
        $sets | Should -HaveCount 21
    }

    It 'take <Line>' -ForEach $ways {
        $failure = Get-LineFailure "Connect-AdoEntra MyOrg $Line -WarningAction Ignore"
        Assert-Failure $failure $Id $failure.CategoryInfo.Category $Says
        (Get-EmulatorRequest $emulator token).Count | Should -Be 0
        Get-AdoEntraConnection | Should -BeNullOrEmpty
    }

    It 'refuse <Line>' -ForEach $pairs {
        $failure = Get-LineFailure "Connect-AdoEntra MyOrg $Line -WarningAction Ignore"
        $failure.FullyQualifiedErrorId | Should -Match '^(AmbiguousParameterSet|MissingMandatoryParameter|ParameterArgumentValidationErrorNullNotAllowed),'
        $failure.Exception.Message | Should -Not -BeLike '*a secret of no app*'
    }

    It 'are offered by Tab' {
        $line = 'Connect-AdoEntra -Az'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Sort-Object | Should -Be '-AzureCli', '-AzureDeveloperCli', '-AzurePipelines', '-AzurePowerShell'
        $line = 'Connect-AdoEntra -'
        $all = (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText
        foreach ($set in (Get-Command Connect-AdoEntra).ParameterSets) { ($set.Parameters | Where-Object IsMandatory).Name | Where-Object { $_ -notin $all } | Should -BeNullOrEmpty }
    }

    It 'are offered with what goes with them and nothing else' {
        $line = 'Connect-AdoEntra -Identity -'
        $rest = (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText
        $rest | Should -Contain ClientId
        $rest | Should -Contain ResourceId
        $rest | Should -Not -Contain ClientSecret
        $rest | Should -Not -Contain AzureCli
    }
}

Describe 'An application' -Skip:($PSEdition -ne 'Core') {
    BeforeAll { $fresh = Start-FreshShell }
    BeforeEach { Reset-Suite $emulator }
    AfterAll { Stop-FreshShell $fresh }

    It 'signs in with a SecureString or a credential' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            $secure = ConvertTo-SecureString $secret -AsPlainText -Force
            Connect-AdoEntra MyOrg -ClientId $secretApp -ClientSecret $secure -Name secret 3>$null
            Connect-AdoEntra MyOrg -ServicePrincipal -Credential ([pscredential]::new($secretApp, $secure)) -Name credential 3>$null
            (Get-AdoRepository -Project SecretSauce -Connection credential).Count
        }
        $shell.Result[0].IdentityName | Should -Be 'secret-app'
        $shell.Result[0].CredentialKind, $shell.Result[1].CredentialKind | Should -Be ClientSecret, ClientSecret
        $shell.Result[2] | Should -Be 10
        Get-EmulatorRequest $emulator token | Should -HaveCount 1 -Because 'it is the same sign-in'
    }

    It 'signs in with a certificate by path and as an object, which stays the user''s' {
        $certificate = New-RegisteredCertificate $emulator
        [IO.File]::WriteAllBytes("$TestDrive/c.pfx", [Convert]::FromBase64String($certificate.pfx))
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ client = "$($certificate.clientId)" }) {
            Set-Location $folder
            (Connect-AdoEntra MyOrg -ClientId $client -CertificatePath ./c.pfx -Name file 3>$null).IdentityName
            $mine = [Security.Cryptography.X509Certificates.X509Certificate2]::new("$folder/c.pfx")
            $connection = Connect-AdoEntra MyOrg -ClientId $client -Certificate $mine -Name object 3>$null
            $mine.Dispose()
            (Get-AdoEntraToken -Connection $connection -ForceRefresh).Source
        }
        $shell.Result | Should -Be 'certificate-app', 'ClientCertificate'
    }

    It 'runs the script for its token in the user''s session, again at each renewal' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            $asked = [Collections.Generic.List[string]]::new()
            $issuer = 'GitHub'
            function Get-Assertion($From) { (Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/federatedtokens?issuer=$From" -Method Post).token }
            $connection = Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken { $asked.Add("$PID"); Get-Assertion $issuer } 3>$null
            $first = Get-AdoEntraToken -AsPlainText
            $second = Get-AdoEntraToken -AsPlainText
            $third = Get-AdoEntraToken -AsPlainText -ForceRefresh
            [pscustomobject]@{ Who = $connection.IdentityName; Times = $asked.Count; Cached = $first -eq $second; Renewed = $second -ne $third }
        }
        $shell.Result | ForEach-Object { $_.Who, $_.Times, $_.Cached, $_.Renewed } | Should -Be 'federated-app', 2, $true, $true
    }

    It 'takes a SecureString from the script, and the last of what it writes' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ token = New-FederatedToken $emulator }) {
            (Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken { 'something else'; ConvertTo-SecureString $token -AsPlainText -Force } 3>$null).IdentityName
        }
        $shell.Result | Should -Be 'federated-app'
    }

    It 'runs the script by its text where another runspace renews the token' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            $connection = Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken {
                (Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/federatedtokens?issuer=GitHub" -Method Post).token
            } 3>$null
            1..2 | ForEach-Object -Parallel {
                $connection = $using:connection
                $null = Get-AdoEntraToken -Connection $connection -ForceRefresh
                (Get-AdoRepository -Project SecretSauce -Connection $connection).Count
            }
        }
        $shell.Result | Should -Be 10, 10
    }

    It 'says that the script failed where it needs the session and another runspace renews the token' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ token = New-FederatedToken $emulator }) {
            function Get-Assertion { $token }
            $connection = Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken { Get-Assertion } 3>$null
            1 | ForEach-Object -Parallel {
                $connection = $using:connection
                try { $null = Get-AdoEntraToken -Connection $connection -ForceRefresh -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; "$_" }
            }
            (Get-AdoEntraToken -ForceRefresh).Source
        }
        $shell.Result[0] | Should -BeLike 'CredentialUnavailable,*'
        $shell.Result[1] | Should -BeLike '*Get-Assertion*'
        $shell.Result[2] | Should -Be FederatedToken
    }

    It 'leaves the session usable after a script that throws' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ token = New-FederatedToken $emulator }) {
            try { Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken { throw 'no token today' } 3>$null } catch { $_.FullyQualifiedErrorId }
            try { Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken { Write-Error 'nor now' -ErrorAction Stop } 3>$null } catch { "$_" }
            @(Get-AdoEntraConnection).Count
            (Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken $token 3>$null).IdentityName
        }
        $shell.Result[0] | Should -BeLike 'CredentialUnavailable,*'
        $shell.Result[1] | Should -BeLike '*nor now*'
        $shell.Result[2, 3] | Should -Be 0, 'federated-app'
    }

    It 'warns that its secret goes to an authority that is not Microsoft''s' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            $null = Connect-AdoEntra MyOrg -ClientId $secretApp -ClientSecret (ConvertTo-SecureString $secret -AsPlainText -Force) -WarningVariable said -WarningAction SilentlyContinue
            "$said"
        }
        $shell.Result | Should -BeLike '*localhost*AZURE_AUTHORITY_HOST*'
        $shell.Result | Should -Not -BeLike "*$($given.secret)*"
    }
}

Describe 'A person with a device code' -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $fresh = Start-FreshShell
        # Runs beside the sign-in, since that one waits for it.
        $tools = @'
function Wait-Until([scriptblock] $Condition) {
    $limit = [Diagnostics.Stopwatch]::StartNew()
    while (-not ($found = & $Condition)) {
        if ($limit.Elapsed.TotalSeconds -gt 120) { throw "This did not become true within 120 s: $Condition" }
        Start-Sleep -Milliseconds 20
    }
    $found
}
function Start-SignIn([string] $Line) {
    $shell = [powershell]::Create()
    [pscustomobject]@{ Shell = $shell; Running = $shell.AddScript($Line).BeginInvoke() }
}
'@
    }

    BeforeEach { Reset-Suite $emulator }
    AfterAll { Stop-FreshShell $fresh }

    It 'is shown the message at once as a warning, and is signed in when the code is entered' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ tools = $tools }) {
            . ([scriptblock]::Create($tools))
            $signIn = Start-SignIn "Connect-AdoEntra MyOrg -DeviceCode -ClientId $public"
            $message = Wait-Until { $signIn.Shell.Streams.Warning | Where-Object Message -Like '*enter the code*' }
            $code = (Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/devicecodes").value[-1].userCode
            $waits = -not $signIn.Running.IsCompleted
            $null = Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/devicecodes/$code/approve" -Method Post
            $connection = $signIn.Shell.EndInvoke($signIn.Running)
            $signIn.Shell.Commands.Clear()
            $null = $signIn.Shell.AddScript('Disconnect-AdoEntra').Invoke()
            [pscustomobject]@{ Names = $message.Message.Contains($code); Waits = $waits; Who = $connection.IdentityName; Kind = $connection.CredentialKind }
        }
        $shell.Result | ForEach-Object { $_.Names, $_.Waits, $_.Who, $_.Kind } | Should -Be $true, $true, 'Ada Operator', 'DeviceCode'
    }

    It 'finds the message in a transcript' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ tools = $tools }) {
            . ([scriptblock]::Create($tools))
            $known = @((Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/devicecodes").value).Count
            $helper = Start-SignIn @"
`$limit = [Diagnostics.Stopwatch]::StartNew()
do { Start-Sleep -Milliseconds 50; `$codes = @((Invoke-RestMethod '$env:ADOENTRA_EMULATOR_URL/_emulator/devicecodes').value) } until (`$codes.Count -gt $known -or `$limit.Elapsed.TotalSeconds -gt 120)
`$null = Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/devicecodes/`$(`$codes[-1].userCode)/approve" -Method Post
`$codes[-1].userCode
"@
            $null = Start-Transcript "$folder/device.txt"
            $null = Connect-AdoEntra MyOrg -DeviceCode -ClientId $public
            $null = Stop-Transcript
            $helper.Shell.EndInvoke($helper.Running)[0]
            Get-Content "$folder/device.txt" -Raw
        }
        $shell.Result[1] | Should -BeLike "*WARNING: To sign in*$($shell.Result[0])*"
    }

    It 'ends when stopped' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ tools = $tools }) {
            . ([scriptblock]::Create($tools))
            $signIn = Start-SignIn "Connect-AdoEntra MyOrg -DeviceCode -ClientId $public"
            $null = Wait-Until { $signIn.Shell.Streams.Warning | Where-Object Message -Like '*enter the code*' }
            $signIn.Shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(60000)
            "$($signIn.Shell.InvocationStateInfo.State)"
            $signIn.Shell.Streams.Error.Count
            $asked = { @((Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/requests?route=token").value).Count }
            # Whatever was under way has arrived by now; one interval later there is nothing more.
            $before = & $asked
            Start-Sleep -Seconds 2
            (& $asked) - $before
        }
        $shell.Result[0] | Should -BeTrue -Because 'the code is good for a quarter of an hour'
        $shell.Result[1..3] | Should -Be 'Stopped', 0, 0
    }

    It 'is told that the code was declined' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ tools = $tools }) {
            . ([scriptblock]::Create($tools))
            $signIn = Start-SignIn "Connect-AdoEntra MyOrg -DeviceCode -ClientId $public"
            $null = Wait-Until { $signIn.Shell.Streams.Warning | Where-Object Message -Like '*enter the code*' }
            $code = (Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/devicecodes").value[-1].userCode
            $null = Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/devicecodes/$code/decline" -Method Post
            try { $signIn.Shell.EndInvoke($signIn.Running) } catch { }
            "$($signIn.Shell.Streams.Error[0].FullyQualifiedErrorId)$($_.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId)"
        }
        $shell.Result | Should -BeLike 'InteractionRequired,*'
    }

    # S15: modules and jobs silence warnings, and a person would wait for nothing.
    It 'sees the code where warnings are silenced by <How>' -ForEach @(
        @{ How = '$WarningPreference'; Line = '$WarningPreference = "SilentlyContinue"; Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -TimeoutSec 3' }
        @{ How = '3>$null'; Line = 'Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -TimeoutSec 3 3>$null' }
        @{ How = '*>$null'; Line = 'Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -TimeoutSec 3 *>$null'; OnScreen = $true }
        @{ How = '-WarningAction and -InformationAction'; Line = 'Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -TimeoutSec 3 -WarningAction SilentlyContinue -InformationAction Ignore'; OnScreen = $true }
        @{ How = 'both variables'; Line = '$WarningPreference = $InformationPreference = "Ignore"; Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -TimeoutSec 3'; OnScreen = $true }
        @{ How = '-InformationAction Stop'; Line = 'Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -TimeoutSec 3 -WarningAction Ignore -InformationAction Stop'; OnScreen = $true }
        @{ How = '-WarningAction Stop'; Line = 'Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -TimeoutSec 3 -WarningAction Stop' }
    ) {
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ line = $Line }) {
            $null = Start-Transcript "$folder/silent.txt"
            try { & ([scriptblock]::Create($line)) } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }
            $null = Stop-Transcript
            Get-Content "$folder/silent.txt" -Raw
        }
        $shell.Result[0] | Should -BeLike 'TimedOut,*'
        $shell.Result[1] | Should -BeLike 'The code was not entered in time*'
        # What a host shows past every stream, no transcript has.
        $(if ($OnScreen) { $shell.Output } else { $shell.Result[2] }) | Should -BeLike '*To sign in*enter the code*'
        $shell.Result[2] | Should -Not -BeLike '*WARNING: To sign in*'
    }

    It 'is not waited for longer than -TimeoutSec' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            try { Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -TimeoutSec 2 3>$null } catch { $_.FullyQualifiedErrorId }
            $watch.Elapsed.TotalSeconds
        }
        $shell.Result[0] | Should -BeLike 'TimedOut,*'
        $shell.Result[1] | Should -BeLessThan 60 -Because 'without it, it is five minutes'
    }
}

Describe 'A person in the browser' -Skip:($PSEdition -ne 'Core' -or -not $IsLinux) {
    # An xdg-open, with which the library opens a browser, is found on PATH or not.
    BeforeAll {
        $fresh = Start-FreshShell
        $browsers = @{ standIn = "$(Get-RepositoryRoot)/tests/Browser"; none = (New-Item -ItemType Directory "$TestDrive/none").FullName }
    }

    BeforeEach { Reset-Suite $emulator }
    AfterAll { Stop-FreshShell $fresh }

    It 'is told that one opens, signs in there and is not asked again' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + $browsers) {
            $env:PATH = "${standIn}:$env:PATH"
            $connection = Connect-AdoEntra MyOrg -Interactive -ClientId $public -LoginHint ada -TimeoutSec 30 -WarningVariable said -WarningAction SilentlyContinue
            $null = Get-AdoEntraToken -ForceRefresh
            [pscustomobject]@{ Who = $connection.IdentityName; Kind = $connection.CredentialKind; Said = "$said"; Count = (Get-AdoRepository -Project SecretSauce).Count }
        }
        $shell.Result | ForEach-Object { $_.Who, $_.Kind, $_.Count } | Should -Be 'Ada Operator', 'Interactive', 10
        $shell.Result.Said | Should -BeLike '*browser window that opens now*-DeviceCode*'
        $page = Get-EmulatorRequest $emulator authorize
        $page | Should -HaveCount 1
        $page.target | Should -BeLike '*login_hint=ada*'
        $page.target | Should -BeLike '*code_challenge_method=S256*'
        Get-EmulatorRequest $emulator token | Should -HaveCount 2 -Because 'the renewal asks Entra, and no person'
    }

    It 'is told to use a device code where none opens' {
        $shell = Invoke-FreshShell -In $fresh -With ($given + $browsers) {
            $env:PATH = $none
            try { Connect-AdoEntra MyOrg -Interactive -ClientId $public -TimeoutSec 30 3>$null } catch { $_.FullyQualifiedErrorId; "$_ $($_.ErrorDetails.RecommendedAction)" }
        }
        $shell.Result[0] | Should -BeLike 'CredentialUnavailable,*'
        $shell.Result[1] | Should -BeLike 'No browser can be opened*-DeviceCode*'
        Get-EmulatorRequest $emulator token | Should -BeNullOrEmpty
    }
}
