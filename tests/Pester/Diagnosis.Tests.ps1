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
        $steps.Step | Should -Be 'Sign-in', Tenant, Token, Identity, Projects
        $steps.Status | Should -Be Passed, Passed, Passed, Passed, Passed
        $steps[0] | Should -BeOfType AdoEntra.AdoDiagnosisStep
        Test-AdoEntraConnection -Quiet | Should -BeTrue
    }

    It 'says who has to let the identity in' {
        $connection = Connect-AdoEntra -Identity Elsewhere -SkipVerification -WarningAction Ignore
        $failed = $connection | Test-AdoEntraConnection | Where-Object Status -EQ Failed
        $failed.Step | Should -Be Identity
        $failed.Cause | Should -Be NotInOrganization
        $failed.Code | Should -Be TF401444
        $failed.WhoCanFix | Should -BeLike '*Project Collection Administrator*'
        Test-AdoEntraConnection $connection -Quiet | Should -BeFalse
        Test-AdoEntraConnection Elsewhere -AsText | Where-Object { $_ -like 'Failed: Identity:*Project Collection Administrator*' } | Should -HaveCount 1
    }

    It 'tells without a connection what Connect-AdoEntra would choose, and leaves none behind' {
        $env:ADOENTRA_ORGANIZATION = 'MyOrg'
        $steps = Test-AdoEntraConnection
        ($steps | Where-Object Step -EQ 'Candidate Identity').Detail | Should -BeLike 'Chosen: *IDENTITY_ENDPOINT*'
        ($steps | Where-Object Step -EQ 'Candidate AzurePipelines').Status | Should -Be Skipped
        ($steps | Where-Object Step -EQ Projects).Status | Should -Be Passed
        Get-AdoEntraConnection | Should -BeNullOrEmpty
    }

    It 'names a connection that is not there' {
        { Test-AdoEntraConnection nobody -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,*'
    }
}
