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
        @{ What = 'a service that answers with a page'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 200; body = '<html>KNOWN</html>'; contentType = 'text/html' } }; Fails = $true }
        @{ What = 'a service that answers with half a document'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 200; body = '{"authenticatedUser":{"KNOWN' } }; Fails = $true }
        @{ What = 'a redirect that has the token in it'; Faults = @{ msi = $token; connectionData = @{ kind = 'status'; status = 302; headers = @{ Location = 'https://login.example/KNOWN?token=KNOWN#KNOWN' } } }; Fails = $true }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
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
            foreach ($line in { Connect-AdoEntra -Identity -Organization MyOrg }, { Get-AdoRepository -Project SecretSauce }, { Get-AdoEntraToken }, { Get-AdoEntraConnection }, { Get-AdoProject NoSuchProject }) {
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
            $out.Add((Get-Content "$folder/transcript.txt" -Raw))
            [pscustomobject]@{ What = $job.What; Text = $out -join "`n"; Failed = $failed; Token = if (-not $failed) { Get-AdoEntraToken -AsPlainText 4>$null } }
        }
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'No secret shows' -ForEach @{ AllJobs = $jobs } -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $given = foreach ($job in $AllJobs) {
            $faults = foreach ($route in $job.Faults.Keys) {
                $fault = @{ route = $route; fault = $job.Faults[$route] } | ConvertTo-Json -Depth 5
                $fault.Replace('KNOWN', $known).Replace('X-IDENTITY-HEADER', 'X-IDENTITY').Replace('HEADER', $emulator.IdentityHeader).Replace('X-IDENTITY', 'X-IDENTITY-HEADER').Replace('EXPIRES', $expires)
            }
            @{ What = $job.What; Faults = @($faults) }
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
