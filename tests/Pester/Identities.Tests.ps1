#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    # Before the variables of the machine are put aside.
    $seed = if ($env:ADOENTRA_FUZZ_SEED) { [int] $env:ADOENTRA_FUZZ_SEED } else { 20261129 }
    $emulator = Start-Emulator -Entra '--approve-device-codes'

    # In the fresh shell: az and azd that give the tokens of the account that is signed in to them, and tokens of the emulator's identities
    # to sign in with.
    $tools = @'
$bin = (New-Item -ItemType Directory (Join-Path $folder ([Guid]::NewGuid().ToString('N')))).FullName
$env:PATH = $bin + [IO.Path]::PathSeparator + $env:PATH
foreach ($tool in 'az', 'azd') {
    [IO.File]::WriteAllText("$bin/$tool", "#!/bin/sh`necho x >> '$bin/$tool.starts'`nexec /bin/cat '$bin/$tool.json'`n")
    /bin/chmod +x "$bin/$tool"
}
# The identities of this machine: its own, and two that were assigned to it.
$clients = $null, '5c1d0000-0000-4c11-8000-0000000000b2', '5c1d0000-0000-4c11-8000-0000000000c3'
function New-Token([int] $Who) {
    $query = if ($clients[$Who]) { "&client_id=$($clients[$Who])" }
    (Invoke-RestMethod "$env:IDENTITY_ENDPOINT`?api-version=2019-08-01&resource=499b84ac-1321-427f-aa17-267ca6975798$query" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }).access_token
}
function Set-Account([string] $Tool, [int] $Who) {
    $end = [DateTimeOffset]::UtcNow.AddHours(1)
    $token = New-Token $Who
    $said = if ($Tool -eq 'az') { @{ accessToken = $token; expires_on = $end.ToUnixTimeSeconds(); tokenType = 'Bearer' } } else { @{ token = $token; expiresOn = $end.ToString('yyyy-MM-ddTHH:mm:ssZ') } }
    [IO.File]::WriteAllText("$bin/$Tool.json", (ConvertTo-Json $said))
}
function Get-Starts([string] $Tool) { @(Get-Content "$bin/$Tool.starts" -ErrorAction Ignore).Count }
function Get-Id([scriptblock] $Script) { try { $null = & $Script; 'none' } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }
function Get-Seen($Connection) { (Invoke-AdoRestMethod _apis/connectionData -Connection $Connection).authenticatedUser.id }
'@
    $given = @{ tools = $tools; folder = "$TestDrive"; secretApp = '5c1d0000-0000-4c11-8000-0000000000d4'; public = '5c1d0000-0000-4c11-8000-0000000000d8' }
}

AfterAll { Stop-Emulator $emulator }

Describe 'A connection acts as the identity that signed in' -Skip:($PSEdition -ne 'Core' -or $IsWindows) {
    BeforeAll { $fresh = Start-FreshShell }

    BeforeEach {
        Clear-EmulatorFault $emulator
        Set-EmulatedHost $emulator AppService
    }

    AfterAll { Stop-FreshShell $fresh }

    It 'and az is asked at each Connect, in every runspace' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            . ([scriptblock]::Create($tools))
            Set-Account az 0
            (Connect-AdoEntra MyOrg -AzureCli -Name a 3>$null).IdentityName
            Set-Account az 1
            (Connect-AdoEntra MyOrg -AzureCli -Name b 3>$null).IdentityName
            1 | ForEach-Object -Parallel { (Connect-AdoEntra MyOrg -AzureCli 3>$null).IdentityName }
            Get-Starts az
            (Get-Seen a) -eq (Get-AdoEntraConnection a).IdentityId
            Disconnect-AdoEntra b
            (Get-Seen a) -eq (Get-AdoEntraConnection a).IdentityId
        }
        $shell.Result | Should -Be 'runbook-host', 'build-reader', 'build-reader', 3, $true, $true
    }

    It 'and a device code is asked for at each Connect' {
        $before = @((Invoke-RestMethod "$($emulator.Url)/_emulator/devicecodes").value).Count
        $shell = Invoke-FreshShell -In $fresh -With $given {
            foreach ($name in 'a', 'b') { (Connect-AdoEntra MyOrg -DeviceCode -ClientId $public -Name $name 3>$null).IdentityName }
            Disconnect-AdoEntra a
            (Get-AdoProject SecretSauce -Connection b).Name
        }
        $shell.Result | Should -Be 'Ada Operator', 'Ada Operator', 'SecretSauce'
        @((Invoke-RestMethod "$($emulator.Url)/_emulator/devicecodes").value).Count - $before | Should -Be 2
    }

    It 'until a renewal brings another one, which ends it and names both' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            . ([scriptblock]::Create($tools))
            Set-Account az 0
            $connection = Connect-AdoEntra MyOrg -AzureCli -Name az1 3>$null
            Set-Account az 1
            try { $null = Get-AdoEntraToken -ForceRefresh -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; "$_" }
            Get-Id { Get-AdoProject -ErrorAction Stop }
            1 | ForEach-Object -Parallel { try { Get-AdoProject -Connection $using:connection } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }
            Get-Id { Get-AdoEntraConnection az1 -ErrorAction Stop }
            @(Get-AdoEntraConnection).Count
            (Connect-AdoEntra MyOrg -AzureCli -Name az1 3>$null).IdentityName
            (Get-AdoEntraConnection az1).IdentityName
        }
        $shell.Result[0] | Should -BeLike 'IdentityChanged,*'
        $shell.Result[1] | Should -BeLike "*'build-reader' (*) instead of 'runbook-host' (*"
        $shell.Result[2..5] | Should -Be 'IdentityChanged', 'IdentityChanged', 'IdentityChanged', 0
        $shell.Result[6, 7] | Should -Be 'build-reader', 'build-reader'
    }

    It 'and as the one that its first response named where it was not verified' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            . ([scriptblock]::Create($tools))
            Set-Account az 0
            $connection = Connect-AdoEntra MyOrg -AzureCli -SkipVerification -Name unverified 3>$null
            $null = Get-AdoProject SecretSauce -Connection $connection
            Clear-AdoEntraTokenCache
            (Get-AdoProject SecretSauce -Connection $connection).Name
            Clear-AdoEntraTokenCache
            Set-Account az 1
            Get-Id { Get-AdoProject SecretSauce -Connection $connection -ErrorAction Stop }
            Get-Id { Invoke-AdoRestMethod _apis/connectionData -Connection $connection -ErrorAction Stop }
        }
        $shell.Result | Should -Be 'SecretSauce', 'IdentityChanged', 'IdentityChanged'
    }

    It 'and keeps its token when another connection of the same sign-in fails or ends' {
        $token = New-FederatedToken $emulator
        $shell = Invoke-FreshShell -In $fresh -With ($given + @{ federated = '5c1d0000-0000-4c11-8000-0000000000d6'; token = $token; url = $emulator.Url }) {
            $null = Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken $token -Name f1 3>$null
            $null = Connect-AdoEntra MyOrg -ClientId $federated -FederatedToken $token -Name f2 3>$null
            # From now on it can be had no more.
            $null = Invoke-RestMethod "$url/_emulator/faults" -Method Put -ContentType application/json -Body '{"route":"token","faults":[{"kind":"entraError","code":700024}]}'
            try { Connect-AdoEntra NoSuchOrg77 -ClientId $federated -TenantId 5c1d0000-7e57-4a11-8000-00000000aad1 -FederatedToken $token 3>$null } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
            Disconnect-AdoEntra f2
            (Get-AdoProject SecretSauce -Connection f1).Name
        }
        $shell.Result | Should -Be 'OrganizationNotFound', 'SecretSauce'
    }

    It 'and has one meaning by name and as the default where it is published' {
        $shell = Invoke-FreshShell -In $fresh -With $given {
            $null = Connect-AdoEntra MyOrg -Identity -Name shared -Scope Process 3>$null
            1 | ForEach-Object -Parallel { $null = Connect-AdoEntra MyOrg -Identity -ClientId 5c1d0000-0000-4c11-8000-0000000000b2 -Name shared -Scope Process 3>$null }
            (Get-AdoEntraConnection shared).IdentityName
            (Invoke-AdoRestMethod _apis/connectionData).authenticatedUser.providerDisplayName
            Disconnect-AdoEntra shared -Scope Process
            @(Get-AdoEntraConnection).Count
        }
        $shell.Result | Should -Be 'build-reader', 'build-reader', 0
    }

    It 'and Auto says what it passed over, and ends where what it finds is broken' {
        $shell = Invoke-FreshShell -With $given {
            . ([scriptblock]::Create($tools))
            Set-Account az 0
            $null = New-Item -ItemType Directory "$HOME/.azure" -Force
            '{"subscriptions":[{"id":"x"}]}' | Set-Content "$HOME/.azure/azureProfile.json"
            $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $null
            $env:AZURE_CLIENT_SECRET = 'of no application'
            (Connect-AdoEntra MyOrg -WarningVariable said -WarningAction SilentlyContinue).CredentialKind
            @($said | ForEach-Object Message | Where-Object { $_ -like '*skipped*AZURE_CLIENT_SECRET without AZURE_CLIENT_ID*' }).Count
            # It is a managed identity's token that this az gives, which the organization says.
            @($said | ForEach-Object Message | Where-Object { $_ -like '*signs in as a user*' }).Count
            $env:AZURE_CLIENT_ID = $secretApp
            $env:AZURE_TENANT_ID = 'https://login.microsoftonline.com/x'
            Get-Id { Connect-AdoEntra MyOrg 3>$null }
            # A macro that Azure Pipelines has not replaced is no secret, and is not nothing either.
            $env:AZURE_TENANT_ID = $null
            $env:AZURE_CLIENT_SECRET = '$(secret)'
            try { Connect-AdoEntra MyOrg 3>$null } catch { "$_" }
            try { Connect-AdoEntra MyOrg -EnvironmentVariables 3>$null } catch { "$_" }
            $env:AZURE_CLIENT_ID = $env:AZURE_CLIENT_SECRET = $null
            $env:SYSTEM_ACCESSTOKEN = '$(System.AccesToken)'
            try { Connect-AdoEntra MyOrg 3>$null } catch { "$_" }
        }
        $shell.Result[0..3] | Should -Be 'AzureCli', 1, 0, 'InvalidRequest'
        $shell.Result[4, 5] | Should -BeLike 'The variable AZURE_CLIENT_SECRET contains $(*), which Azure Pipelines did not replace.*'
        $shell.Result[6] | Should -BeLike 'The variable SYSTEM_ACCESSTOKEN contains $(*), which Azure Pipelines did not replace.*'
    }

    It 'and Auto takes the managed identity that AZURE_CLIENT_ID names, and no other' {
        $shell = Invoke-FreshShell -With $given {
            . ([scriptblock]::Create($tools))
            $env:AZURE_CLIENT_ID = '5c1d0000-0000-4c11-8000-0000000000b2'
            (Connect-AdoEntra MyOrg 3>$null).IdentityName
            foreach ($id in 'build-reader', '$(clientId)', '5c1d0000-0000-4c11-8000-0000000000b2/') {
                $env:AZURE_CLIENT_ID = $id
                Get-Id { Connect-AdoEntra MyOrg 3>$null }
            }
        }
        $shell.Result | Should -Be 'build-reader', 'InvalidRequest', 'InvalidRequest', 'InvalidRequest'
    }

    # What Core's IdentityFuzzTests does by the thousand, with real runspaces, processes and requests. The seed is in the message of a failure.
    It 'after each of 300 random steps over 4 runspaces' {
        $shell = Invoke-FreshShell -In $fresh -Seconds 600 -With ($given + @{ seed = $seed; url = $emulator.Url }) {
            . ([scriptblock]::Create($tools))
            $random = [Random]::new($seed)
            $story = [Collections.Generic.List[string]]::new()
            $runspaces = 1..4 | ForEach-Object {
                $runspace = [runspacefactory]::CreateRunspace()
                $runspace.Open()
                $runspace
            }
            function Invoke-In([int] $Runspace, [string] $Line, [hashtable] $With = @{}) {
                $shell = [powershell]::Create()
                $shell.Runspace = $runspaces[$Runspace]
                $null = $shell.AddScript('param($With) $With.GetEnumerator() | ForEach-Object { Set-Variable $_.Key $_.Value }; $WarningPreference = "SilentlyContinue"; ' + $Line).AddArgument($With)
                try { @{ Result = @($shell.Invoke() | ForEach-Object { $_.PSObject.BaseObject }); Id = @($shell.Streams.Error | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] })[0] } }
                catch [Management.Automation.RuntimeException] { @{ Result = @(); Id = $_.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId.Split(',')[0] } }
                finally { $shell.Dispose() }
            }

            $tokens = 0..2 | ForEach-Object { New-Token $_ }
            $ids = foreach ($token in $tokens) { (Connect-AdoEntra MyOrg -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) 3>$null).IdentityId }
            $account = @{ az = 0; azd = 0 }
            Set-Account az 0
            Set-Account azd 0
            $secret = ConvertTo-SecureString emulator-secret-that-is-good -AsPlainText -Force
            $secretId = (Connect-AdoEntra MyOrg -ClientId $secretApp -ClientSecret $secret 3>$null).IdentityId
            $live = [Collections.Generic.List[object]]::new()
            $codes = $acted = $ended = 0
            $faults = [Collections.Generic.List[string]]::new()
            for ($step = 0; $step -lt 300 -and $faults.Count -eq 0; $step++) {
                $runspace = $random.Next(4)
                $who = $random.Next(3)
                switch ($random.Next(12)) {
                    { $_ -lt 5 } {
                        $name = "c$($random.Next(3))"
                        $organization = if ($random.Next(8)) { 'MyOrg' } else { 'NoSuchOrg77' }
                        $kind = 'Identity', 'AzureCli', 'AzureDeveloperCli', 'AccessToken', 'ClientSecret', 'DeviceCode' | Select-Object -Index $random.Next(6)
                        if ($kind -eq 'DeviceCode' -and $codes++ -ge 3) { $kind = 'AzureCli' }
                        ($line, $tool, $expected) = switch ($kind) {
                            Identity { "-Identity$(if ($clients[$who]) { " -ClientId $($clients[$who])" })", $null, $ids[$who] }
                            AzureCli { '-AzureCli', 'az', $ids[$account.az] }
                            AzureDeveloperCli { '-AzureDeveloperCli', 'azd', $ids[$account.azd] }
                            AccessToken { '-AccessToken $token', $null, $ids[$who] }
                            ClientSecret { '-ClientId $secretApp -ClientSecret $secret', $null, $secretId }
                            DeviceCode { '-DeviceCode -ClientId $public', $null, $null }
                        }
                        $scope = if ($random.Next(6)) { 'Runspace' } else { 'Process' }
                        $starts = if ($tool) { Get-Starts $tool }
                        $story.Add("$step $($runspace): Connect $organization $line -Name $name -Scope $scope")
                        $secured = ConvertTo-SecureString $tokens[$who] -AsPlainText -Force
                        $made = Invoke-In $runspace "Connect-AdoEntra $organization $line -Name $name -Scope $scope -TenantId 5c1d0000-7e57-4a11-8000-00000000aad1 -TimeoutSec 300" @{ token = $secured; secretApp = $secretApp; secret = $secret; public = $public }
                        if ($organization -ne 'MyOrg') { if (-not $made.Id) { $faults.Add('It connected to an organization that is not there.') }; break }
                        if ($made.Id) { $faults.Add("Connect failed: $($made.Id)"); break }
                        if ($expected -and $made.Result[0].IdentityId -ne $expected) { $faults.Add("It is $($made.Result[0].IdentityName).") }
                        if ($tool -and (Get-Starts $tool) -eq $starts) { $faults.Add("$tool was not asked.") }
                        $live.Add([pscustomobject]@{ Connection = $made.Result[0]; Who = $made.Result[0].IdentityId; Tool = $tool; HasSeenOthers = $false; IsGiven = $kind -eq 'AccessToken'; IsRefused = $false })
                        if ($live.Count -gt 8) { $live.RemoveAt(0) }
                    }
                    { $_ -in 5, 6 } {
                        $story.Add("$step $($runspace): Disconnect")
                        $scope = if ($random.Next(3)) { 'Runspace' } else { 'Process' }
                        $null = Invoke-In $runspace "Disconnect-AdoEntra c$($random.Next(3)) -Scope $scope"
                    }
                    { $_ -in 7, 8 } {
                        $tool = 'az', 'azd' | Select-Object -Index $random.Next(2)
                        $story.Add("$step $tool is $who now")
                        $account[$tool] = $who
                        Set-Account $tool $who
                        $live | Where-Object { $_.Tool -eq $tool -and $_.Who -ne $ids[$who] } | ForEach-Object { $_.HasSeenOthers = $true }
                    }
                    { $_ -in 9, 10 } {
                        if ($live.Count -eq 0) { break }
                        $one = $live[$random.Next($live.Count)]
                        $story.Add("$step $($one.Connection.Name) ($($one.Connection.CredentialKind)) renews")
                        $null = Invoke-In $runspace '$null = Get-AdoEntraToken -ForceRefresh -Connection $one' @{ one = $one.Connection }
                    }
                    11 {
                        $story.Add("$step all tokens are refused")
                        $null = Invoke-RestMethod "$url/_emulator/tokens/revoke" -Method Post
                        $live | Where-Object IsGiven | ForEach-Object { $_.IsRefused = $true }
                        $tokens = 0..2 | ForEach-Object { New-Token $_ }
                        foreach ($tool in 'az', 'azd') { Set-Account $tool $account[$tool] }
                    }
                }

                foreach ($one in @($live | Select-Object -Last 3)) {
                    $seen = Invoke-In $random.Next(4) '(Invoke-AdoRestMethod _apis/connectionData -Connection $one).authenticatedUser.id' @{ one = $one.Connection }
                    if ($seen.Id) {
                        $story.Add("  $($one.Connection.Name) ($($one.Connection.CredentialKind)): $($seen.Id)")
                        $null = $live.Remove($one)
                        if ($seen.Id -eq 'IdentityChanged') { $ended++ }
                        $isRight = $seen.Id -eq 'NotConnected' -or ($seen.Id -eq 'IdentityChanged' -and $one.HasSeenOthers) -or ($seen.Id -eq 'NotSignedIn' -and $one.IsRefused)
                        if (-not $isRight) { $faults.Add("$($one.Connection.Name) ($($one.Connection.CredentialKind)) fails: $($seen.Id)") }
                    }
                    elseif (++$acted -and $seen.Result[0] -ne $one.Who -or $one.Connection.IdentityId -ne $one.Who) { $faults.Add("$($one.Connection.Name) ($($one.Connection.CredentialKind)) acts as '$($seen.Result)'.") }
                }
            }

            $runspaces | ForEach-Object Dispose
            Disconnect-AdoEntra -All -Scope Process
            [pscustomobject]@{ Steps = $step; Acted = $acted; Ended = $ended; Faults = @($faults) -join ' '; Story = @($story | Select-Object -Last 12) -join "`n" }
        }
        $shell.Result.Faults | Should -BeNullOrEmpty -Because "seed $seed, the last steps:`n$($shell.Result.Story)"
        $shell.Result.Steps | Should -Be 300
        $shell.Result.Acted | Should -BeGreaterThan 200
        $shell.Result.Ended | Should -BeGreaterThan 1
    }
}
