#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Variable groups and their variables, as they are typed.

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
    $secret = ConvertTo-SecureString 'emulated-new-secret' -AsPlainText -Force
}

AfterAll { Stop-Emulator $emulator }

Describe 'Variable groups' {
    It 'have their variables by name, and show no secret' {
        $group = Get-AdoVariableGroup kitchen
        $group.Variables.SALT.Value | Should -Be '2 g'
        $group.Variables['recipe'].IsSecret | Should -BeTrue
        $group.Variables.recipe.Value | Should -BeNullOrEmpty
        $group.AdditionalProperties.Keys | Should -Not -Contain variables
        ($group, $group.Variables.Values | Out-String) | Should -Not -Match 'emulated-secret'
    }

    It 'are created with secrets, renamed and removed' {
        $made = New-AdoVariableGroup signing @{ user = 'builder'; count = 2; password = $secret } -Description 'For builds.'
        $made.Variables.password.IsSecret, $made.Variables.count.Value | Should -Be $true, '2'
        (Set-AdoVariableGroup signing -NewName signatures).Id | Should -Be $made.Id
        "$(Get-AdoVariableGroup sign*)" | Should -Be signatures
        Get-AdoVariableGroup signatures | Remove-AdoVariableGroup -Confirm:$false
        Get-AdoVariableGroup sign* | Should -BeNullOrEmpty
    }

    It 'is a conflict where one of that name is there' {
        $failure = { New-AdoVariableGroup Kitchen @{ a = 1 } -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
    }
}

Describe 'Variables' {
    It 'are set in several groups, and one that cannot be changed does not keep the others from it' {
        $failure = $null
        $set = 'kitchen', 'attic', 'deployment' | ForEach-Object { [pscustomobject]@{ GroupName = $_ } } |
            Set-AdoVariable -Name region -Value westeurope -ErrorVariable failure -ErrorAction SilentlyContinue
        $set.GroupName | Should -Be kitchen, deployment
        $failure | Should -HaveCount 1
        "$failure" | Should -Match "variable group 'attic' does not exist in project 'SecretSauce'"
    }

    It 'keep a secret that is not changed, and one that is passed in text with a warning' {
        $warning = $null
        $set = Set-AdoVariable recipe -Secret 'emulated-text' -Group kitchen -WarningVariable warning -WarningAction SilentlyContinue
        $set.IsSecret | Should -BeTrue
        "$warning" | Should -Match 'Secret'
        "$warning" | Should -Not -Match 'emulated-text'
        (Set-AdoVariable salt '3 g' -Group kitchen).Value | Should -Be '3 g'
        (Get-AdoVariable recipe -Group kitchen).IsSecret | Should -BeTrue
    }

    It 'do not turn a secret into a text that can be read' {
        $failure = { Set-AdoVariable recipe in-the-open -Group kitchen -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$failure" | Should -Not -Match 'in-the-open'
    }

    It 'say in a sentence what -WhatIf would do' {
        $result = Invoke-FreshShell {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -Project SecretSauce -WarningAction Ignore
            Set-AdoVariable salt x -Group kitchen -WhatIf
            Get-AdoVariable salt -Group kitchen | Remove-AdoVariable -WhatIf
        }
        "$($result.Output)" | Should -Match "What if: Set variable 'salt' of variable group 'kitchen'\."
        "$($result.Output)" | Should -Match "What if: Remove variable 'salt' of variable group 'kitchen' of project 'SecretSauce'\."
    }

    It 'are completed by Tab: those of the group that is named' {
        $line = 'Set-AdoVariable -Group kitchen -Name s'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be salt
    }
}
