#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What holds for every command of a family, by the manifest: a new command is looked at here without a line of its own.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    Import-Package
    $commands = Get-Command -Module AdoEntra -CommandType Cmdlet
    function Test-Family([Type] $Type, [string] $Name) {
        for (; $Type; $Type = $Type.BaseType) { if ($Type.Name -like $Name) { return $true } }
        $false
    }
    $cases = { @{ Name = $_.Name; Parameters = $_.Parameters } }
    $lists = $commands | Where-Object { Test-Family $_.ImplementingType 'ListCmdlet``1' } | ForEach-Object $cases
    $ofProjects = $lists | Where-Object { $_.Parameters.ContainsKey('Project') }
    $ofRepositories = $lists | Where-Object { $_.Parameters.ContainsKey('Repository') }
    $changes = $commands | Where-Object { Test-Family $_.ImplementingType 'ChangeCmdlet``1' } | ForEach-Object $cases
    # Before there is a connection there is nothing to complete from.
    $completed = foreach ($command in $commands | Where-Object Name -NotIn 'Connect-AdoEntra', 'Test-AdoEntraConnection') {
        foreach ($parameter in 'Name', 'Project', 'Repository' | Where-Object { $command.Parameters.ContainsKey($_) }) {
            # What is to be created or restored has a name that is not there.
            if ($parameter -eq 'Name' -and $command.Verb -in 'New', 'Restore') { continue }
            @{ Name = $command.Name; Parameter = $parameter }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $connection = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
    # Nothing is kept from the start.
    $null = Add-AdoRetentionLease 100 -Confirm:$false

    # Limits a list to one that has something in it.
    function Get-Scope($Parameters) {
        if ($Parameters['Group'].Aliases -contains 'GroupName') { @{ Group = 'kitchen' } }
        elseif ($Parameters.ContainsKey('Repository')) { @{ Repository = 'SecretSauce' } }
        elseif ($Parameters.ContainsKey('PullRequestId')) { @{ PullRequestId = 25 } }
        elseif ($Parameters.ContainsKey('Group')) { @{ Group = '[SecretSauce]\Contributors' } }
        elseif ($Parameters.ContainsKey('RunId') -and $Parameters.RunId.Attributes.Mandatory -contains $true) { @{ RunId = 100 } }
        else { @{} }
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'The families' {
    It 'have members' -ForEach @{ Lists = $lists.Count; Changes = $changes.Count } {
        $Lists | Should -BeGreaterThan 1
        $Changes | Should -BeGreaterThan 0
    }
}

Describe 'The list <Name>' -ForEach $lists {
    BeforeAll { $scope = Get-Scope $Parameters }

    It 'gives out what it declares, and one item costs no more requests than it has to' {
        # A branch alone does not know its last commit, the graph no access level, a service connection not whether it holds a secret; a
        # group is found by its name first, a pull request by its number, the name of a policy's repository by its id, an environment
        # and a pool by theirs, results by their test runs.
        $requests = @{
            'Get-AdoAgent' = 2; 'Get-AdoAgentJob' = 2; 'Get-AdoElasticPool' = 2; 'Get-AdoPoolMaintenanceJob' = 2
            'Get-AdoEnvironmentResource' = 3; 'Get-AdoEnvironmentDeployment' = 2
            'Get-AdoBranch'            = 2
            'Get-AdoBranchPolicy'      = 2
            'Get-AdoGroupMember'       = 3
            'Get-AdoPullRequestPolicy' = 2
            'Get-AdoPullRequestThread' = 2
            'Get-AdoServiceConnection' = 2
            'Get-AdoServicePrincipal'  = 3
            'Get-AdoTestResult'        = 3
        }
        Clear-EmulatorRequest $emulator
        $item = @(& $Name @scope -First 1)
        $item | Should -HaveCount 1
        $item[0].GetType().FullName | Should -BeIn (Get-Command $Name).OutputType.Name
        Get-EmulatorRequest $emulator | Should -HaveCount $(if ($requests.ContainsKey($Name)) { $requests[$Name] } else { 1 })
    }

    It 'passes over what -Skip says' {
        $two = @(& $Name @scope -First 2)
        if ($two.Count -eq 2) { "$(& $Name @scope -First 1 -Skip 1)" | Should -Be "$($two[1])" }
        @(& $Name @scope -First 0) | Should -HaveCount 0
    }

    It 'gives out objects that know where they come from, and can be read as text' {
        $item = & $Name @scope -First 1
        $item.Organization | Should -Be MyOrg
        [object]::ReferenceEquals($item.Connection, $connection) | Should -BeTrue
        "$item" | Should -Not -BeNullOrEmpty
        "$item" | Should -Not -Be $item.GetType().FullName
    }

    It 'has a table that fits 120 columns' {
        $lines = (& $Name @scope -First 3 | Out-String -Width 120).Trim() -replace '\x1b\[[0-9;]*m' -split '\r?\n'
        $lines[1] | Should -Match '^ *-'
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual 120 }
    }
}

Describe 'The list <Name> of projects' -ForEach $ofProjects {
    It 'takes a project from the pipeline, and uses the connection that read it' {
        $other = Connect-AdoEntra -Identity -Organization MyOrg -Name other -WarningAction Ignore
        $scope = Get-Scope $Parameters
        try {
            $null = Select-AdoEntraConnection MyOrg
            $item = Get-AdoProject SecretSauce -Connection $other | & $Name @scope -First 1
            [object]::ReferenceEquals($item.Connection, $other) | Should -BeTrue
            $item.ProjectName | Should -Be SecretSauce
        }
        finally { Disconnect-AdoEntra other }
    }
}

Describe 'The list <Name> of repositories' -ForEach $ofRepositories {
    It 'takes a repository from the pipeline' {
        $item = Get-AdoRepository SecretSauce | & $Name -First 1
        $item.RepositoryName | Should -Be SecretSauce
        $item.ProjectName | Should -Be SecretSauce
    }
}

Describe 'The change <Name>' -ForEach $changes {
    BeforeAll {
        # One value for each mandatory parameter of any of them.
        $values = @{
            Name = 'a-new-one'; Repository = 'api'; Group = '[SecretSauce]\Readers'; Member = 'Ada Operator'
            ObjectId = '5c1d0000-0000-4b1d-8000-0000000000d4'; AccessLevel = 'Basic'
            SubscriptionId = '8f1f9b3e-0000-4b1d-8000-0000000000aa'; SubscriptionName = 'Contoso'; Url = 'https://example.com'
            TenantId = '72f988bf-0000-41af-91ab-2d7cd011db47'; ClientId = '8f1f9b3e-0000-4b1d-8000-0000000000c1'
            ManagedIdentity = $true; AzureDevOps = $true; Type = 'generic'; Scheme = 'None'; Variable = @{ a = 1 }
            PullRequestId = 25; Id = 2; ApprovalId = '5c1d0000-0000-4b1d-8000-0000000000aa'; Pool = 'Default'; MinimumApproverCount = 1; Comment = 'Well done.'; ThreadId = 1
            EvaluationId = '5c1d0000-0000-4b1d-8000-0000000000d4'; SourceBranch = 'feature/api'; Title = 'A change'; Vote = 'Approve'; Reviewer = 'Ada Operator'
            RunId = 135; Stage = '__default'; Tag = 'tasty'; LeaseId = 1; Path = '\team'
        }
        $arguments = @{}
        $mandatory = (Get-Command $Name).ParameterSets[0].Parameters | Where-Object IsMandatory
        foreach ($parameter in $mandatory.Name) {
            $values.ContainsKey($parameter) | Should -BeTrue -Because "this test needs a value for -$parameter"
            # Variables of a group are a table, that of a pipeline is a name.
            $isName = $parameter -eq 'Variable' -and (Get-Command $Name).Parameters['Variable'].ParameterType -eq [string]
            $arguments[$parameter] = if ($isName) { 'salt' } else { $values[$parameter] }
        }
        # What is one of several, and which of them cannot be said by the shell.
        $more = @{
            'Add-AdoCheck' = @{ Environment = 'production'; Approver = 'Ada Operator' }
            'Set-AdoCheck' = @{ Environment = 'production'; MinimumApprover = 2 }
            'Grant-AdoPipelinePermission' = @{ Environment = 'production'; Pipeline = 'web' }
            'Revoke-AdoPipelinePermission' = @{ Environment = 'production'; Pipeline = 'web' }
            'Set-AdoPipelineApproval' = @{ ReassignTo = 'Ada Operator' }
            'Set-AdoEnvironment' = @{ Description = 'x' }
        }
        if ($more.ContainsKey($Name)) { $arguments += $more[$Name] }
    }

    It 'sends no request that changes something with -WhatIf' {
        Clear-EmulatorRequest $emulator
        & $Name @arguments -WhatIf
        Get-EmulatorRequest $emulator | Where-Object method -NE GET | Should -BeNullOrEmpty
    }

    It 'refuses an object of another organization than the connection is to' {
        Clear-EmulatorRequest $emulator
        $failure = $null
        [pscustomobject]@{ Organization = 'Elsewhere' } | & $Name @arguments -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$($failure[0])" | Should -Match "'Elsewhere'.*'MyOrg'"
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}

Describe 'Tab' {
    It 'completes -<Parameter> of <Name>' -ForEach $completed {
        $attributes = (Get-Command $Name).Parameters[$Parameter].Attributes
        $attributes | Where-Object { $_ -is [ArgumentCompleter] } | Should -Not -BeNullOrEmpty
    }
}
