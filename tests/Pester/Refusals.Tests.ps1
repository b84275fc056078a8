#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    . "$PSScriptRoot/FailureChecks.ps1"
    # With the usual limit, since a long one also keeps a throttled identity waiting for longer.
    $global:PSDefaultParameterValues.Remove('Connect-AdoEntra:TimeoutSec')

    # Seconds, which only a broken machine needs where nothing is waited for.
    $slack = 30
}

AfterAll { Stop-Emulator $emulator }

Describe 'Where there is no managed identity' {
    BeforeEach {
        Reset-Suite $emulator
        Set-EmulatedHost $emulator None
    }

    AfterEach { Assert-SessionUsable $emulator }

    It 'is said at once when the address refuses, with all hosts that were looked for' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $failure = Get-Failure { Connect-AdoEntra -Identity MyOrg }
        $watch.Elapsed.TotalSeconds | Should -BeLessThan $slack
        Assert-Failure $failure CredentialUnavailable ResourceUnavailable '*no managed identity is available on this machine*http://127.0.0.1:9*'
        foreach ($kind in 'Service Fabric', 'App Service', 'Functions', 'Container Apps', 'Automation', 'Machine Learning', 'Cloud Shell', 'Arc', 'Azure VM') {
            $failure.Exception.Message | Should -BeLike "*$kind*"
        }
    }

    It 'is said soon when the address swallows what is sent to it' {
        $hole = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $hole.Start()
        try {
            $env:AZURE_POD_IDENTITY_AUTHORITY_HOST = "http://127.0.0.1:$($hole.LocalEndpoint.Port)"
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $failure = Get-Failure { Connect-AdoEntra -Identity MyOrg }
            $watch.Elapsed.TotalSeconds | Should -BeLessThan $slack
            Assert-Failure $failure CredentialUnavailable ResourceUnavailable '*no managed identity is available on this machine*did not respond*'
        }
        finally {
            $hole.Stop()
        }
    }
}

Describe 'A managed-identity host' {
    BeforeEach { Reset-Suite $emulator }
    AfterEach { Assert-SessionUsable $emulator }

    It 'that does not have the identity: <Parameter> on <Kind>' -ForEach @(
        foreach ($kind in 'AppService', 'Imds') {
            @{ Kind = $kind; Parameter = 'ClientId'; Value = '11111111-1111-4111-8111-111111111111' }
            @{ Kind = $kind; Parameter = 'ObjectId'; Value = '11111111-1111-4111-8111-111111111111' }
            @{ Kind = $kind; Parameter = 'ResourceId'; Value = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/unknown' }
        }
    ) {
        Set-EmulatedHost $emulator $Kind
        $given = @{ $Parameter = $Value }
        $failure = Get-Failure { Connect-AdoEntra -Identity MyOrg @given }
        Assert-Failure $failure IdentityNotFound ObjectNotFound "*$Value*"
        $failure.Exception.StatusCode | Should -Be 400
    }

    It 'that refuses this process' {
        $env:IDENTITY_HEADER = 'of-yesterday'
        Assert-Failure (Get-Failure { Connect-AdoEntra -Identity MyOrg }) CredentialUnavailable ResourceUnavailable '*App Service*403*IDENTITY_HEADER*'
    }

    It 'that cannot choose by this kind of id: <Name>' -ForEach @(
        @{ Name = 'Cloud Shell'; Variables = @{ MSI_ENDPOINT = 'http://127.0.0.1:9/' } }
        @{ Name = 'Machine Learning'; Variables = @{ MSI_ENDPOINT = 'http://127.0.0.1:9/'; MSI_SECRET = 'secret' } }
        @{ Name = 'Service Fabric'; Variables = @{ IDENTITY_ENDPOINT = 'https://127.0.0.1:9/'; IDENTITY_HEADER = 'header'; IDENTITY_SERVER_THUMBPRINT = 'AB' } }
        @{ Name = 'Azure Arc'; Variables = @{ IDENTITY_ENDPOINT = 'http://127.0.0.1:9/'; IMDS_ENDPOINT = 'http://127.0.0.1:9/' } }
    ) {
        Set-EmulatedHost $emulator None
        foreach ($variable in $Variables.Keys) { Set-Item "Env:$variable" $Variables[$variable] }
        $failure = Get-Failure { Connect-AdoEntra -Identity MyOrg -ObjectId 5c1d0000-0000-4b1d-8000-0000000000b2 }
        Assert-Failure $failure IdentityNotSupported InvalidOperation "*$Name*5c1d0000-0000-4b1d-8000-0000000000b2*"
    }

    It 'that <What>' -ForEach @(
        @{ What = 'is broken'; Fault = @{ kind = 'status'; status = 500 }; Id = 'Transient'; Category = 'ConnectionError'; Says = '*App Service*500*' }
        @{ What = 'answers with a web page'; Fault = @{ kind = 'status'; status = 200; body = '<html>Welcome to nginx</html>'; contentType = 'text/html' }; Id = 'UnexpectedResponse'; Category = 'InvalidResult'; Says = '*App Service*text/html*' }
        @{ What = 'answers with nothing'; Fault = @{ kind = 'status'; status = 200; body = '' }; Id = 'UnexpectedResponse'; Category = 'InvalidResult'; Says = '*App Service*empty body*' }
        @{ What = 'answers without a token'; Fault = @{ kind = 'token'; defect = 'noAccessToken' }; Id = 'UnexpectedResponse'; Category = 'InvalidResult'; Says = '*App Service*did not return a token*' }
        @{ What = 'gives a token that has ended'; Fault = @{ kind = 'token'; defect = 'expired' }; Id = 'UnexpectedResponse'; Category = 'InvalidResult'; Says = '*App Service*expired*' }
        @{ What = 'is asked too often'; Fault = @{ kind = 'status'; status = 429; headers = @{ 'Retry-After' = '0' } }; Id = 'Throttled'; Category = 'ResourceBusy'; Says = '*App Service*429*' }
        @{ What = 'does not know Azure DevOps'; Fault = @{ kind = 'status'; status = 400; body = '{"statusCode":400,"message":"invalid_resource: AADSTS500011: The resource principal named X was not found"}' }; Id = 'WrongResource'; Category = 'AuthenticationError'; Says = '*AADSTS500011*' }
        @{ What = 'breaks the connection'; Fault = @{ kind = 'hang'; limitMs = 0 }; Id = 'Transient'; Category = 'ConnectionError'; Says = '*App Service*did not respond*' }
    ) {
        Set-EmulatorFault $emulator msi $Fault
        Assert-Failure (Get-Failure { Connect-AdoEntra -Identity MyOrg }) $Id $Category $Says
        @(Get-EmulatorRequest $emulator msi).Count | Should -BeLessOrEqual 4 -Because 'the library''s own tries go on for a minute'
        Get-AdoEntraConnection | Should -BeNullOrEmpty
    }

    It 'that does not answer, within -TimeoutSec' {
        Set-EmulatorFault $emulator msi @{ kind = 'hang' }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $failure = Get-Failure { Connect-AdoEntra -Identity MyOrg -TimeoutSec 1 }
        $watch.Elapsed.TotalSeconds | Should -BeLessThan $slack
        Assert-Failure $failure TimedOut OperationTimeout "*'MyOrg'*1 s*"
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
        (Wait-EmulatorRequest $emulator msi).outcome | Should -Be clientGone
    }
}

Describe 'An organization' {
    BeforeEach { Reset-Suite $emulator }
    AfterEach { Assert-SessionUsable $emulator }

    It 'that the identity was not added to' {
        $failure = Get-Failure { Connect-AdoEntra -Identity Elsewhere }
        Assert-Failure $failure NotInOrganization PermissionDenied "*'Elsewhere'*TF401444*"
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Project Collection Administrator*'
    }

    It 'that is not connected to Entra' {
        $failure = Get-Failure { Connect-AdoEntra -Identity Personal }
        Assert-Failure $failure OrganizationNotInEntra InvalidOperation "*'Personal'*Microsoft Entra*"
        $failure.TargetObject | Should -Be Personal
    }

    It 'that <What>' -ForEach @(
        @{ What = 'shows the sign-in page'; Fault = @{ kind = 'signInPage' }; Id = 'NotSignedIn'; Category = 'AuthenticationError'; Says = "*sign-in page*'MyOrg'*203*" }
        @{ What = 'shows the sign-in page as if all were well'; Fault = @{ kind = 'signInPage'; status = 200 }; Id = 'NotSignedIn'; Category = 'AuthenticationError'; Says = "*sign-in page*'MyOrg'*200*" }
        @{ What = 'redirects to the sign-in page'; Fault = @{ kind = 'redirect'; target = 'signIn' }; Id = 'NotSignedIn'; Category = 'AuthenticationError'; Says = "*'MyOrg'*302*" }
        @{ What = 'takes the identity as anonymous'; Fault = @{ kind = 'anonymous' }; Id = 'NotSignedIn'; Category = 'AuthenticationError'; Says = "*'MyOrg'*anonymous*" }
        @{ What = 'refuses the token'; Fault = @{ kind = 'unauthorized'; form = 'empty' }; Id = 'NotSignedIn'; Category = 'AuthenticationError'; Says = "*'MyOrg'*401*" }
        @{ What = 'refuses an anonymous caller'; Fault = @{ kind = 'unauthorized'; form = 'anonymous' }; Id = 'NotSignedIn'; Category = 'AuthenticationError'; Says = "*'MyOrg'*401*" }
        @{ What = 'refuses this identity by its id'; Fault = @{ kind = 'unauthorized'; form = 'TF400813' }; Id = 'NotInOrganization'; Category = 'PermissionDenied'; Says = "*'MyOrg'*TF400813*" }
        @{ What = 'is kept by conditional access'; Fault = @{ kind = 'error'; status = 403; message = 'VS403463: The conditional access policy defined by your administrator has failed.' }; Id = 'ConditionalAccess'; Category = 'AuthenticationError'; Says = "*'MyOrg'*VS403463*" }
        @{ What = 'is out of order'; Fault = @{ kind = 'error'; status = 503 }; Id = 'Transient'; Category = 'ConnectionError'; Says = '*503*' }
        @{ What = 'slows down'; Fault = @{ kind = 'error'; status = 429; message = 'TF400733: The request has been canceled' }; Id = 'Throttled'; Category = 'ResourceBusy'; Says = '*429*' }
        @{ What = 'answers with something else'; Fault = @{ kind = 'status'; status = 200; body = 'OK'; contentType = 'text/plain' }; Id = 'UnexpectedResponse'; Category = 'InvalidResult'; Says = '*the connection data*' }
        @{ What = 'stops in the middle'; Fault = @{ kind = 'cut' }; Id = 'Transient'; Category = 'ConnectionError'; Says = '*the connection data*' }
    ) {
        Set-EmulatorFault $emulator connectionData $Fault
        Assert-Failure (Get-Failure { Connect-AdoEntra -Identity MyOrg }) $Id $Category $Says
        Get-AdoEntraConnection | Should -BeNullOrEmpty
    }

    It 'that sends elsewhere: nothing goes there' {
        Set-EmulatorFault $emulator connectionData @{ kind = 'redirect'; target = 'foreign' }
        Assert-Failure (Get-Failure { Connect-AdoEntra -Identity MyOrg }) HostNotAllowed SecurityError '*302*'
        (Invoke-RestMethod "$($emulator.Url)/_emulator/foreign").total | Should -Be 0
    }

    It 'that does not answer, within -TimeoutSec: <Route>' -ForEach @(@{ Route = 'connectionData' }) {
        Set-EmulatorFault $emulator $Route @{ kind = 'hang' }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Assert-Failure (Get-Failure { Connect-AdoEntra -Identity MyOrg -TimeoutSec 1 }) TimedOut OperationTimeout "*'MyOrg'*1 s*"
        $watch.Elapsed.TotalSeconds | Should -BeLessThan $slack
        (Wait-EmulatorRequest $emulator $Route).outcome | Should -Be clientGone
    }
}

Describe 'A list' {
    BeforeEach {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
    }

    AfterEach { Assert-SessionUsable $emulator }

    It 'that <What>' -ForEach @(
        @{ What = 'may not be read'; Fault = @{ kind = 'error'; status = 403; message = 'TF50309: You lack the permission.' }; Id = 'NotPermitted'; Category = 'PermissionDenied'; Says = "*repositories of project 'SecretSauce'*TF50309*" }
        @{ What = 'is out of order'; Fault = @{ kind = 'error'; status = 500 }; Id = 'Transient'; Category = 'ConnectionError'; Says = "*repositories of project 'SecretSauce'*" }
        @{ What = 'is a web page'; Fault = @{ kind = 'status'; status = 200; body = '<html/>'; contentType = 'text/html' }; Id = 'NotSignedIn'; Category = 'AuthenticationError'; Says = "*'MyOrg'*" }
        @{ What = 'is empty'; Fault = @{ kind = 'status'; status = 200; body = '' }; Id = 'UnexpectedResponse'; Category = 'InvalidResult'; Says = "*empty*repositories of project 'SecretSauce'*" }
        @{ What = 'is no list'; Fault = @{ kind = 'status'; status = 200; body = '{"id":1}' }; Id = 'UnexpectedResponse'; Category = 'InvalidResult'; Says = "*object instead of a list*repositories of project 'SecretSauce'*" }
        @{ What = 'breaks off'; Fault = @{ kind = 'cut' }; Id = 'Transient'; Category = 'ConnectionError'; Says = "*repositories of project 'SecretSauce'*" }
        @{ What = 'is asked for in a strange way'; Fault = @{ kind = 'error'; status = 400; message = 'VS400001: No.' }; Id = 'InvalidRequest'; Category = 'InvalidArgument'; Says = "*repositories of project 'SecretSauce'*VS400001*" }
    ) {
        Set-EmulatorFault $emulator repositories $Fault
        Assert-Failure (Get-Failure { Get-AdoRepository -Project SecretSauce -ErrorAction Stop }) $Id $Category $Says
    }

    It 'that may not be read in one project is no reason to leave out the next' {
        Set-EmulatorFault $emulator repositories @{ kind = 'error'; status = 403; message = 'TF50309: You lack the permission.'; times = 1 }
        (Get-AdoProject SecretSauce, Legacy | Get-AdoRepository -ErrorAction SilentlyContinue -ErrorVariable failed).Name | Should -Be 'retired', 'moving'
        Assert-Failure $failed[0] NotPermitted PermissionDenied "*'SecretSauce'*"
    }

    It 'that breaks off has given out what came before' {
        Set-EmulatorFault $emulator repositories @{ kind = 'cut'; afterBytes = 2500 }
        $seen = [Collections.Generic.List[string]]::new()
        $failure = Get-Failure { Get-AdoRepository -Project SecretSauce | ForEach-Object { $seen.Add($_.Name) } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Transient,*'
        $seen.Count | Should -BeGreaterThan 0
        $seen[0] | Should -Be SecretSauce
    }
}
