#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
}

AfterAll { Stop-Emulator $emulator }

Describe 'Test-AdoEntraConnection' {
    BeforeEach { Reset-Suite $emulator }

    It 'walks the whole way of the default connection' {
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        $steps = Test-AdoEntraConnection
        $steps.Step | Should -Be Environment, 'Azure DevOps host', Organization, Tenant, Credential, 'Sign-in host', Token, 'Token tenant', Acceptance, Identity, 'Access level', Project, Repositories, Throttling, Clock
        $steps.Status | Sort-Object -Unique | Should -BeIn Passed, Skipped
        ($steps | Where-Object Step -EQ Repositories).Status | Should -Be Passed
        $steps[0] | Should -BeOfType AdoEntra.AdoDiagnosisStep
        Test-AdoEntraConnection -Quiet | Should -BeTrue
        Test-AdoEntraConnection -Project NoSuchProject -Quiet | Should -BeFalse
    }

    It 'says who has to let the identity in, and by which command' {
        $connection = Connect-AdoEntra -Identity Elsewhere -SkipVerification -WarningAction Ignore
        $failed = $connection | Test-AdoEntraConnection | Where-Object Status -EQ Failed
        $failed.Step | Should -Be Identity
        $failed.Cause | Should -Be NotInOrganization
        $failed.Code | Should -Be TF401444
        $failed.WhoCanFix | Should -BeLike '*Project Collection Administrator*'
        $failed.Remedy | Should -Match 'Add-AdoServicePrincipal -ObjectId [0-9a-f-]{36}'
        Test-AdoEntraConnection $connection -Quiet | Should -BeFalse
        $report = Test-AdoEntraConnection Elsewhere -AsText
        $report[1] | Should -BeLike 'AdoEntra * in PowerShell *'
        $report | Where-Object { $_ -like 'Failed: Identity:*' } | Should -HaveCount 1
        $report | Where-Object { $_ -match 'TF401444.*activity id [0-9a-f-]{36}' } | Should -HaveCount 1
        "$report" | Should -Not -Match 'eyJ'
    }

    It 'tells without a connection what Connect-AdoEntra would choose, and leaves none behind' {
        $env:ADOENTRA_ORGANIZATION = 'MyOrg'
        $steps = Test-AdoEntraConnection
        ($steps | Where-Object Step -EQ 'Candidate Identity').Detail | Should -BeLike 'Chosen: *IDENTITY_ENDPOINT*'
        ($steps | Where-Object Step -EQ 'Candidate AzurePipelines').Status | Should -Be Skipped
        ($steps | Where-Object Step -EQ Repositories).Status | Should -Be Passed
        Get-AdoEntraConnection | Should -BeNullOrEmpty
    }

    It 'signs in with the parameters of Connect-AdoEntra, whatever connection there is' {
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        $steps = Test-AdoEntraConnection -Organization MyOrg -AccessToken (ConvertTo-SecureString nonsense-token -AsPlainText -Force)
        ($steps | Where-Object Status -EQ Failed).Step | Should -Be Acceptance
        (Get-AdoEntraConnection).Name | Should -Be MyOrg
    }

    It 'makes a step of parameters that cannot be used' {
        $failed = Test-AdoEntraConnection -Organization MyOrg -ClientId 5c1d0000-0000-4c11-8000-0000000000d6 -CertificatePath ./no-such.pfx | Where-Object Status -EQ Failed
        $failed.Step | Should -Be Credential
        $failed.Cause | Should -Be CredentialUnavailable
    }

    It 'names a connection that is not there' {
        { Test-AdoEntraConnection missing -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,*'
    }

    It 'refuses <Line>' -ForEach @(
        @{ Line = 'Test-AdoEntraConnection -Quiet -AsText' }
        @{ Line = 'Test-AdoEntraConnection x -Organization y' }
    ) {
        { Invoke-Expression $Line } | Should -Throw -ErrorId 'InvalidRequest,*'
    }
}
