#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Service principals, people and groups, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
    $newcomer = '5c1d0000-0000-4b1d-8000-0000000000d9'
    $secretApp = '5c1d0000-0000-4b1d-8000-0000000000d4'
    $readers = '[SecretSauce]\Readers'

    function Get-Sent { Get-EmulatorRequest $emulator | ForEach-Object { "$($_.method) $(($_.target -split '\?')[0] -replace '.*/_apis/')" } }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Add-AdoServicePrincipal' {
    AfterEach { Remove-AdoServicePrincipal $newcomer -Confirm:$false -ErrorAction Ignore }

    It 'adds one that Get-AdoServicePrincipal finds then, with level, project and group' {
        $added = Add-AdoServicePrincipal $newcomer -AccessLevel Stakeholder -Project SecretSauce -ProjectRole Contributor -Group $readers
        $added.AccessLevel | Should -Be Stakeholder
        $found = Get-AdoServicePrincipal $newcomer
        "$($found.DisplayName) $($found.AccessLevel) $($found.ProjectRoles)" | Should -Be 'newcomer-app Stakeholder SecretSauce: Contributor'
        (Get-AdoGroupMember $readers).OriginId | Should -Contain $newcomer
    }

    It 'succeeds for one that is there, says so, and changes nothing' {
        Clear-EmulatorRequest $emulator
        $there = Add-AdoServicePrincipal $secretApp -Project SecretSauce -WarningVariable warned -WarningAction SilentlyContinue
        "$($there.AccessLevel) $($there.ProjectRoles)" | Should -Be 'Basic SecretSauce: Contributor'
        "$warned" | Should -Match "'secret-app' \($secretApp\) is already in the organization 'MyOrg'"
        Get-Sent | Should -Not -Match '^(POST|PATCH|PUT)'
    }

    It 'explains a client id, and an id that nothing has' {
        $failure = $null
        Add-AdoServicePrincipal 5c1d0000-0000-4c11-8000-0000000000d4 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$($failure[0].Exception.Message)" | Should -Match "client id of 'secret-app'.*$secretApp"
        $failure = $null
        Add-AdoServicePrincipal 5c1d0000-0000-4b1d-8000-0000000000aa -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        "$($failure[0].Exception.Message)" | Should -Match 'az ad sp show --id'
    }

    It 'goes on past bad rows of a table and reports each' {
        $rows = @(
            [pscustomobject]@{ ObjectId = $newcomer; AccessLevel = 'Basic'; ProjectRole = '' }
            [pscustomobject]@{ ObjectId = 'nonsense'; AccessLevel = ''; ProjectRole = '' }
            [pscustomobject]@{ ObjectId = $secretApp; AccessLevel = 'Gold'; ProjectRole = '' }
            [pscustomobject]@{ ObjectId = '5c1d0000-0000-4b1d-8000-0000000000aa'; AccessLevel = ''; ProjectRole = 'Reader' }
            [pscustomobject]@{ ObjectId = $secretApp; AccessLevel = ''; ProjectRole = 'King' }
            [pscustomobject]@{ ObjectId = '5c1d0000-0000-4b1d-8000-0000000000d5'; AccessLevel = ''; ProjectRole = '' }
        )
        $failure = $null
        $added = $rows | Add-AdoServicePrincipal -Project SecretSauce -ErrorVariable failure -ErrorAction SilentlyContinue -WarningAction Ignore
        $added.DisplayName | Should -Be newcomer-app, certificate-app
        $added.ProjectRoles.ProjectName | Should -Be SecretSauce, SecretSauce
        $failure | Should -HaveCount 4
        $failure[0].TargetObject | Should -Be nonsense
    }

    It 'looks up what the rows share once' {
        Clear-EmulatorRequest $emulator
        $newcomer, $secretApp | ForEach-Object { [pscustomobject]@{ ObjectId = $_ } } |
            Add-AdoServicePrincipal -Project SecretSauce -Group $readers -WarningAction Ignore | Out-Null
        @(Get-Sent) -match 'projects/SecretSauce|graph/serviceprincipals' | Should -HaveCount 2
    }

    It 'says with -WhatIf that it takes a license' {
        $result = Invoke-FreshShell {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            Add-AdoServicePrincipal 5c1d0000-0000-4b1d-8000-0000000000d9 -Project SecretSauce -WhatIf
        }
        "$($result.Output)" | Should -Match "Add service principal '$newcomer' with access level 'Basic', as Reader of 'SecretSauce'.*license"
    }

    It 'leaves nothing half done where a project or group is not there' {
        Clear-EmulatorRequest $emulator
        { Add-AdoServicePrincipal $newcomer -Project Nowhere -ErrorAction Stop } | Should -Throw
        { Add-AdoServicePrincipal $newcomer -Group Nobody -ErrorAction Stop } | Should -Throw "No group of the organization 'MyOrg' is called 'Nobody'*"
        Get-Sent | Should -Not -Match '^(POST|PATCH|PUT)'
    }
}

Describe 'Set- and Remove-AdoServicePrincipal' {
    It 'changes the access level and back, by the pipeline too' {
        (Set-AdoServicePrincipal $secretApp -AccessLevel 'Basic + Test Plans').AccessLevel | Should -Be 'Basic + Test Plans'
        (Get-AdoServicePrincipal secret-app | Set-AdoServicePrincipal -AccessLevel Basic).AccessLevel | Should -Be Basic
        (Get-AdoServicePrincipal secret-app).AccessLevel | Should -Be Basic
    }

    It 'removes one, and says of the second time that it is not there' {
        $null = Add-AdoServicePrincipal $newcomer
        Remove-AdoServicePrincipal $newcomer -Confirm:$false | Should -BeNullOrEmpty
        { Remove-AdoServicePrincipal $newcomer -Confirm:$false -ErrorAction Stop } | Should -Throw "No service principal of the organization*"
    }

    It 'asks before it removes' {
        (Get-Command Remove-AdoServicePrincipal).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0].ConfirmImpact |
            Should -Be High
    }
}

Describe 'Users and groups' {
    It 'finds users by <Names>' -ForEach @(
        @{ Names = 'Bela Baker'; Count = 1 }
        @{ Names = 'ada@emulator.onmicrosoft.com'; Count = 1 }
        @{ Names = 'D*', 'F*'; Count = 2 }
        @{ Names = 'Ada*', 'Dana Dishwasher'; Count = 2 }
    ) {
        @(Get-AdoUser $Names) | Should -HaveCount $Count
    }

    It 'finds groups by <Filter>' -ForEach @(
        @{ Filter = @{ Name = 'Readers' }; Count = 1 }
        @{ Filter = @{ Name = '[SecretSauce]\Readers' }; Count = 1 }
        @{ Filter = @{ Project = 'SecretSauce' }; Count = 3 }
        @{ Filter = @{ Project = 'Secret*'; Name = 'Project*' }; Count = 1 }
        @{ Filter = @{ Name = 'Project Collection*' }; Count = 2 }
    ) {
        @(Get-AdoGroup @Filter) | Should -HaveCount $Count
    }

    It 'names the group of members that come from the pipeline' {
        (Get-AdoGroup Contributors | Get-AdoGroupMember -First 1).GroupName | Should -Be '[SecretSauce]\Contributors'
    }

    It 'adds and removes members by <Member>' -ForEach @(
        @{ Member = 'ada@emulator.onmicrosoft.com'; Name = 'Ada Operator' }
        @{ Member = 'Ada Operator'; Name = 'Ada Operator' }
        @{ Member = '5c1d0000-0000-4b1d-8000-0000000000e1'; Name = 'Ada Operator' }
        @{ Member = '5c1d0000-0000-4b1d-8000-0000000000d5'; Name = 'certificate-app' }
        @{ Member = '[MyOrg]\Project Collection Valid Users'; Name = 'Project Collection Valid Users' }
    ) {
        $added = Add-AdoGroupMember $readers $Member
        "$($added.DisplayName) in $($added.GroupName)" | Should -Be "$Name in $readers"
        (Get-AdoGroupMember $readers).DisplayName | Should -Contain $Name
        Remove-AdoGroupMember $readers $Member | Should -BeNullOrEmpty
        (Get-AdoGroupMember $readers).DisplayName | Should -Not -Contain $Name
    }

    It 'takes members from the pipeline, and goes on past one that is not there' {
        $failure = $null
        $added = 'Bela Baker', 'Nobody At All', 'Chidi Chef' | ForEach-Object { [pscustomobject]@{ Member = $_ } } |
            Add-AdoGroupMember $readers -ErrorVariable failure -ErrorAction SilentlyContinue
        $added.DisplayName | Should -Be 'Bela Baker', 'Chidi Chef'
        $failure | Should -HaveCount 1
        Get-AdoGroupMember $readers | Where-Object SubjectKind -EQ user | Remove-AdoGroupMember
        (Get-AdoGroupMember $readers).SubjectKind | Should -Not -Contain user
    }

    It 'asks for a name once' {
        Clear-EmulatorRequest $emulator
        Get-AdoUser Bela*, Chidi* | Add-AdoGroupMember $readers -WhatIf
        Get-AdoUser Bela*, Chidi* | Add-AdoGroupMember $readers | Remove-AdoGroupMember
        @(Get-Sent) -match '^GET identities' | Should -HaveCount 1
    }
}

Describe 'Tab' {
    It 'completes <Line> to <Text>' -ForEach @(
        @{ Line = 'Add-AdoServicePrincipal x -AccessLevel Sta'; Text = 'Stakeholder' }
        @{ Line = 'Add-AdoServicePrincipal x -ProjectRole Con'; Text = 'Contributor' }
        @{ Line = 'Get-AdoUser Bel'; Text = "'Bela Baker'" }
        @{ Line = 'Get-AdoServicePrincipal secret'; Text = 'secret-app' }
        @{ Line = 'Add-AdoGroupMember Contr'; Text = "'``[SecretSauce``]\Contributors'" }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Contain $Text
    }

    It 'takes what it has completed' {
        (Get-AdoGroupMember '`[SecretSauce`]\Contributors' -First 1).DisplayName | Should -Be 'Bela Baker'
        (Get-AdoGroup '`[SecretSauce`]\Contributors').DisplayName | Should -Be Contributors
    }
}
