#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Service connections, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
    $secret = ConvertTo-SecureString 'emulated-new-secret' -AsPlainText -Force
    $ids = @{
        SubscriptionId   = '8f1f9b3e-0000-4b1d-8000-0000000000aa'
        SubscriptionName = 'Contoso'
        TenantId         = '72f988bf-0000-41af-91ab-2d7cd011db47'
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Get-AdoServiceConnection' {
    It 'tells which hold a secret, by the types of the organization, extensions included' {
        Get-AdoServiceConnection | Where-Object HoldsSecret | ForEach-Object Name | Should -Be azure-secret, github, quality
        (Get-AdoServiceConnection azure-production).HoldsSecret | Should -BeFalse
    }

    It 'tells which are disabled and which have an issuer that ends' {
        (Get-AdoServiceConnection | Where-Object IsDisabled).Name | Should -Be github
        $outdated = Get-AdoServiceConnection | Where-Object IsOutdated
        $outdated.Issuer, $outdated.Subject | Should -Match '^(https://vstoken\.dev\.azure\.com/|sc://MyOrg/SecretSauce/adoentra-connection$)'
        $outdated.CreationDate | Should -BeOfType DateTimeOffset
    }

    It 'reads the last use where that is asked for' {
        $used = Get-AdoServiceConnection azure-production, quality -LastUse
        $used[0].LastUsedBy, $used[0].LastUsedDate.Year | Should -Be ci-web, 2026
        $used[1].LastUsedDate | Should -BeNullOrEmpty
    }

    It 'shows no secret' { Get-AdoServiceConnection | Format-List * | Out-String -Width 200 | Should -Not -Match 'emulated-connection-secret' }
}

Describe 'New-AdoServiceConnection' {
    It 'makes a federation, and gives what Entra needs to know' {
        $made = New-AdoServiceConnection azure-staging @ids -ClientId '8f1f9b3e-0000-4b1d-8000-0000000000c1'
        $made.Scheme, $made.HoldsSecret | Should -Be WorkloadIdentityFederation, $false
        $made.Issuer | Should -BeLike 'https://login.microsoftonline.com/*/v2.0'
        $made.Subject | Should -BeLike "*/sc/*/$($made.Id)"
    }

    It 'makes the other kinds' {
        (New-AdoServiceConnection azure-agent @ids -ManagedIdentity).Scheme | Should -Be ManagedServiceIdentity
        $feeds = @{ AzureDevOps = $true; TenantId = $ids.TenantId; ClientId = '8f1f9b3e-0000-4b1d-8000-0000000000c1' }
        (New-AdoServiceConnection feeds @feeds -Url https://dev.azure.com/Fabrikam).Type | Should -Be azuredevops
        (New-AdoServiceConnection registry -Url https://r.example.com -UserName builder -Password $secret).HoldsSecret | Should -BeTrue
        $other = @{ Type = 'sonarqube'; Scheme = 'UsernamePassword'; Url = 'https://s.example.com'; Parameter = @{ username = $secret } }
        (New-AdoServiceConnection sonar @other).HoldsSecret | Should -BeTrue
    }

    It 'says that one of that name is there' {
        $failure = { New-AdoServiceConnection QUALITY -Url https://q.example.com -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
    }
}

Describe 'A service connection' {
    It 'is renamed, enabled, disabled and shared' {
        (Set-AdoServiceConnection azure-secret -NewName azure-legacy).Name | Should -Be azure-legacy
        (Disable-AdoServiceConnection azure-legacy).IsDisabled | Should -BeTrue
        (Get-AdoServiceConnection azure-legacy | Enable-AdoServiceConnection).IsDisabled | Should -BeFalse
        $shared = Set-AdoServiceConnection azure-legacy -SharedWith 'Contoso Web'
        "$($shared.ServiceEndpointProjectReferences)" | Should -Be 'SecretSauce Contoso Web'
        (Get-AdoServiceConnection azure-legacy -Project 'Contoso Web').Id | Should -Be $shared.Id
    }

    It 'is tested by the service; a refusal there is a result, a disabled one an error' {
        $failure = $null
        $results = Get-AdoServiceConnection azure-production, github, quality |
            Test-AdoServiceConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        "$($results.ServiceConnectionName) $($results.Succeeded)" | Should -Be 'azure-production quality True False'
        $results[1].ErrorMessage | Should -Match Unauthorized
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ServiceConnectionUnavailable,*'
    }

    It 'is removed from one project, and stays in the other' {
        Remove-AdoServiceConnection github -Confirm:$false
        Get-AdoServiceConnection github -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        (Get-AdoServiceConnection github -Project 'Contoso Web').Description | Should -Be 'Shared.'
    }
}
