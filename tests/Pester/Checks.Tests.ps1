#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Environments, permissions, checks and approvals, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
}

AfterAll { Stop-Emulator $emulator }

Describe 'An environment' {
    It 'is created, changed and deleted' {
        $made = New-AdoEnvironment pantry -Description Dry
        $made.Name, $made.Description, $made.ProjectName | Should -Be pantry, Dry, SecretSauce
        ($made | Set-AdoEnvironment -NewName cellar).EnvironmentName | Should -Be cellar
        (Set-AdoEnvironment cellar -Description '').Description | Should -BeNullOrEmpty
        Get-AdoEnvironment cellar | Remove-AdoEnvironment -Confirm:$false | Should -BeNullOrEmpty
        { Get-AdoEnvironment cellar -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'of a name that is taken is a conflict' {
        { New-AdoEnvironment Production -ErrorAction Stop } | Should -Throw -ErrorId 'Conflict,*'
    }

    It 'that is not changed costs no request' {
        Clear-EmulatorRequest $emulator
        { Set-AdoEnvironment production -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }

    It 'has its resources, each with what its kind has' {
        $resources = Get-AdoEnvironmentResource kitchen
        $resources.Type | Should -Be kubernetes, virtualMachine, virtualMachine
        $resources[0].Namespace, $resources[0].ClusterName | Should -Be sauce, kitchen-cluster
        $resources[1].AgentStatus, $resources[1].Tags | Should -Be online, web
    }

    It 'has its deployments on several pages, the latest first' {
        $deployments = Get-AdoEnvironment production | Get-AdoEnvironmentDeployment
        $deployments | Should -HaveCount 30
        $deployments[0].Id | Should -BeGreaterThan $deployments[-1].Id
        $deployments[0].PipelineName | Should -BeLike *deploy
    }
}

Describe 'A pipeline permission' {
    It 'is granted and revoked for one pipeline' {
        $granted = Grant-AdoPipelinePermission production -Pipeline web
        $granted.PipelineName, $granted.ResourceType, $granted.ResourceName | Should -Be web, Environment, production
        (Get-AdoPipelinePermission production).PipelineName | Should -Contain web
        Get-AdoPipelinePermission production | Where-Object PipelineName -EQ web | Revoke-AdoPipelinePermission
        (Get-AdoPipelinePermission production).PipelineName | Should -Not -Contain web
    }

    It 'for all pipelines asks first, and for one does not' {
        { Grant-AdoPipelinePermission -Queue Default -Pipeline web -ErrorAction Stop } | Should -Not -Throw
        (Grant-AdoPipelinePermission -Queue Default -AllPipelines -Confirm:$false).GrantedTo | Should -Be 'all pipelines'
        $warning = $null
        Revoke-AdoPipelinePermission -Queue Default -Pipeline web -WarningVariable warning -WarningAction SilentlyContinue
        "$warning" | Should -BeLike "*'web' may still use agent queue 'Default'*"
    }

    It 'is for what comes from the pipeline' {
        (Get-AdoRepository api | Grant-AdoPipelinePermission -Pipeline web).ResourceId | Should -Match '^[-0-9a-f]{36}\.[-0-9a-f]{36}$'
        (Get-AdoAgentQueue Default | Get-AdoPipelinePermission).ResourceType | Select-Object -Unique | Should -Be Queue
    }

    It 'of nothing, or of two things, is refused before anything is sent' {
        Clear-EmulatorRequest $emulator
        { Get-AdoPipelinePermission -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        { Grant-AdoPipelinePermission production -Queue Default -Pipeline web -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        { Grant-AdoPipelinePermission production -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}

Describe 'A check' {
    It 'of each kind says what it wants' {
        $rules = Get-AdoCheck production | Group-Object Kind -AsHashTable
        $rules.Approval.Rule | Should -Be '1 of Ada Operator, [SecretSauce]\Contributors'
        $rules.BranchControl.Rule | Should -Be 'main, release/*, protected'
        $rules.BusinessHours.Rule | Should -BeLike 'Monday, *08:00-17:00 W. Europe Standard Time'
        $rules.InvokeRESTAPI.Rule | Should -Be 'Ask the oven'
        (Get-AdoRepository SecretSauce | Get-AdoCheck).Kind | Should -Be RequiredTemplate
    }

    It 'that is changed keeps all other settings' {
        $before = Get-AdoCheck production | Where-Object Kind -EQ Approval
        $after = $before | Set-AdoCheck -MinimumApprover 2 -TimeoutMinutes 60
        $after.Settings.MinRequiredApprovers, $after.TimeoutMinutes | Should -Be 2, 60
        $after.Settings.Approvers.Id | Should -Be $before.Settings.Approvers.Id
        $after.Settings.Instructions | Should -Be 'Taste it first.'
        $after.Settings.AdditionalProperties.futureField.kept | Should -BeTrue
        (Set-AdoCheck -Id 5 -Setting @{ inputs = @{ method = 'POST' } }).Settings.Inputs.waitForCompletion | Should -Be false
    }

    It 'is added for approvers of each kind of id' {
        $ada = Get-AdoUser 'Ada Operator'
        $byId = '5c1d0000-0000-6d05-8000-0000000000e1'
        foreach ($approver in 'ada@emulator.onmicrosoft.com', $ada.OriginId, $ada.Descriptor, $byId) {
            $check = Add-AdoCheck kitchen -Approver $approver
            $check.Settings.Approvers.Id | Should -Be $byId
            $check | Remove-AdoCheck -Confirm:$false
        }
        (Get-AdoCheck kitchen).Kind | Should -Be ExclusiveLock
    }

    It 'of another kind than the settings is refused' {
        { Set-AdoCheck -Id 2 -AllowedBranch main -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*'
        { Set-AdoCheck kitchen -MinimumApprover 1 -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'that is not whole is refused before anything is sent: <_>' -ForEach '-MinimumApprover 1', '-BusinessDay Monday', '-TemplatePath x', '-DisplayName x', '-Setting @{}' {
        Clear-EmulatorRequest $emulator
        { Invoke-Expression "Add-AdoCheck production $_ -ErrorAction Stop" } | Should -Throw -ErrorId 'InvalidRequest,*'
        Get-EmulatorRequest $emulator | Should -HaveCount 0
    }
}

Describe 'An approval' {
    It 'waits for me, or for a group that I am in' {
        (Get-AdoPipelineApproval).Count | Should -Be 3
        $mine = Get-AdoPipelineApproval -AssignedTo me
        $mine | Should -HaveCount 2
        $mine[0].WaitsFor | Should -BeLike '*Ada Operator*'
        $mine[1].WaitsFor | Should -Be '[SecretSauce]\Readers'
        $mine[0].PipelineName, $mine[0].RunId | Should -Not -BeNullOrEmpty
        (Get-AdoPipelineApproval -AssignedTo '[SecretSauce]\Contributors').ApprovalId | Should -Not -BeIn $mine.ApprovalId
    }

    It 'is given, and then is decided' {
        $approval = (Get-AdoPipelineApproval -AssignedTo me)[0]
        $given = $approval | Approve-AdoPipelineApproval -Comment Good. -Confirm:$false
        $given.Status, $given.Steps[0].Comment | Should -Be approved, Good.
        { $approval | Deny-AdoPipelineApproval -ErrorAction Stop } | Should -Throw -ErrorId 'Conflict,*'
        (Get-AdoPipelineApproval $approval.ApprovalId).Status | Should -Be approved
    }

    It 'that is not mine to give is refused, and the next one follows' {
        $failure = $null
        $others = Get-AdoPipelineApproval -AssignedTo '[SecretSauce]\Contributors'
        $mine = Get-AdoPipelineApproval -AssignedTo me
        $done = $others, $mine | ForEach-Object { $_ } | Set-AdoPipelineApproval -DeferUntil ([DateTime]::UtcNow.AddHours(1)) -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotPermitted,*'
        $done.ApprovalId | Should -Be $mine.ApprovalId
        $done.DeferredTo | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
    }

    It 'of a client id is explained' {
        { Get-AdoPipelineApproval -AssignedTo 5c1d0000-0000-4c11-8000-0000000000d4 -ErrorAction Stop } | Should -Throw '*client id of the application*secret-app*'
    }
}
