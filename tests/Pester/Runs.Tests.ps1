#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Pipelines and their runs, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore

    # What the runs of a pipeline do from now on: one task, which is over at once.
    function Set-Plan([string] $Name, [string] $Result, [string[]] $Line) {
        $task = @{ name = 'Compile'; seconds = 0; lines = $Line; result = $Result; message = if ($Result -eq 'failed') { 'It does not compile.' } }
        $plan = @{ stages = @(@{ name = 'Build'; jobs = @(@{ name = 'Job'; tasks = @($task) }) }) } | ConvertTo-Json -Depth 9
        $address = "$($emulator.Url)/_emulator/runs/plans/$((Get-AdoPipeline $Name).Id)"
        $null = Invoke-RestMethod $address -Method Put -Body $plan -ContentType application/json -NoProxy
    }

    Set-Plan api-ci succeeded 'ok'
    Set-Plan sauce-ci failed 'cc main.c', 'main.c(1): too much salt'
}

AfterAll { Stop-Emulator $emulator }

Describe 'Pipelines in one line' {
    It 'are started and waited for, and those that failed show the log of what failed' {
        $failure = $null
        $log = Get-AdoPipeline *-ci | Start-AdoPipeline |
            ForEach-Object { $null = Invoke-RestMethod "$($emulator.Url)/_emulator/runs/clock?seconds=600" -Method Post -NoProxy; $_ } |
            Wait-AdoPipelineRun -ErrorVariable failure -ErrorAction SilentlyContinue |
            Where-Object Result -NE succeeded | Get-AdoPipelineLog -Failed
        "$log" | Should -Match 'main\.c\(1\): too much salt'
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'RunFailed,*'
        "$($failure[0])" | Should -Match 'Compile'
    }

    It 'say why a service connection cannot be used, which the service does not' {
        $words = 'The pipeline is not valid. Job Build: Step input azureSubscription references service connection github which could not be found. The service connection does not exist, has been disabled or has not been authorized for use.'
        $plan = @{ stages = @(); problems = @($words) } | ConvertTo-Json
        $address = "$($emulator.Url)/_emulator/runs/plans/$((Get-AdoPipeline web).Id)"
        $null = Invoke-RestMethod $address -Method Put -Body $plan -ContentType application/json -NoProxy
        $failure = { Start-AdoPipeline web -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'ServiceConnectionUnavailable,*'
        "$failure" | Should -Be "The service connection 'github' is disabled."
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Enable-AdoServiceConnection'
    }

    It 'are changed without a request with -WhatIf' {
        Clear-EmulatorRequest $emulator
        Get-AdoPipeline *-ci | Start-AdoPipeline -WhatIf
        Get-AdoPipelineRun -First 2 | Stop-AdoPipelineRun -WhatIf
        Get-EmulatorRequest $emulator | Where-Object method -NE GET | Should -BeNullOrEmpty
    }
}

Describe 'Get-AdoPipelineRun' {
    It 'gives the newest first, by when it was queued' {
        $runs = Get-AdoPipelineRun -First 10
        $sorted = $runs | Sort-Object QueueTime -Descending
        "$($runs.RunId)" | Should -Be "$($sorted.RunId)"
    }
}
