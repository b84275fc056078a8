#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator '--projects', 600, '--repositories-per-project', 3
    Import-Package
    . "$PSScriptRoot/FailureChecks.ps1"
    $odd = Get-OddName

    function Reset-Rest {
        Reset-Suite $emulator
        $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore
        Clear-EmulatorRequest $emulator
    }

    function Get-LastRequest { (Get-EmulatorRequest $emulator)[-1] }

    function Get-LastVersion { if ((Get-LastRequest).headers.Accept -match 'api-version=([^;,]+)') { $Matches[1] } }
}

AfterAll { Stop-Emulator $emulator }

Describe 'What is called' {
    BeforeEach { Reset-Rest }

    It 'is a path below the organization: <Typed>' -ForEach @(
        @{ Typed = '_apis/projects/SecretSauce'; Sent = '/MyOrg/_apis/projects/SecretSauce'; Version = '7.1' }
        @{ Typed = '/_apis/projects/SecretSauce'; Sent = '/MyOrg/_apis/projects/SecretSauce'; Version = '7.1' }
        @{ Typed = 'SecretSauce/_apis/git/repositories/api'; Sent = '/MyOrg/SecretSauce/_apis/git/repositories/api'; Version = '7.1' }
        @{ Typed = 'SecretSauce/_apis/git/repositories/api?includeLinks=true'; Sent = '/MyOrg/SecretSauce/_apis/git/repositories/api?includeLinks=true'; Version = '7.1' }
        @{ Typed = '_apis/projects/SecretSauce?api-version=7.0'; Sent = '/MyOrg/_apis/projects/SecretSauce?api-version=7.0'; Version = $null }
    ) {
        (Invoke-AdoRestMethod $Typed -ErrorAction Stop).name | Should -BeIn SecretSauce, api
        (Get-LastRequest).target | Should -Be $Sent
        Get-LastVersion | Should -Be $Version
    }

    It 'is a path with names as people read them' {
        (Invoke-AdoRestMethod "$($odd.Project)/_apis/git/repositories/C# Tools" -ErrorAction Stop).name | Should -Be 'C# Tools'
        (Get-LastRequest).target | Should -Be '/MyOrg/Gr%C3%BCn%20&%20Blau%20%231%20100%25/_apis/git/repositories/C%23%20Tools'
    }

    It 'is a whole address, for example one out of an answer' {
        $one = Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/api
        (Invoke-AdoRestMethod $one.url).id | Should -Be $one.id
        (Invoke-AdoRestMethod $one.project.url).name | Should -Be SecretSauce
    }

    It 'is the property Uri or Url of an object, or a Uri' {
        $address = (Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/api).url
        foreach ($given in [pscustomobject]@{ Uri = $address }, [pscustomobject]@{ url = [uri] $address }, [uri] $address, $address) {
            ($given | Invoke-AdoRestMethod).name | Should -Be api
        }
    }

    It 'is no other object: <Name>' -ForEach @(
        @{ Name = 'a hashtable'; Type = 'System.Collections.Hashtable'; Value = @{ id = 5 } }
        @{ Name = 'an object'; Type = 'System.Management.Automation.PSCustomObject'; Value = [pscustomobject]@{ foo = 'word' } }
        @{ Name = 'a number'; Type = 'System.Int32'; Value = 5 }
        @{ Name = 'a file'; Type = 'System.IO.FileInfo'; Value = Get-Item $PSCommandPath }
        @{ Name = 'an object in the property'; Type = 'System.Management.Automation.PSCustomObject'; Value = [pscustomobject]@{ Url = [pscustomobject]@{ foo = 'word' } } }
    ) {
        $failure = Get-Failure { $Value | Invoke-AdoRestMethod -Method Delete -Confirm:$false }
        $failure.Exception.ErrorId | Should -Be InvalidRequest
        $failure.Exception.Message | Should -BeLike "The value of -Uri is a $Type, not an address*"
        if ($Name -ne 'an object in the property') { (Get-Failure { Invoke-AdoRestMethod $Value }).Exception.ErrorId | Should -Be InvalidRequest }
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'has no body where that is null, as Invoke-RestMethod has none' {
        foreach ($given in $null, [Management.Automation.Internal.AutomationNull]::Value) {
            $null = Invoke-AdoRestMethod _apis/unknown/area -Method Post -Body $given -ErrorAction Ignore
            (Get-LastRequest).headers.'Content-Length' | Should -BeIn $null, '0'
        }
    }

    It 'is a resource by its name, with values that are escaped' {
        (Invoke-AdoRestMethod -Area git -Resource repositories -RouteValues @{ project = $odd.Project; repositoryId = 'a+b' }).name | Should -Be 'a+b'
        (Get-LastRequest).target | Should -Be '/MyOrg/Gr%C3%BCn%20%26%20Blau%20%231%20100%25/_apis/git/repositories/a%2Bb'
    }

    It 'is looked up once in the life of the process' {
        1..3 | ForEach-Object { $null = Invoke-AdoRestMethod -Area git -Resource repositories -RouteValues @{ project = 'Legacy' } }
        Get-EmulatorRequest $emulator resourceLocations | Should -HaveCount 0 -Because 'the test before this one has asked'
        Get-EmulatorRequest $emulator repositories | Should -HaveCount 3
    }

    It 'takes the default project of the connection for a place that has none' {
        $null = Connect-AdoEntra -Identity MyOrg -Project Legacy -WarningAction Ignore
        (Invoke-AdoRestMethod -Area git -Resource repositories).name | Should -Be retired, moving
    }

    It 'is at the host that has the path, in the version that there is' {
        (Invoke-AdoRestMethod _apis/graph/users -First 1).displayName | Should -Be 'Ada Operator'
        (Get-LastRequest).target | Should -Be '/vssps.dev.azure.com/MyOrg/_apis/graph/users'
        Get-LastVersion | Should -Be '7.1-preview.1'
    }

    It 'is at the host of -Service, by its name, its beginning or in whole: <_>' -ForEach Graph, vssps, vssps.dev.azure.com {
        (Invoke-AdoRestMethod _apis/graph/groups -Service $_ -First 1).subjectKind | Should -Be group
        (Get-LastRequest).target | Should -Be '/vssps.dev.azure.com/MyOrg/_apis/graph/groups'
    }

    It 'lists the routes of a resource where the values fit none' {
        $failure = Get-Failure { Invoke-AdoRestMethod -Area git -Resource repositories -RouteValues @{ projekt = 'Legacy' } }
        Assert-Failure $failure InvalidRequest InvalidArgument "*git/repositories*'projekt'*{project}/_apis/git/repositories/{repositoryId}*"
    }

    It 'names what there is where an area or a resource is not' {
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod -Area gti -Resource repositories }) InvalidRequest InvalidArgument "*'gti'*git*"
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod -Area git -Resource repos }) InvalidRequest InvalidArgument "*'repos'*repositories*"
    }
}

Describe 'What comes' {
    BeforeEach { Reset-Rest }

    It 'is the same as Invoke-RestMethod gives, field by field' {
        $token = (Get-AdoEntraToken).Token | ConvertFrom-SecureString -AsPlainText
        $theirs = Invoke-RestMethod "$($emulator.Url)/MyOrg/SecretSauce/_apis/git/repositories?api-version=7.1" -Headers @{ Authorization = "Bearer $token" } -NoProxy
        $ours = Invoke-AdoRestMethod SecretSauce/_apis/git/repositories
        $ours[0] | Should -BeOfType Management.Automation.PSCustomObject
        $ours | Should -HaveCount $theirs.value.Count
        ($ours | ConvertTo-Json -Depth 9) | Should -BeExactly ($theirs.value | ConvertTo-Json -Depth 9)
    }

    It 'has objects within it that are like any other, whatever reads them' {
        $path = 'SecretSauce/_apis/git/repositories/api/refs'
        $first, $second = Invoke-AdoRestMethod $path -First 2
        $first.creator.displayName | Should -Be 'Ada Operator'
        $first.creator._links.avatar.href | Should -BeLike 'http*'
        $property = $first.PSObject.Properties['creator']
        $property | Should -BeOfType Management.Automation.PSNoteProperty
        $property.TypeNameOfValue | Should -Be System.Management.Automation.PSCustomObject
        "$((Invoke-AdoRestMethod $path -First 1).PSObject.Properties['creator'])" | Should -BeLike 'System.Management.Automation.PSCustomObject creator=@{displayName=Ada Operator;*'
        ($first | Get-Member creator).MemberType | Should -Be NoteProperty

        # A change stays, in this object alone, and in its copies as in those of any object.
        $first.creator.displayName = 'mine'
        $first.creator.displayName | Should -Be mine
        $second.creator.displayName | Should -Be 'Ada Operator'
        $copy = $second.PSObject.Copy()
        $copy.creator.displayName = 'both'
        $second.creator.displayName | Should -Be both
        $second.creator = 'changed'
        $second.creator | Should -Be changed
        $copy.creator.displayName | Should -Be both
    }

    It 'keeps objects within it on the way through files, jobs and other commands' {
        $path = 'SecretSauce/_apis/git/repositories/api/refs'
        $file = Join-Path $TestDrive 'refs.xml'
        Invoke-AdoRestMethod $path | Export-Clixml $file
        (Import-Clixml $file)[0].creator.uniqueName | Should -Be ada@emulator.onmicrosoft.com
        (Invoke-AdoRestMethod $path | Select-Object -ExpandProperty creator)[0].displayName | Should -Be 'Ada Operator'
        (Invoke-AdoRestMethod $path | Select-Object name, creator)[0].creator.displayName | Should -Be 'Ada Operator'
        @(Invoke-AdoRestMethod $path | Where-Object { $_.creator.displayName -eq 'Ada Operator' }).Count | Should -BeGreaterThan 0
        (Invoke-AdoRestMethod $path | ConvertTo-Json -Depth 9 | ConvertFrom-Json)[0].creator._links.avatar.href | Should -BeLike 'http*'
    }

    It 'has one object within it for many who read at once' -Skip:($PSEdition -ne 'Core') {
        $one = Invoke-AdoRestMethod _apis/projects/SecretSauce
        $teams = 1..16 | ForEach-Object -ThrottleLimit 16 -Parallel { , ($using:one).defaultTeam }
        $teams | Should -HaveCount 16
        @($teams | Where-Object { -not [object]::ReferenceEquals($_, $one.defaultTeam) }) | Should -HaveCount 0
    }

    It 'has times as DateTime in UTC' {
        $at = (Invoke-AdoRestMethod _apis/projects/SecretSauce).lastUpdateTime
        $at | Should -BeOfType datetime
        $at.Kind | Should -Be Utc
    }

    It 'is text where it is text, with -Raw also where it is JSON' {
        $raw = Invoke-AdoRestMethod _apis/projects -NoPaging -Raw
        $raw | Should -BeOfType string
        ($raw | ConvertFrom-Json).count | Should -Be ($raw | ConvertFrom-Json).value.Count
    }

    It 'fills variables of the caller: in a script, a function, and a function of a module' {
        $null = Invoke-AdoRestMethod _apis/projects/SecretSauce -StatusCodeVariable status -ResponseHeadersVariable headers
        $status | Should -Be 200
        $headers['content-TYPE'] | Should -BeLike 'application/json*'

        function Get-Inner { $null = Invoke-AdoRestMethod _apis/projects/Legacy -StatusCodeVariable inner; $inner }
        Get-Inner | Should -Be 200
        Get-Variable inner -ErrorAction Ignore | Should -BeNullOrEmpty

        $module = New-Module { function Get-Own { $null = Invoke-AdoRestMethod _apis/projects/Legacy -StatusCodeVariable own; $own } }
        & $module { Get-Own } | Should -Be 200
    }
}

Describe 'A list' {
    BeforeEach { Reset-Rest }

    It 'comes through all its pages' {
        $all = Invoke-AdoRestMethod _apis/projects
        $all | Should -HaveCount 606
        @($all.id | Sort-Object -Unique) | Should -HaveCount 606
        @(Get-EmulatorRequest $emulator projects).Count | Should -BeGreaterThan 1
    }

    It 'has pages of the size of $top' {
        Invoke-AdoRestMethod _apis/projects -Query @{ '$top' = 100 } | Should -HaveCount 606
        Get-EmulatorRequest $emulator projects | Should -HaveCount 7
    }

    It 'is asked for no further than -First needs' {
        Invoke-AdoRestMethod _apis/projects -First 3 | Should -HaveCount 3
        @(Get-EmulatorRequest $emulator projects).Count | Should -BeLessOrEqual 2
    }

    It 'begins after -Skip' {
        $all = (Invoke-AdoRestMethod _apis/projects).id
        (Invoke-AdoRestMethod _apis/projects -Skip 598 -First 4 -Query @{ '$top' = 100 }).id | Should -Be $all[598..601]
    }

    It 'ends after one page with -NoPaging' {
        Invoke-AdoRestMethod _apis/projects -Query @{ '$top' = 7 } -NoPaging | Should -HaveCount 7
        Get-EmulatorRequest $emulator projects | Should -HaveCount 1
    }

    It 'that is empty is nothing' {
        $given = @(Invoke-AdoRestMethod Empty/_apis/git/repositories)
        $given | Should -HaveCount 0
    }
}

Describe 'A change' {
    BeforeEach { Reset-Rest }

    It 'is made, and answered with what it made' {
        $name = "made-$([Guid]::NewGuid().ToString('N'))"
        $made = Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body @{ name = $name }
        $made.name | Should -Be $name
        (Invoke-AdoRestMethod "SecretSauce/_apis/git/repositories/$($made.id)" -Method Patch -Body @{ name = "$name-2" } -ErrorAction Stop).name | Should -Be "$name-2"
        Invoke-AdoRestMethod "SecretSauce/_apis/git/repositories/$($made.id)" -Method Delete -StatusCodeVariable status -ErrorAction Stop | Should -BeNullOrEmpty
        $status | Should -Be 204
        (Invoke-AdoRestMethod SecretSauce/_apis/git/repositories).name | Should -Not -Contain "$name-2"
    }

    It 'is not made with -WhatIf' {
        Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body @{ name = 'never' } -WhatIf
        Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/api -Method Delete -WhatIf
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'is not made where the preference says so, and -WhatIf:$false makes it' {
        $WhatIfPreference = $true
        Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body @{ name = 'never' }
        Get-EmulatorRequest $emulator | Should -HaveCount 0
        (Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body @{ name = 'once' } -WhatIf:$false).name | Should -Be once
        Invoke-AdoRestMethod SecretSauce/_apis/git/repositories/once -Method Delete -WhatIf:$false
    }

    It 'takes a text as it is' {
        (Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body '{"name":"as it is"}').name | Should -Be 'as it is'
        Invoke-AdoRestMethod 'SecretSauce/_apis/git/repositories/as it is' -Method Delete -ErrorAction Stop
    }

    It 'refuses a body that has no JSON form, and says where' {
        $secret = ConvertTo-SecureString 'hush' -AsPlainText -Force
        $failure = Get-Failure { Invoke-AdoRestMethod SecretSauce/_apis/git/repositories -Method Post -Body @{ a = @{ b = $secret } } }
        Assert-Failure $failure InvalidRequest InvalidArgument '*a.b*SecureString*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}

Describe 'What is given to a call' {
    BeforeEach { Reset-Rest }

    It 'is sent whole where it is a list' {
        $null = Invoke-AdoRestMethod _apis/wit/workitems -Query @{ ids = 1..3; fields = 'System.Id', 'System.Title' } -ErrorAction Ignore
        $target = (Get-LastRequest).target
        $target | Should -BeLike '*ids=1,2,3*'
        $target | Should -BeLike '*fields=System.Id,System.Title*'
        $null = Invoke-AdoRestMethod _apis/unknown/area -Query @{ tokens = [Collections.Generic.List[string]] ('a', 'b'); one = , 1 } -ErrorAction Ignore
        (Get-LastRequest).target | Should -BeLike '*tokens=a,b*'
        (Get-LastRequest).target | Should -BeLike '*one=1*'
    }

    It 'is a truth value where it is a switch, and left out where it is nothing' {
        $null = Invoke-AdoRestMethod _apis/unknown/area -Query @{ s = [switch] $true; f = [switch] $false; n = $null; d = [datetime]::new(2026, 3, 4, 5, 6, 7, [DateTimeKind]::Utc) } -ErrorAction Ignore
        $target = (Get-LastRequest).target
        $target | Should -BeLike '*s=true*'
        $target | Should -BeLike '*f=false*'
        $target | Should -Not -BeLike '*n=*'
        $target | Should -BeLike '*d=2026-03-04T05%3A06%3A07.0000000Z*'
    }

    It 'is refused where it has no meaning in <Parameter>: <What>' -ForEach @(
        foreach ($parameter in 'Query', 'Headers') {
            @{ Parameter = $parameter; What = 'a hashtable'; Value = { @{ a = 1 } } }
            @{ Parameter = $parameter; What = 'a custom object'; Value = { [pscustomobject]@{ x = 1 } } }
            @{ Parameter = $parameter; What = 'a SecureString'; Value = { ConvertTo-SecureString 'hush' -AsPlainText -Force } }
            @{ Parameter = $parameter; What = 'a script block'; Value = { { 'hush' } } }
            @{ Parameter = $parameter; What = 'an empty list'; Value = { , @() } }
            @{ Parameter = $parameter; What = 'a list with nothing in it'; Value = { , @('a', $null) } }
            @{ Parameter = $parameter; What = 'a list in a list'; Value = { , @(, @(1, 2)) } }
        }
        @{ Parameter = 'RouteValues'; What = 'a list'; Value = { , @('a', 'b') } }
    ) {
        $given = @{ $Parameter = @{ odd = & $Value } }
        $call = if ($Parameter -eq 'RouteValues') { @{ Area = 'git'; Resource = 'repositories' } } else { @{ Uri = '_apis/projects' } }
        $failure = Get-Failure { Invoke-AdoRestMethod @call @given }
        Assert-Failure $failure InvalidRequest InvalidArgument "*-$Parameter cannot be sent: 'odd' *"
        "$failure" | Should -Not -BeLike '*hush*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'is refused where no header can have it' {
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects -Headers @{ 'X-A' = [string] [char] 252 } }) InvalidRequest InvalidArgument "*'X-A'*U+00FC*"
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'is bytes where it is a list of bytes and the operation takes no JSON' {
        $bytes = [byte[]] (1..255)
        $file = Invoke-AdoRestMethod SecretSauce/_apis/wit/attachments -Method Post -Query @{ fileName = 'b' } -Body ([object[]] $bytes) -ErrorAction Stop
        [Convert]::ToBase64String((Invoke-AdoRestMethod $file.url -Raw -ErrorAction Stop)) | Should -Be ([Convert]::ToBase64String($bytes))
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod SecretSauce/_apis/wit/attachments -Method Post -Query @{ fileName = 'b' } -Body @{ a = 1 } }) InvalidRequest InvalidArgument '*is not JSON*-InFile*'
    }

    It 'is warned of once where the operation does not have it in its query' {
        $null = 1..3 | ForEach-Object { "_apis/projects?top=$_" } | Invoke-AdoRestMethod -WarningVariable said -WarningAction SilentlyContinue
        $said | Should -HaveCount 1
        $said[0].Message | Should -BeLike "*'top'*Did you mean '`$top'?"
    }
}

Describe 'A pipeline of addresses' {
    BeforeEach { Reset-Rest }

    It 'comes in the order of the input' {
        $names = (Invoke-AdoRestMethod _apis/projects -First 30).name
        $given = $names | ForEach-Object { "_apis/projects/$([Uri]::EscapeDataString($_))" } | Invoke-AdoRestMethod
        $given.name | Should -Be $names
    }

    It 'takes objects that have an address' {
        $given = Invoke-AdoRestMethod SecretSauce/_apis/git/repositories | Invoke-AdoRestMethod
        $given.name | Should -Be (Get-AdoRepository -Project SecretSauce).Name
        (Get-AdoProject Legacy | Invoke-AdoRestMethod).name | Should -Be Legacy
    }

    It 'goes on after one that is not there, with one error for it at its place' {
        $given = '_apis/projects/Legacy', '_apis/projects/nothing', '_apis/projects/Empty' | Invoke-AdoRestMethod -ErrorVariable failures -ErrorAction SilentlyContinue
        $given.name | Should -Be Legacy, Empty
        $failures | Should -HaveCount 1
        Assert-Failure $failures[0] NotFound ObjectNotFound "*_apis/projects/nothing*"
    }

    It 'ends with what concerns the connection' {
        Set-EmulatorFault $emulator projects @{ kind = 'unauthorized'; form = 'empty' }
        $failure = Get-Failure { '_apis/projects/Legacy', '_apis/projects/Empty' | Invoke-AdoRestMethod -ErrorAction SilentlyContinue }
        Assert-Failure $failure NotSignedIn AuthenticationError '*'
    }

    It 'has no more requests under way than -ThrottleLimit' {
        Set-EmulatorFault $emulator projects @{ kind = 'hang'; skip = 1 }
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('$null = Connect-AdoEntra -Identity MyOrg -SkipVerification -WarningAction Ignore').Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript('1..20 | ForEach-Object { "_apis/projects/Legacy" } | Invoke-AdoRestMethod -ThrottleLimit 3').BeginInvoke()
            $null = Wait-Until { @(Get-EmulatorRequest $emulator projects | Where-Object outcome -EQ open).Count -ge 3 }
            Start-Sleep -Milliseconds 200
            Get-EmulatorRequest $emulator projects | Where-Object outcome -EQ open | Should -HaveCount 3
        }
        finally {
            $shell.Stop()
            $shell.Dispose()
        }
    }
}

Describe 'An address that the token must not go to' {
    BeforeEach { Reset-Rest }

    It 'ends the command before anything is sent: <_>' -ForEach 'https://evil.example/x', '//evil.example/x', 'https://dev.azure.com@evil.example/x', 'https://dev.azure.com.evil.example/x' {
        $failure = Get-Failure { Invoke-AdoRestMethod $_ -ErrorAction SilentlyContinue }
        Assert-Failure $failure HostNotAllowed SecurityError '*evil.example*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'ends it also behind a redirect' {
        Set-EmulatorFault $emulator projects @{ kind = 'redirect'; target = 'foreign' }
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects }) HostNotAllowed SecurityError '*'
        (Invoke-RestMethod "$($emulator.Url)/_emulator/foreign" -NoProxy).value | Should -BeNullOrEmpty
    }

    It 'cannot be talked into another token by a header' {
        Assert-Failure (Get-Failure { Invoke-AdoRestMethod _apis/projects -Headers @{ authorization = 'Bearer hush' } }) InvalidRequest InvalidArgument "*'authorization'*"
    }
}

Describe 'What is wrong with a call' {
    BeforeEach { Reset-Rest }

    It 'is said before anything is sent: <Line>' -ForEach @(
        @{ Line = 'Invoke-AdoRestMethod _apis/projects -Body @{ a = 1 }'; Says = '*A Get request has no body*' }
        @{ Line = 'Invoke-AdoRestMethod _apis/projects -Raw -OutFile x'; Says = '*-Raw and -OutFile*' }
        @{ Line = 'Invoke-AdoRestMethod _apis/projects -Force'; Says = '*-Force*' }
        @{ Line = 'Invoke-AdoRestMethod _apis/x -Method Post -Body a -InFile b'; Says = '*-Body and -InFile*' }
        @{ Line = 'Invoke-AdoRestMethod _apis/projects -Method Post -Body @{ a = 1 } -ContentType json'; Says = "*'json' is not a valid media type*" }
        @{ Line = 'Invoke-AdoRestMethod _apis/projects -ApiVersion seven'; Says = "*'seven'*" }
        @{ Line = 'Invoke-AdoRestMethod _apis/projects -Service nowhere'; Says = "*'nowhere'*Graph*" }
        @{ Line = 'Invoke-AdoRestMethod SecretSauce/../Legacy/_apis/x'; Says = "*'..'*" }
        @{ Line = 'Invoke-AdoRestMethod _apis/x -Method Post -InFile /no/such/file'; Says = '*/no/such/file*' }
    ) {
        Assert-Failure (Get-Failure ([scriptblock]::Create($Line))) InvalidRequest InvalidArgument $Says
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}
