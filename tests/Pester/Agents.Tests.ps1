#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Pools, queues, agents and their jobs, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
}

AfterAll { Stop-Emulator $emulator }

Describe 'An agent' {
    It 'is found in its pool, by wildcards too, with its jobs' {
        (Get-AdoAgent).Count | Should -BeGreaterThan 4
        $agent = Get-AdoAgent Def* *-1
        $agent.PoolName, $agent.Name, $agent.Status | Should -Be Default, agent-1, online
        $agent.CurrentJobName, $agent.LastJobResult | Should -Not -BeNullOrEmpty
        (Get-AdoAgentPool Küche | Get-AdoAgent).PoolName | Select-Object -Unique | Should -Be Küche
    }

    It 'has its capabilities where they are asked for' {
        (Get-AdoAgent Default agent-1).SystemCapabilities.Count | Should -Be 0
        $agent = Get-AdoAgent Default agent-1 -IncludeCapability
        $agent.SystemCapabilities['Agent.OS'], $agent.UserCapabilities['oven'] | Should -Be Linux, '220 °C'
    }

    It 'is disabled, enabled and deleted' {
        (Disable-AdoAgent Default agent-2).Enabled | Should -BeFalse
        (Get-AdoAgent Default agent-2 | Enable-AdoAgent).Enabled | Should -BeTrue
        Remove-AdoAgent Default 102 -Confirm:$false | Should -BeNullOrEmpty
        { Get-AdoAgent Default agent-2 -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'of a pool that is not there is not found' {
        { Disable-AdoAgent Nowhere agent-1 -ErrorAction Stop } | Should -Throw "*agent pool 'Nowhere' does not exist*"
    }
}

Describe 'A job' {
    It 'waits, runs or is done' {
        (Get-AdoAgentJob).State | Select-Object -Unique | Sort-Object | Should -Be Running, Waiting
        $waiting = Get-AdoAgentJob -State Waiting
        @($waiting.AgentName -ne $null) | Should -HaveCount 0
        $running = Get-AdoAgentJob Default -State Running
        $running[0].AgentName, $running[0].PoolName | Should -Be agent-1, Default
        $done = Get-AdoAgentJob Default -State Completed -Last 3
        $done | Should -HaveCount 3
        $done[0].FinishTime | Should -BeGreaterThan $done[0].QueueTime
    }
}

Describe 'A pool' {
    It 'is in a project as a queue' {
        $queue = Get-AdoAgentQueue Küche
        $queue.ProjectName, $queue.PoolName, $queue.PoolId | Should -Be SecretSauce, Küche, 10
    }

    It 'of a scale set has the name of the pool' {
        $pool = Get-AdoElasticPool
        $pool.PoolName, $pool.ScaleSetName, $pool.State | Should -Be SecretSauce-ScaleSet, ovens, online
        (Get-AdoElasticPool 13).PoolName | Should -Be SecretSauce-ScaleSet
    }

    It 'is maintained' {
        (Start-AdoPoolMaintenance Küche).Status | Should -Be queued
        (Get-AdoPoolMaintenanceJob Küche)[0].PoolName | Should -Be Küche
        { Start-AdoPoolMaintenance SecretSauce-ScaleSet -ErrorAction Stop } | Should -Throw -ErrorId 'Conflict,*'
    }
}
