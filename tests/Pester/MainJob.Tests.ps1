#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package

    $resource = '499b84ac-1321-427f-aa17-267ca6975798'
    $clientId = '5c1d0000-0000-4c11-8000-0000000000b2'
    $objectId = '5c1d0000-0000-4b1d-8000-0000000000b2'
    $resourceId = '/subscriptions/5c1d0000-0000-45b5-8000-000000000001/resourcegroups/emulator/providers/Microsoft.ManagedIdentity/userAssignedIdentities/build-reader'
}

AfterAll { Stop-Emulator $emulator }

Describe 'The main job' {
    BeforeEach { Reset-Suite $emulator }

    It 'signs in and lists the repositories of a project' {
        $names = & {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            (Get-AdoRepository -Project SecretSauce).Name
        }
        $names | Should -Be 'SecretSauce', 'api', 'web', 'infra', 'docs', 'mobile app', 'data-pipeline', 'shared-library', 'sauce.recipes', 'sandbox'
    }

    It 'does so with one token, one question who it is, and one list' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $null = Get-AdoRepository -Project SecretSauce
        $requests = Get-EmulatorRequest $emulator | Where-Object route -NE discovery
        $requests.target | Should -Be "/msi/token?api-version=2019-08-01&resource=$resource", '/MyOrg/_apis/connectionData', '/MyOrg/SecretSauce/_apis/git/repositories'
        $requests[2].headers.Accept | Should -Be 'application/json; api-version=7.1'
        $requests[2].headers.Authorization | Should -BeLike 'Bearer *'
    }

    It 'says on the connection who and where one is' {
        $connection = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $connection | Should -BeOfType AdoEntra.AdoConnection
        $connection.Name | Should -Be MyOrg
        $connection.Organization | Should -Be MyOrg
        $connection.OrganizationUrl | Should -Be "$($emulator.Url)/MyOrg"
        $connection.CredentialKind | Should -Be ManagedIdentity
        $connection.IdentityName | Should -Be 'runbook-host'
        $connection.IdentityId | Should -Be '5c1d0000-0000-6d05-8000-0000000000a1'
        $connection.TenantId | Should -Be '5c1d0000-7e57-4a11-8000-00000000aad1'
        $connection.TokenExpiresOn | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddHours(23))
    }

    It 'warns that it goes to an emulator, and only then' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "*emulator at $($emulator.Url)/MyOrg*ADOENTRA_EMULATOR_URL*"
    }

    It 'lists the projects that are ready to be used' {
        $odd = Get-OddName
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $projects = Get-AdoProject
        $projects.Name | Should -Be 'SecretSauce', $odd.Project, 'Contoso Web', 'Legacy', 'Empty', $odd.Cafe
        $projects | Should -BeOfType AdoEntra.AdoProject
    }

    It 'lists the repositories of every project from the pipeline' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $repositories = Get-AdoProject | Get-AdoRepository
        $repositories | Should -HaveCount 19
        @($repositories | Group-Object { $_.Project.Name }).Count | Should -Be 5
    }

    It 'lists the repositories of all projects with one request' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        Get-AdoRepository | Should -HaveCount 19
        (Get-EmulatorRequest $emulator repositories).target | Should -Be '/MyOrg/_apis/git/repositories'
    }

    It 'works without asking the organization who it is' {
        $connection = Connect-AdoEntra -Identity -Organization MyOrg -SkipVerification -WarningAction Ignore
        $connection.IdentityName | Should -BeNullOrEmpty
        Get-EmulatorRequest $emulator connectionData | Should -HaveCount 0
        Get-AdoRepository -Project SecretSauce -Name api | Should -HaveCount 1
    }
}

Describe 'A user-assigned identity on <Kind>' -ForEach @(
    @{ Kind = 'AppService'; Route = 'msi'; Path = '/msi/token?api-version=2019-08-01'; ResourceParameter = 'mi_res_id' }
    @{ Kind = 'Imds'; Route = 'imds'; Path = '/metadata/identity/oauth2/token?api-version=2018-02-01'; ResourceParameter = 'msi_res_id' }
) {
    BeforeEach {
        Reset-Suite $emulator
        Set-EmulatedHost $emulator $Kind
    }

    It 'is asked for by client id' {
        $connection = Connect-AdoEntra -Identity -ClientId $clientId -Organization MyOrg -WarningAction Ignore
        $connection.IdentityName | Should -Be 'build-reader'
        Get-AdoRepository -Project SecretSauce | Should -HaveCount 10
        (Get-EmulatorRequest $emulator $Route)[-1].target | Should -Be "$Path&resource=$resource&client_id=$clientId"
    }

    It 'is asked for by object id' {
        $connection = Connect-AdoEntra -Identity -ObjectId $objectId -Organization MyOrg -WarningAction Ignore
        $connection.IdentityName | Should -Be 'build-reader'
        Get-AdoRepository -Project SecretSauce | Should -HaveCount 10
        (Get-EmulatorRequest $emulator $Route)[-1].target | Should -Be "$Path&resource=$resource&object_id=$objectId"
    }

    It 'is asked for by resource id' {
        $connection = Connect-AdoEntra -Identity -ResourceId $resourceId -Organization MyOrg -WarningAction Ignore
        $connection.IdentityName | Should -Be 'build-reader'
        Get-AdoRepository -Project SecretSauce | Should -HaveCount 10
        $target = (Get-EmulatorRequest $emulator $Route)[-1].target
        [Uri]::UnescapeDataString($target) | Should -Be "$Path&resource=$resource&$ResourceParameter=$resourceId"
    }

    It 'takes an id with blanks, braces or capitals for the same identity' {
        $connection = Connect-AdoEntra -Identity -ClientId " {$($clientId.ToUpperInvariant())} " -Organization MyOrg -WarningAction Ignore
        $connection.IdentityName | Should -Be 'build-reader'
        (Get-EmulatorRequest $emulator $Route)[-1].target | Should -BeExactly "$Path&resource=$resource&client_id=$clientId"
    }
}

Describe 'The host of the identity' {
    BeforeEach { Reset-Suite $emulator }

    It 'is asked as App Service wants it' {
        $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $request = Get-EmulatorRequest $emulator msi
        $request.headers.'X-IDENTITY-HEADER' | Should -Not -BeNullOrEmpty
        $request.headers.PSObject.Properties.Name | Should -Not -Contain Authorization
    }

    It 'is asked as the metadata service of a virtual machine wants it, after a look whether it is there' {
        Set-EmulatedHost $emulator Imds
        $connection = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
        $connection.IdentityName | Should -Be 'runbook-host'
        $requests = Get-EmulatorRequest $emulator imds
        $requests[0].target | Should -Be '/metadata/identity/oauth2/token'
        $requests[-1].target | Should -Be "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=$resource"
        $requests[-1].headers.Metadata | Should -Be true
        $requests | Should -HaveCount 2
    }

    It 'is asked, and no other endpoint, when other variables name an application, a secret or a federation' {
        $env:AZURE_CLIENT_ID = '11111111-1111-4111-8111-111111111111'
        $env:AZURE_TENANT_ID = '22222222-2222-4222-8222-222222222222'
        $env:AZURE_CLIENT_SECRET = 'never sent'
        $env:AZURE_FEDERATED_TOKEN_FILE = Join-Path $TestDrive token
        $env:AZURE_TOKEN_CREDENTIALS = 'WorkloadIdentityCredential'
        $env:AZURE_AUTHORITY_HOST = 'https://127.0.0.1:9/'
        (Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore).IdentityName | Should -Be 'runbook-host'
        (Get-EmulatorRequest $emulator msi).target | Should -Be "/msi/token?api-version=2019-08-01&resource=$resource"
    }

    It 'and the emulator are asked without a detour over the proxy of the machine' {
        # Processes of their own: .NET reads these variables once.
        $shell = Invoke-FreshShell {
            $env:HTTP_PROXY = $env:HTTPS_PROXY = $env:ALL_PROXY = 'http://127.0.0.1:9'
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            (Get-AdoRepository -Project SecretSauce).Count
        }
        $shell.Result | Should -Be 10
    }
}
