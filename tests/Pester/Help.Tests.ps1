#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    # From Get-Help's own output, as a user gets it, so that what is tested is what was compiled and shipped.
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    Import-Package
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $hasFeedback = [psobject].Assembly.GetName().Version -ge '7.6'
    # They work on what is in the session.
    $local = 'Resolve-AdoError', 'Enable-AdoFeedback', 'Disable-AdoFeedback'
    $pages = foreach ($command in Get-Command -Module AdoEntra) {
        $help = Get-Help $command.Name -Full
        $number = 0
        @{
            Name       = $command.Name
            Help       = $help
            Parameters = @($command.Parameters.Values | Where-Object {
                ($_.Name -notin $common -or $_.Name -in 'First', 'Skip', 'IncludeTotalCount', 'WhatIf', 'Confirm') -and
                -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow })
            } | ForEach-Object { @{ Parameter = $_.Name } })
            # Another program would leave this machine; older shells have no feedback.
            Examples   = @($help.examples.example | Where-Object { $_.code -notmatch '^git ' -and ($hasFeedback -or $command.Name -ne 'Enable-AdoFeedback') } | ForEach-Object { $number++; @{ IsLocal = $command.Name -in $local; Number = $number; Title = "$($_.title)".Trim('- '); Code = $_.code; Remarks = ($_.remarks.Text -join ' ').Trim() } })
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
}

AfterAll { Stop-Emulator $emulator }

Describe 'The help of <Name>' -ForEach $pages {
    It 'says in one line what the command does' {
        $Help.Synopsis | Should -Not -BeNullOrEmpty
        $Help.Synopsis | Should -Not -BeLike "*$Name*" -Because 'a synopsis made by PowerShell itself is the syntax'
        $Help.Synopsis | Should -MatchExactly '^[A-Z].*\.$'
    }

    It 'describes it' {
        $text = ($Help.description.Text -join ' ').Trim()
        $text.Length | Should -BeGreaterThan 80
    }

    It 'describes -<Parameter>' -ForEach $Parameters {
        $described = $Help.parameters.parameter | Where-Object name -EQ $Parameter
        $described | Should -HaveCount 1
        ($described.description.Text -join ' ').Trim().Length | Should -BeGreaterThan 10
    }

    It 'tells what goes in and comes out' {
        ($Help.returnValues.returnValue.type.name -join ' ') | Should -Not -BeNullOrEmpty
        ($Help.inputTypes.inputType.type.name -join ' ') | Should -Not -BeNullOrEmpty
    }

    It 'lists the properties of what comes out' {
        foreach ($value in $Help.returnValues.returnValue) {
            $type = $value.type.name -as [type]
            if (-not $type -or $type.Namespace -ne 'AdoEntra') { continue }
            $lines = $value.description.Text -split '\n'
            foreach ($property in $type.GetProperties().Name) { @($lines -clike "- ${property}: *.") | Should -HaveCount 1 -Because "$($type.Name) has $property" }
        }
    }

    It 'has an example' {
        @($Help.examples.example).Count | Should -BeGreaterThan 0
    }

    It 'has an example that runs and is explained: <Number> <Title>' -ForEach $Examples {
        $Remarks | Should -Not -BeNullOrEmpty
        Reset-Suite $emulator
        $before = [Environment]::GetEnvironmentVariables()
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript($Code).Invoke()
            "$($shell.Streams.Error)" | Should -BeNullOrEmpty -Because "this was run: $Code"
            if (-not $IsLocal) { Get-EmulatorRequest $emulator | Should -Not -BeNullOrEmpty -Because 'an example does something' }
        }
        finally {
            $shell.Dispose()
            foreach ($variable in @([Environment]::GetEnvironmentVariables().Keys)) { if (-not $before.Contains($variable)) { [Environment]::SetEnvironmentVariable($variable, $null) } }
        }
    }
}

Describe 'The topic about_AdoEntra' {
    It 'is found and says how to begin' {
        $text = Get-Help about_AdoEntra | Out-String
        $text | Should -BeLike '*Connect-AdoEntra -Identity*'
        $text | Should -BeLike '*Get-AdoRepository*'
    }
}

Describe 'The topic about_AdoEntra_Rest' {
    It 'is found and says what is called' {
        $text = Get-Help about_AdoEntra_Rest | Out-String
        $text | Should -BeLike '*Invoke-AdoRestMethod _apis/projects*'
        $text | Should -BeLike '*-RouteValues*'
    }
}

Describe 'The topic about_AdoEntra_Troubleshooting' {
    It 'is found and says who can fix what' {
        $text = Get-Help about_AdoEntra_Troubleshooting | Out-String
        $text | Should -BeLike '*NotInOrganization (TF401444, PrincipalNotInOrganization)*Add-AdoServicePrincipal*Who: A Project Collection Administrator*'
    }
}

Describe 'docs/coming-from.md' {
    BeforeDiscovery {
        $text = Get-Content -Raw "$PSScriptRoot/../../docs/coming-from.md"
        $lines = [regex]::Matches($text, '`(?<name>[A-Z][a-z]+-Ado(?!PS)[A-Za-z]+)(?<rest>[^`]*)`') | ForEach-Object {
            @{ Name = $_.Groups['name'].Value; Options = @([regex]::Matches($_.Groups['rest'].Value, '(?<= -)\w+').Value | Where-Object { $_ }) }
        }
    }

    It 'names <Name> <Options>, which there is' -ForEach $lines {
        $command = Get-Command $Name -Module AdoEntra
        foreach ($option in $Options) { $command.Parameters.Keys | Should -Contain $option }
    }
}
