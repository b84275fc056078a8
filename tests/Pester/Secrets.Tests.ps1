#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    # Every way to fail on which a secret has already been used, and the jobs that succeed.
    $token = @{ kind = 'status'; status = 200; body = '{"access_token":"KNOWN","expires_on":"EXPIRES","resource":"R","token_type":"Bearer"}' }
    $jobs = @(
        @{ What = 'a sign-in and a list'; Faults = @{}; Fails = $false }
        @{ What = 'a revoked token that is renewed'; Faults = @{ repositories = @{ kind = 'unauthorized'; form = 'empty'; times = 1 } }; Fails = $false }
        @{ What = 'a host that echoes the request'; Faults = @{ msi = @{ kind = 'status'; status = 400; body = '{"statusCode":400,"message":"Bad request: X-IDENTITY-HEADER: HEADER"}' } }; Fails = $true }
        @{ What = 'a host that echoes the header alone'; Faults = @{ msi = @{ kind = 'status'; status = 400; body = 'No such thing as HEADER here' } }; Fails = $true }
        @{ What = 'a host that is broken and tells all'; Faults = @{ msi = @{ kind = 'status'; status = 500; body = '{"error":"HEADER","error_description":"HEADER"}' } }; Fails = $true }
        @{ What = 'a host that puts a token into a refusal'; Faults = @{ msi = @{ kind = 'status'; status = 403; body = '{"access_token":"KNOWN"}' } }; Fails = $true }
        @{ What = 'a service that refuses the token'; Faults = @{ msi = $token }; Fails = $true }
        @{ What = 'a service that echoes the request'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 400; body = '{"message":"TF400898: Authorization: Bearer KNOWN is wrong."}' } }; Fails = $true }
        @{ What = 'a service that echoes the token alone'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 400; body = '{"message":"TF400898: KNOWN is wrong."}' } }; Fails = $true }
        @{ What = 'a service that puts the token into a header'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 403; headers = @{ 'X-TFS-ServiceError' = 'No+way%2C+Bearer+KNOWN' } } }; Fails = $true }
        @{ What = 'a service that answers with a page'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 200; body = '<html>KNOWN</html>'; contentType = 'text/html' } }; Fails = $true }
        @{ What = 'a service that answers with half a document'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 200; body = '{"authenticatedUser":{"KNOWN' } }; Fails = $true }
        @{ What = 'a redirect that has the token in it'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 302; headers = @{ Location = 'https://login.example/KNOWN?token=KNOWN#KNOWN' } } }; Fails = $true }
    )

    # Every way to sign in, with an answer that tells what it was sent. In the lines $known is the secret.
    $echo = @{ kind = 'status'; status = 400; body = '{"error":"invalid_client","error_description":"AADSTS7000215: Not KNOWN, that is client_secret=KNOWN&x=1 or ''KNOWN''. Trace ID: 5c1d0000-0000-4c11-8000-0000000000d4","error_codes":[7000215]}' }
    $html = @{ kind = 'status'; status = 502; body = '<html>KNOWN</html>'; contentType = 'text/html' }
    $refuse = @{ kind = 'status'; status = 403; body = '{"message":"Authorization: Bearer KNOWN, KNOWN, Basic BASIC","value":"no KNOWN today"}' }
    $code = @{ kind = 'status'; status = 200; body = '{"user_code":"ABCD","device_code":"KNOWN","verification_uri":"https://login.example/device","expires_in":900,"interval":1,"message":"Enter the code ABCD at https://login.example/device"}' }
    $application = '-ClientId 5c1d0000-0000-4c11-8000-0000000000d4'
    $secure = '(ConvertTo-SecureString $known -AsPlainText -Force)'
    $gitHub = '$env:AZURE_CLIENT_ID = "5c1d0000-0000-4c11-8000-0000000000d6"; $env:ACTIONS_ID_TOKEN_REQUEST_URL = "$env:ADOENTRA_EMULATOR_URL/_emulator/oidc/github"; $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = $known; Connect-AdoEntra MyOrg -GitHubActions'
    $pipelines = '$env:SYSTEM_OIDCREQUESTURI = "$env:ADOENTRA_EMULATOR_URL/MyOrg/p/_apis/distributedtask/hubs/build/plans/1/jobs/2/oidctoken"; Connect-AdoEntra MyOrg -AzurePipelines -ClientId 5c1d0000-0000-4c11-8000-0000000000d6 -ServiceConnectionId 5c1d0000-0000-5c0e-8000-0000000000f1'
    $signIns = @(
        @{ What = 'a wrong client secret'; Line = "Connect-AdoEntra MyOrg $application -ClientSecret $secure" }
        @{ What = 'a client secret that Entra echoes'; Line = "Connect-AdoEntra MyOrg $application -ClientSecret $secure"; Faults = @{ token = $echo } }
        @{ What = 'a client secret that a proxy echoes'; Line = "Connect-AdoEntra MyOrg $application -ClientSecret $secure"; Faults = @{ token = $html } }
        @{ What = 'a credential that Entra echoes'; Line = "Connect-AdoEntra MyOrg -ServicePrincipal -Credential ([pscredential]::new('5c1d0000-0000-4c11-8000-0000000000d4', $secure))"; Faults = @{ token = $echo } }
        @{ What = 'a client secret in the place of the id'; Line = 'Connect-AdoEntra MyOrg -ClientId "$known~x" -ClientSecret (ConvertTo-SecureString x -AsPlainText -Force)' }
        @{ What = 'a client secret in the environment'; Line = '$env:AZURE_CLIENT_ID = "5c1d0000-0000-4c11-8000-0000000000d4"; $env:AZURE_CLIENT_SECRET = $known; Connect-AdoEntra MyOrg -EnvironmentVariables'; Faults = @{ token = $echo } }
        @{ What = 'a client secret that Auto finds'; Line = '$env:AZURE_CLIENT_ID = "5c1d0000-0000-4c11-8000-0000000000d4"; $env:AZURE_CLIENT_SECRET = $known; Connect-AdoEntra MyOrg'; Faults = @{ token = $echo } }
        @{ What = 'a wrong password of a certificate'; Line = "Connect-AdoEntra MyOrg $application -CertificatePath `"`$folder/c.pfx`" -CertificatePassword $secure" }
        @{ What = 'a certificate that Entra does not know'; Line = "Connect-AdoEntra MyOrg $application -CertificatePath `"`$folder/c.pfx`"" }
        @{ What = 'a certificate in the environment in the place of its path'; Line = '$env:AZURE_CLIENT_ID = "5c1d0000-0000-4c11-8000-0000000000d4"; $env:AZURE_CLIENT_CERTIFICATE_PATH = $pfx; Connect-AdoEntra MyOrg -EnvironmentVariables' }
        @{ What = 'a federated token that Entra echoes'; Line = 'Connect-AdoEntra MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000d6 -FederatedToken $known'; Faults = @{ token = $echo } }
        @{ What = 'a federated token of a script'; Line = 'Connect-AdoEntra MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000d6 -FederatedToken { $known }'; Faults = @{ token = $echo } }
        @{ What = 'a federated token in a file'; Line = 'Set-Content "$folder/token" $known; Connect-AdoEntra MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000d6 -FederatedTokenFile "$folder/token"'; Faults = @{ token = $echo } }
        @{ What = 'the request token of GitHub'; Line = $gitHub; Faults = @{ githubOidc = $refuse } }
        @{ What = 'a token of GitHub that Entra echoes'; Line = $gitHub; Faults = @{ githubOidc = @{ kind = 'status'; status = 200; body = '{"value":"KNOWN"}' }; token = $echo } }
        @{ What = 'the job token of Azure Pipelines'; Line = "$pipelines -SystemAccessToken $secure"; Faults = @{ pipelinesOidc = $refuse } }
        @{ What = 'the job token of Azure Pipelines in the environment'; Line = "`$env:SYSTEM_ACCESSTOKEN = `$known; $pipelines"; Faults = @{ pipelinesOidc = @{ kind = 'status'; status = 500; body = 'KNOWN' } } }
        @{ What = 'an access token that the service echoes'; Line = "Connect-AdoEntra MyOrg -AccessToken $secure"; Faults = @{ connectionData = $refuse } }
        @{ What = 'an access token that is refused'; Line = "Connect-AdoEntra MyOrg -AccessToken $secure" }
        @{ What = 'a personal access token that the service echoes'; Line = "Connect-AdoEntra MyOrg -PersonalAccessToken $secure"; Faults = @{ connectionData = $refuse } }
        @{ What = 'a personal access token that is refused'; Line = "Connect-AdoEntra MyOrg -PersonalAccessToken $secure" }
        @{ What = 'a device code that Entra echoes'; Line = 'Connect-AdoEntra MyOrg -DeviceCode -ClientId 5c1d0000-0000-4c11-8000-0000000000d8'; Faults = @{ deviceCode = $code; token = $echo } }
        @{ What = 'a refresh token in half an answer'; Line = 'Connect-AdoEntra MyOrg -DeviceCode -ClientId 5c1d0000-0000-4c11-8000-0000000000d8'; Faults = @{ deviceCode = $code; token = @{ kind = 'status'; status = 200; body = '{"token_type":"Bearer","expires_in":3600,"refresh_token":"KNOWN","id_token":"KNOWN"}' } } }
    )
    foreach ($job in $signIns) { if (-not $job.Faults) { $job.Faults = @{} } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator -Entra
    Import-Package
    $known = 'kNoWn' + [Guid]::NewGuid().ToString('N') + [Guid]::NewGuid().ToString('N')

    $expires = [DateTimeOffset]::UtcNow.AddHours(8).ToUnixTimeSeconds()

    # What a person, a log or a support case gets to see of each job, as text. One shell for all: the jobs follow each other as in a session.
    $watched = {
        function Send($Method, $Path, $Body) { $null = Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/$Path" -Method $Method -Body $Body -ContentType 'application/json; charset=utf-8' }
        # With -Debug alone a warning asks whether to go on.
        $PSDefaultParameterValues = @{ '*-Ado*:Verbose' = $true; '*-Ado*:Debug' = $true; '*-Ado*:WarningAction' = 'Continue' }
        foreach ($job in $jobs) {
            Send Delete faults
            Disconnect-AdoEntra -All *>$null
            foreach ($fault in $job.Faults) { Send Put faults $fault }
            $Error.Clear()
            $out = [Collections.Generic.List[string]]::new()
            $null = Start-Transcript "$folder/transcript.txt" -IncludeInvocationHeader
            $failed = $false
            foreach ($line in [scriptblock]::Create($job.Line), { Get-AdoRepository -Project SecretSauce }, { Get-AdoEntraToken }, { Get-AdoEntraConnection }, { Get-AdoProject NoSuchProject }) {
                try {
                    & $line *>&1 | ForEach-Object { $out.Add(($_ | Format-List * -Force | Out-String -Width 1000)); $_ } | Out-Default
                }
                catch {
                    $failed = $failed -or "$line" -notlike '*NoSuchProject*'
                    $_ | Out-Default
                    $out.Add("$_ $($_.Exception) $($_.ErrorDetails) $($_.ScriptStackTrace) $($_.Exception.Data.Values)")
                    if ($failed -and $out.Count -lt 5) { $out.Add(($_ | ConvertTo-Json -Depth 2 -WarningAction Ignore)) }
                }
            }

            foreach ($record in @($Error)) { $out.Add((Get-Error $record | Out-String -Width 1000)) }
            $out.Add(($Error | Format-List * -Force | Out-String -Width 1000))
            $out.Add((Get-AdoEntraConnection *>&1 | ConvertTo-Json -Depth 9 -WarningAction Ignore))
            $out.Add((Get-AdoEntraConnection *>&1 | Format-Custom -Depth 9 | Out-String -Width 1000))
            $null = Stop-Transcript
            foreach ($name in @((Get-Item Env:).Name) -match '^(AZURE_CLIENT|ACTIONS_|SYSTEM_)') { Remove-Item "Env:$name" }
            $out.Add((Get-Content "$folder/transcript.txt" -Raw))
            [pscustomobject]@{ What = $job.What; Text = $out -join "`n"; Failed = $failed; Token = if (-not $failed) { Get-AdoEntraToken -AsPlainText 4>$null } }
        }
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'No secret of a sign-in shows' -ForEach @{ AllJobs = $signIns } -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(":$known"))
        $certificate = New-RegisteredCertificate $emulator
        [IO.File]::WriteAllBytes("$TestDrive/c.pfx", [Convert]::FromBase64String($certificate.pfx))
        $given = foreach ($job in $AllJobs) {
            $faults = foreach ($route in $job.Faults.Keys) { (@{ route = $route; fault = $job.Faults[$route] } | ConvertTo-Json -Depth 5).Replace('KNOWN', $known).Replace('BASIC', $basic) }
            @{ What = $job.What; Line = $job.Line; Faults = @($faults) }
        }
        $shell = Invoke-FreshShell $watched -With @{ folder = "$TestDrive"; jobs = @($given); known = $known; pfx = $certificate.pfx } -Seconds 180
        Reset-Suite $emulator
        $secrets = $known, $basic, $certificate.pfx.Substring(0, 60), $certificate.pfx.Substring(600, 60), ($certificate.pem -split '\r?\n' | Where-Object { $_ -match '^MII' } | Select-Object -Last 1), 'eyJ'
    }

    It 'with <What>, whatever is printed, logged or kept of it' -ForEach $signIns {
        $seen = $shell.Result | Where-Object What -EQ $What
        $seen.Failed | Should -BeTrue
        $seen.Text | Should -Match 'transcript end'
        $seen.Text | Should -Match 'RecommendedAction' -Because 'the failure has to be among what is looked at'
        foreach ($secret in $secrets) {
            $at = $seen.Text.IndexOf($secret, [StringComparison]::Ordinal)
            $around = if ($at -ge 0) { $seen.Text.Substring([Math]::Max(0, $at - 160), [Math]::Min($at, 160)) }
            $at | Should -Be -1 -Because "a secret came after: $around"
        }
    }
}

Describe 'No secret shows' -ForEach @{ AllJobs = $jobs } -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $given = foreach ($job in $AllJobs) {
            $faults = foreach ($route in $job.Faults.Keys) {
                $fault = @{ route = $route; fault = $job.Faults[$route] } | ConvertTo-Json -Depth 5
                $fault.Replace('KNOWN', $known).Replace('X-IDENTITY-HEADER', 'X-IDENTITY').Replace('HEADER', $emulator.IdentityHeader).Replace('X-IDENTITY', 'X-IDENTITY-HEADER').Replace('EXPIRES', $expires)
            }
            @{ What = $job.What; Faults = @($faults); Line = 'Connect-AdoEntra -Identity -Organization MyOrg' }
        }
        $shell = Invoke-FreshShell $watched -With @{ folder = "$TestDrive"; jobs = @($given) }
        Reset-Suite $emulator
    }

    It 'with <What>, whatever is printed, logged or kept of it' -ForEach $jobs {
        $seen = $shell.Result | Where-Object What -EQ $What
        $seen.Failed | Should -Be $Fails
        $seen.Text | Should -Match 'Signing in to' -Because 'the verbose messages have to be among what is looked at'
        $seen.Text | Should -Match 'transcript end'
        $secrets = @($emulator.IdentityHeader, $known) + @($seen.Token | Where-Object { $_ })
        $secrets | Should -HaveCount $(if ($Fails) { 2 } else { 3 })
        foreach ($secret in $secrets) {
            $at = $seen.Text.IndexOf($secret, [StringComparison]::OrdinalIgnoreCase)
            $around = if ($at -ge 0) { $seen.Text.Substring([Math]::Max(0, $at - 120), [Math]::Min($at, 120)) }
            $at | Should -Be -1 -Because "a secret came after: $around"
        }
    }

    It 'in what the library below logs for .NET' {
        $shell = Invoke-FreshShell {
            Add-Type -TypeDefinition @'
using System; using System.Diagnostics.Tracing; using System.Text;
public sealed class AllEvents : EventListener {
    public static readonly StringBuilder Text = new StringBuilder();
    protected override void OnEventSourceCreated(EventSource source) {
        if (source.Name.StartsWith("Azure") || source.Name.StartsWith("Microsoft-Identity") || source.Name.StartsWith("AdoEntra")) EnableEvents(source, EventLevel.LogAlways, EventKeywords.All);
    }
    protected override void OnEventWritten(EventWrittenEventArgs e) {
        lock (Text) { Text.Append(e.EventName); if (e.Payload != null) foreach (object value in e.Payload) Text.Append(' ').Append(value); Text.AppendLine(); }
    }
}
'@
            $listener = [AllEvents]::new()
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            [pscustomobject]@{ Text = [AllEvents]::Text.ToString(); Token = Get-AdoEntraToken -AsPlainText }
        }
        $shell.Result.Text | Should -Not -BeNullOrEmpty
        $shell.Result.Text.Contains($shell.Result.Token) | Should -BeFalse
        $shell.Result.Text.Contains($emulator.IdentityHeader) | Should -BeFalse
    }

    It 'on the command line or in the environment of the process' -Skip:(-not $IsLinux) {
        $shell = Invoke-FreshShell {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            $null = Get-AdoRepository -Project SecretSauce
            [pscustomobject]@{
                CommandLine = Get-Content "/proc/$PID/cmdline" -Raw
                Variables   = [Environment]::GetEnvironmentVariables().Values -join "`n"
                Token       = Get-AdoEntraToken -AsPlainText
            }
        }
        $shell.Result.CommandLine | Should -BeLike '*pwsh*'
        $shell.Result.CommandLine.Contains($shell.Result.Token) | Should -BeFalse
        $shell.Result.Variables.Contains($shell.Result.Token) | Should -BeFalse
    }
}
