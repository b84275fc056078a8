#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    $resourceId = '/subscriptions/5c1d0000-0000-45b5-8000-000000000001/resourcegroups/emulator/providers/Microsoft.ManagedIdentity/userAssignedIdentities/build-reader'
    $guid = '5c1d0000-0000-4c11-8000-0000000000b2'

    # What is wrong, what is typed, the id and category it gets, and the thing that the message has to name. None of it sends a request.
    $refusedAtOnce = @(
        @{ What = 'no organization'; Act = { Connect-AdoEntra -Identity }; Id = 'NoOrganization'; Category = 'InvalidArgument'; Says = '*organization*'; Advice = '*-Organization*ADOENTRA_ORGANIZATION*' }
        @{ What = 'an empty organization'; Act = { Connect-AdoEntra -Identity -Organization '  ' }; Id = 'NoOrganization'; Category = 'InvalidArgument'; Says = '*organization*'; Advice = '*-Organization*' }
        @{ What = 'a name that cannot be an organization'; Act = { Connect-AdoEntra -Identity 'My Org!' }; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = "*'My Org!'*"; Advice = '*https://dev.azure.com/*' }
        @{ What = 'an address of no organization'; Act = { Connect-AdoEntra -Identity https://dev.azure.com/ }; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = '*https://dev.azure.com/*'; Advice = '*name*' }
        @{ What = 'an empty client id'; Act = { Connect-AdoEntra -Identity MyOrg -ClientId '' }; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = '*-ClientId*'; Advice = '*client*id*' }
        @{ What = 'a client id that is none'; Act = { Connect-AdoEntra -Identity MyOrg -ClientId nonsense }; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = "*'nonsense' of -ClientId*"; Advice = '*client*id*' }
        @{ What = 'an object id that is none'; Act = { Connect-AdoEntra -Identity MyOrg -ObjectId 5c1d }; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = "*'5c1d' of -ObjectId*"; Advice = '*object*id*' }
        @{ What = 'a resource id that is none'; Act = { Connect-AdoEntra -Identity MyOrg -ResourceId /subscriptions/x }; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = "*'/subscriptions/x' of -ResourceId*"; Advice = '*/userAssignedIdentities/*' }
        @{ What = 'a resource id as client id'; Act = [scriptblock]::Create("Connect-AdoEntra -Identity MyOrg -ClientId $resourceId"); Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = '*-ClientId*'; Advice = '*-ResourceId*' }
        @{ What = 'a GUID as resource id'; Act = [scriptblock]::Create("Connect-AdoEntra -Identity MyOrg -ResourceId $guid"); Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = '*-ResourceId*'; Advice = '*-ClientId or -ObjectId*' }
        @{ What = 'two ids at once'; Act = [scriptblock]::Create("Connect-AdoEntra -Identity MyOrg -ClientId $guid -ObjectId $guid"); Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = '*More than one id*'; Advice = '*one of -ClientId, -ObjectId and -ResourceId*' }
        @{ What = 'three ids at once'; Act = [scriptblock]::Create("Connect-AdoEntra -Identity MyOrg -ClientId $guid -ObjectId $guid -ResourceId $resourceId"); Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = '*More than one id*'; Advice = '*one of*' }
        @{ What = 'a project before there is a connection'; Act = { Get-AdoRepository -Project SecretSauce }; Id = 'NotConnected'; Category = 'ConnectionError'; Says = '*no connection*'; Advice = '*Connect-AdoEntra*' }
    )
    $otherHosts = 'https://evil.example/MyOrg', 'http://dev.azure.com/MyOrg', 'https://dev.azure.com.evil.example/MyOrg', 'https://dev.azure.com:8443/MyOrg',
        'https://evil.example/https://dev.azure.com/MyOrg', 'https://dev.azure.com@evil.example/MyOrg', 'https://evil.visualstudio.com.example/', 'evil.example/MyOrg', 'http://127.0.0.1:9/MyOrg'
    $refusedAtOnce += $otherHosts | ForEach-Object {
        @{ What = "another host: $_"; Act = [scriptblock]::Create("Connect-AdoEntra -Identity '$_'"); Id = 'HostNotAllowed'; Category = 'SecurityError'; Says = "*$($_ -replace '//[^/@]+@', '//*@')*"; Advice = '*https://dev.azure.com/*' }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    . "$PSScriptRoot/FailureChecks.ps1"
}

AfterAll { Stop-Emulator $emulator }

Describe 'Bad input' {
    BeforeEach { Reset-Suite $emulator }
    AfterEach { Assert-SessionUsable $emulator }

    It 'is refused before any request is sent: <What>' -ForEach $refusedAtOnce {
        $failure = Get-Failure $Act
        Assert-Failure $failure $Id $Category $Says
        $failure.ErrorDetails.RecommendedAction | Should -BeLike $Advice
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'names an emulator that is not on this machine' {
        $env:ADOENTRA_EMULATOR_URL = 'http://evil.example:8080'
        $failure = Get-Failure { Connect-AdoEntra -Identity MyOrg }
        Assert-Failure $failure HostNotAllowed SecurityError '*ADOENTRA_EMULATOR_URL*http://evil.example:8080*'
    }

    It 'names an organization that does not exist' {
        $failure = Get-Failure { Connect-AdoEntra -Identity -Organization NoSuchOrg }
        Assert-Failure $failure OrganizationNotFound ObjectNotFound "*'NoSuchOrg'*"
        $failure.TargetObject | Should -Be NoSuchOrg
    }

    It 'names a project that does not exist, and goes on with the next' {
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        $projects = 'Legacy', 'Nowhere', 'Contoso Web' | ForEach-Object { [pscustomobject]@{ ProjectName = $_ } }
        $repositories = $projects | Get-AdoRepository -ErrorAction SilentlyContinue -ErrorVariable failed
        $repositories.Name | Should -Be 'retired', 'moving', 'Contoso Web', 'assets'
        $failed | Should -HaveCount 1
        Assert-Failure $failed[0] NotFound ObjectNotFound "*'Nowhere'*not allowed to see it*TF200016*"
        $failed[0].Exception.StatusCode | Should -Be 404
        $failed[0].Exception.ServiceCode | Should -Be TF200016
        $failed[0].Exception.ActivityId | Should -Not -BeNullOrEmpty
    }

    It 'names projects and repositories that do not exist among others that do' {
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        (Get-AdoProject Legacy, Nowhere, Empty -ErrorAction SilentlyContinue -ErrorVariable failed).Name | Should -Be Legacy, Empty
        Assert-Failure $failed[0] NotFound ObjectNotFound "*'Nowhere'*"
        (Get-AdoRepository api, nothing, web -Project SecretSauce -ErrorAction SilentlyContinue -ErrorVariable failed).Name | Should -Be api, web
        Assert-Failure $failed[0] NotFound ObjectNotFound "*'nothing'*'SecretSauce'*"
        (Get-AdoRepository api, nothing, 'we*' -Project SecretSauce -ErrorAction SilentlyContinue -ErrorVariable failed).Name | Should -Be api, web
        Assert-Failure $failed[0] NotFound ObjectNotFound "*'nothing'*'SecretSauce'*"
    }

    It 'ends the pipeline with -ErrorAction Stop' {
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        $seen = [Collections.Generic.List[string]]::new()
        $failure = Get-Failure { Get-AdoProject Legacy, Nowhere, Empty -ErrorAction Stop | ForEach-Object { $seen.Add($_.Name) } }
        $seen | Should -Be Legacy
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'is distinguished from a name that the shell itself does not take' {
        (Get-Failure { Connect-AdoEntra MyOrg -Identity -Name '' }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
        (Get-Failure { Connect-AdoEntra MyOrg -Identity -TimeoutSec 0 }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
    }

    It 'shows its advice once, and has it in the text of the exception: <How>' -ForEach @(
        @{ How = 'an error that ends the command'; Act = { Get-AdoProject } }
        @{ How = 'an error that is written'; Act = { $null = Get-AdoEntraConnection missing -ErrorAction SilentlyContinue -ErrorVariable failed; $failed[0] } }
        @{ How = 'a written error with -ErrorAction Stop'; Act = { Get-AdoEntraConnection missing -ErrorAction Stop } }
    ) {
        $record = try { & $Act } catch { $_ }
        $advice = $record.Exception.RecommendedAction
        $record.ErrorDetails.RecommendedAction | Should -BeExactly $advice
        $record.Exception.Message | Should -BeLike "*$([WildcardPattern]::Escape($advice))"
        # Only PowerShell 7 shows the recommended action; elsewhere the message has the advice, so that it is seen and logged.
        $isCore = $PSEdition -eq 'Core'
        "$record".EndsWith($advice) | Should -Be (-not $isCore)
        $shown = ($record | Out-String -Width 4000) -replace '\e\[[\d;]*m' -replace '\s+', ' '
        ($shown -split [regex]::Escape($advice)).Count - 1 | Should -Be 1 -Because "the default view of errors showed: $shown"
    }
}
