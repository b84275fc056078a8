#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# A token in the place of any text that a command takes: refused before any request is sent, and shown nowhere.

BeforeDiscovery {
    $secrets = @(
        @{ What = 'a token'; Secret = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWnkNoWn' }
        @{ What = 'a personal access token'; Secret = 'kNoWn56789012345678901234567890123456789012345678901234567890123456789012345AZDOabcd' }
        @{ What = 'a personal access token of the old form'; Secret = 'abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst' }
    )
    $forms = foreach ($secret in $secrets) {
        @{ Form = 'a text'; What = $secret.What; Secret = $secret.Secret }
    }
    $forms += foreach ($form in 'an object', 'a hashtable') { @{ Form = $form; What = $secrets[0].What; Secret = $secrets[0].Secret } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package

    # What a set of parameters needs in addition to the one that is tried.
    function Get-Filling($Parameter) {
        if ($Parameter.ParameterType -eq [securestring]) { return ConvertTo-SecureString x -AsPlainText -Force }
        if ($Parameter.ParameterType -eq [switch]) { return $true }
        if ($Parameter.ParameterType -eq [pscredential]) { return [pscredential]::new('5c1d0000-0000-4c11-8000-0000000000d4', (ConvertTo-SecureString x -AsPlainText -Force)) }
        if ($Parameter.ParameterType -in [long], [long[]]) { return 25 }
        if ($Parameter.ParameterType -in [Nullable[int]], [Nullable[long]]) { return 5 }
        if ([Collections.IDictionary].IsAssignableFrom($Parameter.ParameterType)) { return @{ x = 1 } }
        $choices = $Parameter.Attributes | Where-Object { $_ -is [ValidateSet] }
        if ($choices) { return $choices.ValidValues[0] }
        if ($Parameter.Name -like '*Id') { return '5c1d0000-0000-4c11-8000-0000000000d4' }
        if ($Parameter.Name -eq 'Certificate') { return $certificate }
        'x'
    }
    $key = [Security.Cryptography.RSA]::Create(2048)
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new(
        'CN=test', $key, [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $certificate = $request.CreateSelfSigned([DateTimeOffset]::Now, [DateTimeOffset]::Now.AddDays(1))
    # The shell's own, which it converts and shows itself.
    $shells = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters + 'First', 'Skip'
}

AfterAll { Stop-Emulator $emulator }

Describe 'A secret in the place of a value' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Clear-EmulatorRequest $emulator
    }

    It 'is not shown as any parameter of any command: <What>, as <Form>' -ForEach $forms {
        $tried = 0
        $value = switch ($Form) { 'a text' { $Secret } 'an object' { [pscustomobject]@{ accessToken = $Secret } } default { @{ $Secret = 1 } } }
        $shown = foreach ($command in Get-Command -Module AdoEntra) {
            foreach ($set in $command.ParameterSets) {
                foreach ($parameter in $set.Parameters) {
                    if ($parameter.Name -in $shells -or $parameter.ParameterType -in [switch], [securestring], [object]) { continue }
                    # The text of a hashtable is the name of its type.
                    if ($Form -eq 'a hashtable' -and $parameter.ParameterType -in [string], [string[]]) { continue }
                    $given = @{ $parameter.Name = $value }
                    foreach ($other in $set.Parameters) { if ($other.IsMandatory -and $other.Name -ne $parameter.Name) { $given[$other.Name] = Get-Filling $other } }
                    if ($command.Name -eq 'Connect-AdoEntra' -and $parameter.Name -ne 'Organization') { $given.Organization = 'MyOrg' }
                    $Error.Clear()
                    $seen = try { & $command @given -Verbose -WarningAction Continue *>&1 | Format-List * -Force | Out-String -Width 1000 } catch { "$_" }
                    $tried++
                    $text = "$seen" + (@($Error) | ForEach-Object { Get-Error $_ | Out-String -Width 1000 }) + ($Error | Format-List * -Force | Out-String -Width 1000) + "$($Error.TargetObject)"
                    if ($text.Contains($Secret)) { "$command -$($parameter.Name) ($($set.Name)) shows it" }
                    # A diagnosis tells what fails as a step, and of what an error.
                    if ($Error.Count -eq 0 -and $command.Name -ne 'Test-AdoEntraConnection') { "$command -$($parameter.Name) ($($set.Name)) takes it" }
                }
            }
        }
        $shown | Should -BeNullOrEmpty
        $tried | Should -BeGreaterThan 30
    }

    It 'is reported as what it is in the place of a connection: <What>' -ForEach $secrets {
        $failure = try { Get-AdoProject -Connection $Secret } catch { $_ }
        $failure.Exception.ErrorId | Should -Be InvalidRequest
        $failure.Exception.Message | Should -BeLike 'The value of -Connection looks like a token or another secret*-AccessToken*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'is refused as a name in -<_>' -ForEach Headers, Query, RouteValues {
        $given = @{ $_ = @{ 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWnkNoWn' = 1 } }
        if ($_ -eq 'RouteValues') { $given += @{ Area = 'git'; Resource = 'repositories' } } else { $given.Uri = '_apis/projects' }
        $failure = try { Invoke-AdoRestMethod @given } catch { $_ }
        $failure.Exception.ErrorId | Should -Be InvalidRequest
        "$failure" | Should -BeLike 'One of the names in -* looks like a token or another secret*'
        "$failure" | Should -Not -BeLike '*eyJ*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'is refused when it comes through the pipeline: <What>' -ForEach $secrets {
        $failure = try { [pscustomobject]@{ Name = $Secret } | Get-AdoProject } catch { $_ }
        $failure.Exception.ErrorId | Should -Be InvalidRequest
        "$failure" | Should -Not -BeLike "*$Secret*"
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}
