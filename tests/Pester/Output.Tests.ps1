#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    # More projects than the service gives in one page, however large a page is asked for.
    $emulator = Start-Emulator '--projects', 1200, '--repositories-per-project', 1, '--repositories', 5000
    Import-Package
    $connection = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
}

AfterAll { Stop-Emulator $emulator }

Describe 'A long list' {
    BeforeEach { Clear-EmulatorRequest $emulator }

    It 'is read through all its pages' {
        $projects = Get-AdoProject
        $projects | Should -HaveCount 1207
        @($projects.Id | Sort-Object -Unique) | Should -HaveCount 1207
        (Get-EmulatorRequest $emulator projects).target | Should -Be '/MyOrg/_apis/projects?$top=500',
            '/MyOrg/_apis/projects?$top=500&continuationToken=500', '/MyOrg/_apis/projects?$top=500&continuationToken=1000'
    }

    It 'is read no further than -First needs' {
        (Get-AdoProject -First 3).Name | Should -Be (Get-AdoProject).Name[0..2]
        (Get-EmulatorRequest $emulator projects)[0].target | Should -Be '/MyOrg/_apis/projects?$top=500'
        Get-EmulatorRequest $emulator projects | Should -HaveCount 4
    }

    It 'is read from -Skip on, over the end of a page' {
        (Get-AdoProject -Skip 498 -First 4).Name | Should -Be (Get-AdoProject).Name[498..501]
        Get-AdoProject -Skip 1205 | Should -HaveCount 2
        Get-AdoProject -Skip 5000 | Should -BeNullOrEmpty
    }

    It 'counts -First and -Skip over everything that comes through the pipeline' {
        $all = Get-AdoProject 'Project 000*' | Get-AdoRepository
        $all | Should -HaveCount 9
        $some = Get-AdoProject 'Project 000*' | Get-AdoRepository -Skip 2 -First 3
        $some.Id | Should -Be $all.Id[2..4]
    }

    It 'asks no more once -First is reached' {
        $null = Get-AdoProject 'Project 000*' | Get-AdoRepository -First 2
        Get-EmulatorRequest $emulator repositories | Should -HaveCount 2
    }

    It 'asks nothing for -First 0' {
        Get-AdoProject -First 0 | Should -BeNullOrEmpty
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'says with -IncludeTotalCount that the total is unknown' {
        $given = Get-AdoProject -First 2 -IncludeTotalCount
        $given | Should -HaveCount 3
        $given[0] | Should -BeOfType uint64
        $given[0].ToString() | Should -BeLike 'Unknown total count*'
    }

    It 'comes complete and in order when it is 5000 long' {
        $repositories = Get-AdoRepository -Project Large
        $repositories | Should -HaveCount 5000
        $repositories[0].Name | Should -Be 'repository-00001'
        $repositories[4999].Name | Should -Be 'repository-05000'
    }
}

Describe 'What is printed' {
    BeforeAll {
        function Get-Printed { ($input | Out-String -Width 200).Trim() -replace '\x1b\[[0-9;]*m' -split '\r?\n' }
        $fresh = Start-FreshShell
    }

    AfterAll { Stop-FreshShell $fresh }

    It 'is a table of repositories' {
        $lines = Get-AdoRepository -Project SecretSauce -Name api, 'mobile*' | Get-Printed
        $lines[0] | Should -Match '^Project +Name +DefaultBranch +Size +RemoteUrl$'
        $lines[2] | Should -Match '^SecretSauce api +main +\d+ KB http://\S+/_git/api$'
        $lines | Should -HaveCount 4
    }

    It 'is a table of projects' {
        $lines = Get-AdoProject SecretSauce | Get-Printed
        $lines[0] | Should -Match '^Name +Visibility +State +LastUpdateTime +Description$'
        $lines[2] | Should -Match '^SecretSauce private +wellFormed +\S.* The recipes\.$'
    }

    It 'is a table of connections' {
        $lines = Get-AdoEntraConnection | Get-Printed
        $lines[0] | Should -Match '^Name +Organization +Project +Credential +Identity +TokenExpiresOn$'
        $lines[2] | Should -Match '^MyOrg +MyOrg +ManagedIdentity runbook-host +\S'
    }

    # The views come with the first object, whichever command shows it, and once for each runspace: two new ones of a process for each command.
    It 'is a table whichever command shows the first object: <Command>' -ForEach @(
        @{ Command = 'Connect-AdoEntra'; Show = { Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore }; Columns = 'Name,Organization,' }
        @{ Command = 'Get-AdoEntraConnection'; Show = { Get-AdoEntraConnection }; Columns = 'Name,Organization,' }
        @{ Command = 'Select-AdoEntraConnection'; Show = { Select-AdoEntraConnection MyOrg }; Columns = 'Name,Organization,' }
        @{ Command = 'Get-AdoProject'; Show = { Get-AdoProject SecretSauce }; Columns = 'Name,Visibility,' }
    ) {
        $views = ([xml](Get-Content (Join-Path (Get-PackagePath) 'AdoEntra.Format.ps1xml') -Raw)).SelectNodes('//View').Count
        $shown = (Invoke-FreshShell -In $fresh {
            $one = [powershell]::Create()
            $before, $here = $one.AddScript({
                    Import-Module AdoEntra
                    @(Get-FormatData AdoEntra.*).Count
                    $null = Connect-AdoEntra -Identity -Organization MyOrg -Scope Process -WarningAction Ignore
                    @(Get-FormatData AdoEntra.*).Count
                }).Invoke()
            $other = [powershell]::Create()
            $null = $other.AddScript("Import-Module AdoEntra; $show | Out-String -Width 200; (Get-Module AdoEntra).NestedModules.Name -eq 'AdoEntra.Views'; [bool](Get-Command -Module AdoEntra.Views)")
            [pscustomobject]@{ Before = $before; Here = $here; Given = @($other.Invoke()); Errors = "$($one.Streams.Error)$($other.Streams.Error)" }
        } -With @{ show = "$Show" }).Result
        $shown.Errors | Should -BeNullOrEmpty
        $shown.Before | Should -Be 0 -Because 'an import has no use for them'
        $shown.Here | Should -Be $views
        ($shown.Given[0].Trim() -replace '\x1b\[[0-9;]*m' -split '\r?\n')[0] -replace ' +', ',' | Should -BeLike "$Columns*"
        $shown.Given[1] | Should -Be AdoEntra.Views
        $shown.Given[2] | Should -BeFalse
    }

    It 'is everything with Format-List' {
        $text = Get-AdoRepository -Project SecretSauce -Name api | Format-List | Get-Printed
        foreach ($name in 'Id', 'Name', 'Project', 'DefaultBranch', 'Size', 'RemoteUrl', 'SshUrl', 'WebUrl', 'Url', 'IsDisabled', 'IsFork', 'IsInMaintenance', 'AdditionalProperties') {
            $text -match "^$name +:" | Should -HaveCount 1 -Because "$name is a property"
        }
    }
}

Describe 'An object' {
    It 'has the service''s own values' {
        $raw = Invoke-RestMethod "$($connection.OrganizationUrl)/SecretSauce/_apis/git/repositories/api?api-version=7.1" -Headers (Get-AdoEntraToken -AsHeader)
        $repository = Get-AdoRepository -Project SecretSauce -Name api
        foreach ($name in 'Id', 'Name', 'DefaultBranch', 'Size', 'RemoteUrl', 'SshUrl', 'WebUrl', 'Url', 'IsDisabled', 'IsInMaintenance') {
            $repository.$name | Should -Be $raw.$name -Because "$name is what the service sent"
        }
        $repository.Project.Id | Should -Be $raw.project.id
        $repository.Project.LastUpdateTime.UtcDateTime | Should -Be ([DateTimeOffset] $raw.project.lastUpdateTime).UtcDateTime
    }

    It 'tells disabled and moving repositories apart' {
        $legacy = Get-AdoRepository -Project Legacy
        $legacy.IsDisabled | Should -Be $true, $false
        $legacy.IsInMaintenance | Should -Be $false, $true
    }

    It 'keeps what has no property of its own' {
        $repository = Get-AdoRepository -Project SecretSauce -Name api
        $repository.AdditionalProperties.Keys | Should -Be '_links'
        $repository.AdditionalProperties['_links']['web']['href'] | Should -Be $repository.WebUrl
        $project = Get-AdoProject SecretSauce
        $project.AdditionalProperties['defaultTeam']['name'] | Should -Be 'SecretSauce Team'
    }

    It 'keeps fields that this version does not know, of any shape' {
        $body = '{"count":1,"value":[{"id":"1","name":"n","newText":"t","newNumber":12.5,"newFlag":true,"newNull":null,"newList":[1,{"deep":"x"}],"name2":{}}]}'
        Set-EmulatorFault $emulator repositories @{ kind = 'status'; status = 200; body = $body; times = 1 }
        $kept = (Get-AdoRepository -Project SecretSauce).AdditionalProperties
        $kept['newText'] | Should -Be t
        $kept['newNumber'] | Should -Be 12.5
        $kept['newFlag'] | Should -BeTrue
        $kept.ContainsKey('newNull') | Should -BeTrue
        $kept['newNull'] | Should -BeNullOrEmpty
        $kept['newList'][1]['deep'] | Should -Be x
        $kept['name2'].Count | Should -Be 0
    }

    It 'stands where a name is asked for' {
        $project = Get-AdoProject SecretSauce
        Get-AdoRepository -Project $project -Name api | Should -HaveCount 1
        "$(Get-AdoRepository -Project SecretSauce -Name api)" | Should -Be api
    }

    It 'becomes JSON with names and values, no numbers for words' {
        $json = Get-AdoProject SecretSauce | ConvertTo-Json -Depth 3 | ConvertFrom-Json
        $json.Visibility | Should -Be private
        $json.State | Should -Be wellFormed
        $json.Name | Should -Be SecretSauce
    }
}
