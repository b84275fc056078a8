#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    # Every way to sign in, as a line to type: $known is its secret, APP an application. Asks are those who are asked, in order; $gives is what
    # each answers where the next one is to fail: a secret again. Sends is what it tells them, where that is not $known: a signature,
    # a code of a browser's, or nothing. Secrets.Tests.ps1 has more about managed identities.
    $signed = 'eyJhbGciOiJQUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl'
    $application = '-ClientId APP'
    $secure = '(ConvertTo-SecureString $known -AsPlainText -Force)'
    $gitHub = '$env:ACTIONS_ID_TOKEN_REQUEST_URL = "$env:ADOENTRA_EMULATOR_URL/_emulator/oidc/github"; $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = $known; '
    $pipelines = '$env:SYSTEM_OIDCREQUESTURI = "$env:ADOENTRA_EMULATOR_URL/MyOrg/p/_apis/distributedtask/hubs/build/plans/1/jobs/2/oidctoken"; '
    $connection = '-ServiceConnectionId 5c1d0000-0000-5c0e-8000-0000000000f1'
    $gives = @{
        token         = '{"access_token":"KNOWN","refresh_token":"KNOWN","id_token":"eyJhbGciOiJub25lIn0.eyJvaWQiOiJ4IiwidGlkIjoieCIsInN1YiI6IngifQ.","client_info":"eyJ1aWQiOiJ4IiwidXRpZCI6IngifQ","expires_in":28800,"scope":"s","token_type":"Bearer"}'
        msi           = '{"access_token":"KNOWN","expires_on":"EXPIRES","resource":"R","token_type":"Bearer"}'
        githubOidc    = '{"value":"KNOWN"}'
        pipelinesOidc = '{"oidcToken":"KNOWN"}'
        deviceCode    = '{"user_code":"ABCD","device_code":"KNOWN","verification_uri":"https://login.example/device","expires_in":900,"interval":1,"message":"Enter the code ABCD at https://login.example/device"}'
    }
    $kinds = @(
        @{ Kind = 'ClientSecret'; Line = "Connect-AdoEntra MyOrg $application -ClientSecret $secure"; Asks = 'token' }
        @{ Kind = 'ServicePrincipal'; Line = "Connect-AdoEntra MyOrg -ServicePrincipal -Credential ([pscredential]::new('APP', $secure))"; Asks = 'token' }
        @{ Kind = 'CertificatePath'; Line = "Connect-AdoEntra MyOrg $application -CertificatePath `"`$folder/c.pfx`""; Asks = 'token'; Sends = @{ token = $signed } }
        @{ Kind = 'Certificate'; Line = "Connect-AdoEntra MyOrg $application -Certificate ([Security.Cryptography.X509Certificates.X509Certificate2]::new(`"`$folder/c.pfx`"))"; Asks = 'token'; Sends = @{ token = $signed } }
        @{ Kind = 'FederatedToken'; Line = "Connect-AdoEntra MyOrg $application -FederatedToken `$known"; Asks = 'token' }
        @{ Kind = 'FederatedToken (script)'; Line = "Connect-AdoEntra MyOrg $application -FederatedToken { `$known }"; Asks = 'token' }
        @{ Kind = 'FederatedTokenFile'; Line = "Set-Content `"`$folder/token`" `$known; Connect-AdoEntra MyOrg $application -FederatedTokenFile `"`$folder/token`""; Asks = 'token' }
        @{ Kind = 'WorkloadIdentity'; Line = 'Set-Content "$folder/token" $known; $env:AZURE_FEDERATED_TOKEN_FILE = "$folder/token"; $env:AZURE_CLIENT_ID = "APP"; $env:AZURE_TENANT_ID = $tenant; Connect-AdoEntra MyOrg -WorkloadIdentity'; Asks = 'token' }
        @{ Kind = 'GitHubActions'; Line = "$gitHub Connect-AdoEntra MyOrg -GitHubActions $application"; Asks = 'githubOidc', 'token' }
        @{ Kind = 'AzurePipelines'; Line = "$pipelines Connect-AdoEntra MyOrg -AzurePipelines $application $connection -SystemAccessToken $secure"; Asks = 'pipelinesOidc', 'token' }
        @{ Kind = 'AzurePipelines (variables)'; Line = "`$env:SYSTEM_ACCESSTOKEN = `$known; $pipelines Connect-AdoEntra MyOrg -AzurePipelines $application $connection"; Asks = 'pipelinesOidc', 'token' }
        @{ Kind = 'FederatedIdentity'; Line = "Connect-AdoEntra MyOrg $application -FederatedIdentity"; Asks = 'msi', 'token'; Sends = @{ msi = 'HEADER' } }
        @{ Kind = 'ManagedIdentity'; Line = 'Connect-AdoEntra MyOrg -Identity -ClientId APP'; Asks = 'msi'; Sends = @{ msi = 'HEADER' } }
        @{ Kind = 'EnvironmentVariables'; Line = '$env:AZURE_CLIENT_ID = "APP"; $env:AZURE_CLIENT_SECRET = $known; Connect-AdoEntra MyOrg -EnvironmentVariables'; Asks = 'token' }
        @{ Kind = 'EnvironmentVariables (Terraform)'; Line = '$env:ARM_CLIENT_ID = "APP"; $env:ARM_CLIENT_SECRET = $known; Connect-AdoEntra MyOrg -EnvironmentVariables'; Asks = 'token' }
        @{ Kind = 'Auto'; Line = '$env:AZURE_CLIENT_ID = "APP"; $env:AZURE_CLIENT_SECRET = $known; Connect-AdoEntra MyOrg'; Asks = 'token' }
        @{ Kind = 'Auto (the job token)'; Line = 'Remove-Item Env:IDENTITY_HEADER; $env:AZURE_TOKEN_CREDENTIALS = "prod"; $env:SYSTEM_ACCESSTOKEN = $known; Connect-AdoEntra MyOrg'; Asks = @() }
        @{ Kind = 'DeviceCode'; Line = "Connect-AdoEntra MyOrg -DeviceCode $application"; Asks = 'deviceCode', 'token'; Sends = @{ deviceCode = 'nothing' } }
        @{ Kind = 'Interactive'; Line = "`$env:PATH = `"`${browser}:`$path`"; Connect-AdoEntra MyOrg -Interactive -ClientId 5c1d0000-0000-4c11-8000-0000000000d8"; Asks = 'token'; Sends = @{ token = $signed } }
        @{ Kind = 'AccessToken'; Line = "Connect-AdoEntra MyOrg -AccessToken $secure"; Asks = @() }
        @{ Kind = 'PersonalAccessToken'; Line = "Connect-AdoEntra MyOrg -PersonalAccessToken $secure"; Asks = @() }
        @{ Kind = 'AzureCli'; Line = 'Set-Tool az "{`"accessToken`":`"$known`",`"expires_on`":$expires,`"tokenType`":`"Bearer`"}"; Connect-AdoEntra MyOrg -AzureCli'; Asks = @() }
        @{ Kind = 'AzurePowerShell'; Line = 'Set-Tool pwsh "<Object Type=`"System.Management.Automation.PSCustomObject`"><Property Name=`"Token`" Type=`"System.String`">$known</Property><Property Name=`"ExpiresOn`" Type=`"System.Int64`">$ticks</Property></Object>"; Connect-AdoEntra MyOrg -AzurePowerShell'; Asks = @() }
        @{ Kind = 'AzureDeveloperCli'; Line = 'Set-Tool azd "{`"token`":`"$known`",`"expiresOn`":`"$($end.ToString(''yyyy-MM-ddTHH:mm:ssZ''))`"}"; Connect-AdoEntra MyOrg -AzureDeveloperCli'; Asks = @() }
    )

    # Each endpoint that is called returns all that was sent to it, in every form that errors have.
    $words = '{"error":"invalid_client","error_description":"AADSTS7000215: Not SENT, that is client_secret=SENT&x=1 or ''SENT''. Trace ID: 5c1d0000-0000-4c11-8000-0000000000d4","error_codes":[7000215],"statusCode":400,"message":"Authorization: Bearer SENT, SENT, Basic BASIC","value":"no SENT today"}'
    function New-Failure([string] $Sent) {
        [ordered]@{
            'refuses'      = @{ kind = 'status'; status = 400; body = $words.Replace('SENT', $Sent) }
            'is a portal'  = @{ kind = 'status'; status = 200; body = "<html>$Sent</html>"; contentType = 'text/html' }
            'asks to wait' = @{ kind = 'status'; status = 429; body = $words.Replace('SENT', $Sent); headers = @{ 'Retry-After' = '600' } }
        }
    }
    # Once for each that is asked, since who asks then makes no difference, and it takes seconds.
    function New-FurtherFailure([string] $Sent) {
        [ordered]@{
            'does not let it in' = @{ kind = 'status'; status = 403; body = $words.Replace('SENT', $Sent) }
            'is out of order'    = @{ kind = 'status'; status = 502; body = $words.Replace('SENT', $Sent) }
            'breaks off'         = @{ kind = 'cut' }
            'hangs'              = @{ kind = 'hang' }
        }
    }

    $seen = @{}
    $jobs = foreach ($way in $kinds) {
        $given = @{}
        foreach ($route in $way.Asks) {
            $sent = if ($way.Sends) { $way.Sends[$route] }
            if (-not $sent) { $sent = 'KNOWN' }
            $failures = New-Failure $sent
            foreach ($name in $failures.Keys) { @{ What = "$($way.Kind), and $route $name"; Line = $way.Line; Faults = $given + @{ $route = $failures[$name] } } }
            if (-not $seen[$route]) {
                $seen[$route] = $true
                $further = New-FurtherFailure $sent
                foreach ($name in $further.Keys) { @{ What = "$($way.Kind), and $route $name"; Line = "$($way.Line) -TimeoutSec $(if ($name -eq 'hangs') { 2 } else { 15 })"; Faults = $given + @{ $route = $further[$name] } } }
            }
            if ($gives[$route]) { $given = $given + @{ $route = @{ kind = 'status'; status = 200; body = $gives[$route] } } }
        }
        @{ What = "$($way.Kind), and connectionData refuses"; Line = $way.Line; Faults = $given + @{ connectionData = (New-Failure KNOWN)['refuses'] } }
        # There is a connection, whose token and secret could show too.
        @{ What = "$($way.Kind), used where repositories refuses"; Line = "$($way.Line) -SkipVerification"; Faults = $given + @{ repositories = (New-Failure KNOWN)['refuses'] } }
    }
    # What fails without any fault, or before any request is sent.
    $jobs += @(
        @{ What = 'a wrong client secret'; Line = "Connect-AdoEntra MyOrg -ClientId `$secretApp -ClientSecret $secure" }
        @{ What = 'a client secret in the place of the id'; Line = 'Connect-AdoEntra MyOrg -ClientId "$known~x" -ClientSecret (ConvertTo-SecureString x -AsPlainText -Force)' }
        @{ What = 'a client secret in the place of the id of an identity'; Line = 'Connect-AdoEntra MyOrg -Identity -ClientId "$known~x"' }
        @{ What = 'a client secret in the place of the tenant'; Line = "Connect-AdoEntra MyOrg $application -TenantId `"client_secret=`$known`" -ClientSecret $secure" }
        @{ What = 'a personal access token in the address of the organization'; Line = "Connect-AdoEntra `"https://`${known}@dev.azure.com.example/MyOrg?token=`$known`" -PersonalAccessToken $secure" }
        @{ What = 'a wrong password of a certificate'; Line = "Connect-AdoEntra MyOrg $application -CertificatePath `"`$folder/locked.pfx`" -CertificatePassword $secure" }
        @{ What = 'a wrong password of a certificate in the environment'; Line = '$env:AZURE_CLIENT_ID = "APP"; $env:AZURE_CLIENT_CERTIFICATE_PATH = "$folder/locked.pfx"; $env:AZURE_CLIENT_CERTIFICATE_PASSWORD = $known; Connect-AdoEntra MyOrg -EnvironmentVariables' }
        @{ What = 'a certificate in the environment in the place of its path'; Line = '$env:AZURE_CLIENT_ID = "APP"; $env:AZURE_CLIENT_CERTIFICATE_PATH = $pfx; Connect-AdoEntra MyOrg -EnvironmentVariables' }
        @{ What = 'a federated token that is none'; Line = 'Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken $known' }
        @{ What = 'the request token of another job of GitHub'; Line = "$gitHub Connect-AdoEntra MyOrg -GitHubActions $application" }
        @{ What = 'the token of another job of Azure Pipelines'; Line = "$pipelines Connect-AdoEntra MyOrg -AzurePipelines $application $connection -SystemAccessToken $secure" }
        @{ What = 'an access token that was never issued'; Line = "Connect-AdoEntra MyOrg -AccessToken $secure" }
        @{ What = 'a personal access token that is revoked'; Line = "Connect-AdoEntra MyOrg -PersonalAccessToken $secure" }
        @{ What = 'a refresh token in half an answer'; Line = "Connect-AdoEntra MyOrg -DeviceCode $application"; Faults = @{ deviceCode = @{ kind = 'status'; status = 200; body = $gives.deviceCode }; token = @{ kind = 'status'; status = 200; body = '{"token_type":"Bearer","expires_in":3600,"refresh_token":"KNOWN","id_token":"KNOWN"}' } } }
        @{ What = 'a tool that tells its token when it fails'; Line = 'Set-Tool az "ERROR: AADSTS700082: The refresh token has expired.`npassword=$known $known" 1; Connect-AdoEntra MyOrg -AzureCli' }
        @{ What = 'a tool that prints something else'; Line = 'Set-Tool azd "<html>$known</html>"; Connect-AdoEntra MyOrg -AzureDeveloperCli' }
        @{ What = 'an address of the emulator with a secret'; Line = "`$env:ADOENTRA_EMULATOR_URL = `"https://host.example/?token=`$known`"; try { Connect-AdoEntra MyOrg -AccessToken $secure } finally { `$env:ADOENTRA_EMULATOR_URL = `$url }" }
    )
    # What waits comes last: the library lets an application that was throttled wait in the whole process.
    $jobs = @($jobs | Where-Object { $_.What -notlike '*asks to wait' }) + @($jobs | Where-Object { $_.What -like '*asks to wait' })
    foreach ($job in $jobs) { if (-not $job.Faults) { $job.Faults = @{} } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    . "$PSScriptRoot/SecretWatch.ps1"
    $emulator = Start-Emulator -Entra
    Import-Package
}

AfterAll { Stop-Emulator $emulator }

Describe 'No secret of a sign-in shows' -ForEach @{ AllJobs = $jobs } -Skip:($PSEdition -ne 'Core' -or -not $IsLinux) {
    BeforeAll {
        $known = 'kNoWn' + [Guid]::NewGuid().ToString('N') + [Guid]::NewGuid().ToString('N')
        $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(":$known"))
        $end = [DateTime]::UtcNow.AddHours(8)
        $expires = [DateTimeOffset]::new($end).ToUnixTimeSeconds()
        $certificate = New-RegisteredCertificate $emulator
        $pfx = [Convert]::FromBase64String($certificate.pfx)
        [IO.File]::WriteAllBytes("$TestDrive/c.pfx", $pfx)
        $flags = [Security.Cryptography.X509Certificates.X509KeyStorageFlags]::Exportable
        $locked = [Security.Cryptography.X509Certificates.X509Certificate2]::new($pfx, '', $flags).Export('Pfx', 'another password')
        [IO.File]::WriteAllBytes("$TestDrive/locked.pfx", $locked)

        $given = foreach ($job in $AllJobs) {
            $faults = foreach ($route in $job.Faults.Keys) {
                (@{ route = $route; fault = $job.Faults[$route] } | ConvertTo-Json -Depth 5).Replace('KNOWN', $known).Replace('BASIC', $basic).Replace('EXPIRES', $expires).Replace('HEADER', $emulator.IdentityHeader)
            }
            # An application of its own for each job, whose tokens and waits the library keeps apart.
            @{ What = $job.What; Line = $job.Line.Replace('APP', [Guid]::NewGuid()); Faults = @($faults) }
        }
        $with = @{
            jobs = @($given); known = $known; pfx = $certificate.pfx; expires = $expires; end = $end; ticks = $end.Ticks; url = $emulator.Url
            folder = "$TestDrive"; browser = "$(Get-RepositoryRoot)/tests/Browser"; path = $env:PATH
            tenant = '5c1d0000-7e57-4a11-8000-00000000aad1'; secretApp = '5c1d0000-0000-4c11-8000-0000000000d4'; federated = '5c1d0000-0000-4c11-8000-0000000000d6'
        }
        $shell = Invoke-FreshShell $watched -With $with -Seconds 600
        Reset-Suite $emulator
        $key = ($certificate.pem -split '\r?\n' | Where-Object { $_ -match '^MII' } | Select-Object -Last 1)
        $secrets = $known, $basic, $emulator.IdentityHeader, $certificate.pfx.Substring(0, 60), $certificate.pfx.Substring(600, 60), $key
    }

    It '<What>' -ForEach $jobs {
        $seen = $shell.Result | Where-Object What -EQ $What
        $seen.Failed | Should -BeTrue
        $seen.Text | Should -Match 'RecommendedAction' -Because 'the failure has to be among what is looked at'
        Assert-Silent $seen $secrets
        $seen.Text | Should -Not -MatchExactly 'eyJ[\w-]{5,}' -Because 'that is how a token begins'
    }
}
