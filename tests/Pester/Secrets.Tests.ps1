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

    # What a person puts into a call, each with the secret that MINE is.
    $calls = @(
        @{ What = 'a signature in the address'; Call = '"_apis/projects/none?sig=$env:MINE&access_token=$env:MINE"' }
        @{ What = 'a parameter of the query'; Call = '_apis/projects/none -Query @{ apikey = $env:MINE }' }
        @{ What = 'a header'; Call = '_apis/projects/none -Headers @{ "X-Api-Key" = $env:MINE }' }
        @{ What = 'a body'; Call = '_apis/projects -Method Post -Body @{ password = $env:MINE }' }
        @{ What = 'an address of a store'; Call = '"https://store.blob.core.windows.net/c/b?sv=1&sig=$env:MINE" -OutFile "$folder/x"' }
        @{ What = 'an address of somewhere else'; Call = '"https://user:$env:MINE@evil.example/$env:MINE?x=$env:MINE"' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    . "$PSScriptRoot/SecretWatch.ps1"
    $emulator = Start-Emulator
    Import-Package
    $known = 'kNoWn' + [Guid]::NewGuid().ToString('N') + [Guid]::NewGuid().ToString('N')

    $expires = [DateTimeOffset]::UtcNow.AddHours(8).ToUnixTimeSeconds()
}

AfterAll { Stop-Emulator $emulator }

Describe 'No secret shows' -ForEach @{ AllJobs = $jobs; AllCalls = $calls } -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $given = foreach ($job in $AllJobs) {
            $faults = foreach ($route in $job.Faults.Keys) {
                $fault = @{ route = $route; fault = $job.Faults[$route] } | ConvertTo-Json -Depth 5
                $fault.Replace('KNOWN', $known).Replace('X-IDENTITY-HEADER', 'X-IDENTITY').Replace('HEADER', $emulator.IdentityHeader).Replace('X-IDENTITY', 'X-IDENTITY-HEADER').Replace('EXPIRES', $expires)
            }
            @{ What = $job.What; Faults = @($faults); Line = 'Connect-AdoEntra -Identity -Organization MyOrg' }
        }
        $given = @($given) + @($AllCalls | ForEach-Object { @{ What = $_.What; Faults = @(); Line = "Connect-AdoEntra -Identity -Organization MyOrg; Invoke-AdoRestMethod $($_.Call)" } })
        $env:MINE = $known
        try { $shell = Invoke-FreshShell $watched -With @{ folder = "$TestDrive"; jobs = @($given) } } finally { $env:MINE = $null }
        Reset-Suite $emulator
    }

    It 'with <What>, whatever is printed, logged or kept of it' -ForEach $jobs {
        $seen = $shell.Result | Where-Object What -EQ $What
        $seen.Failed | Should -Be $Fails
        $seen.Text | Should -Match 'Signing in to' -Because 'the verbose messages have to be among what is looked at'
        $secrets = @($emulator.IdentityHeader, $known) + @($seen.Token | Where-Object { $_ })
        $secrets | Should -HaveCount $(if ($Fails) { 2 } else { 3 })
        Assert-Silent $seen $secrets
    }

    It 'of those that a person puts into a call: <What>' -ForEach $calls {
        $seen = $shell.Result | Where-Object What -EQ $What
        $seen.Text | Should -Match 'Invoke-AdoRestMethod|InvokeAdoRestMethodCommand'
        Assert-Silent $seen @($known, $emulator.IdentityHeader)
    }

    Context 'of a session' {
        BeforeAll {
            $session = (Invoke-FreshShell {
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
                $null = Get-AdoRepository -Project SecretSauce
                [pscustomobject]@{
                    Events      = [AllEvents]::Text.ToString()
                    CommandLine = if ($IsLinux) { Get-Content "/proc/$PID/cmdline" -Raw }
                    Variables   = [Environment]::GetEnvironmentVariables().Values -join "`n"
                    Token       = Get-AdoEntraToken -AsPlainText
                }
            }).Result
            $session.Token | Should -Not -BeNullOrEmpty
        }

        It 'in what the library below logs for .NET' {
            $session.Events | Should -Not -BeNullOrEmpty
            $session.Events.Contains($session.Token) | Should -BeFalse
            $session.Events.Contains($emulator.IdentityHeader) | Should -BeFalse
        }

        It 'on the command line or in the environment of the process' -Skip:(-not $IsLinux) {
            $session.CommandLine | Should -BeLike '*pwsh*'
            $session.CommandLine.Contains($session.Token) | Should -BeFalse
            $session.Variables.Contains($session.Token) | Should -BeFalse
        }
    }
}
