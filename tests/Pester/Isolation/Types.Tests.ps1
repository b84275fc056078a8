#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/../AdoEntra.TestTools.psm1" -Force
    $emulator = Start-Emulator
    Import-Package
    $connection = Connect-AdoEntra -Identity -Organization MyOrg -Name types -WarningAction Ignore
    $repository = Get-AdoRepository -Project SecretSauce -Name api
}

AfterAll { Stop-Emulator $emulator }

Describe 'A type of the module, which lives in a load context of its own' {
    It 'can be named: <_>' -ForEach @(
        'AdoEntra.AdoConnection', 'AdoEntra.AdoConnectionException', 'AdoEntra.AdoEntraException', 'AdoEntra.AdoProject', 'AdoEntra.AdoRepository', 'AdoEntra.AdoResource',
        'AdoEntra.AdoServiceException', 'AdoEntra.AdoSignInException', 'AdoEntra.AdoToken', 'AdoEntra.ConnectionReference', 'AdoEntra.ConnectionScope'
    ) {
        $type = Invoke-Expression "[$_]"
        $type.FullName | Should -Be $_
        $type.IsPublic | Should -BeTrue
    }

    It 'is the type of what the commands give out' {
        $repository -is [AdoEntra.AdoRepository] | Should -BeTrue
        $repository -is [AdoEntra.AdoResource] | Should -BeTrue
        $repository.Project -is [AdoEntra.AdoProject] | Should -BeTrue
        $connection -is [AdoEntra.AdoConnection] | Should -BeTrue
        $connection -is [AdoEntra.AdoProject] | Should -BeFalse
        ($repository -as [AdoEntra.AdoResource]).Name | Should -Be api
        $repository.PSTypeNames | Should -Contain AdoEntra.AdoResource
    }

    It 'can be the type of a parameter, a variable and a list' {
        function Get-It([AdoEntra.AdoRepository] $Repository, [PSTypeName('AdoEntra.AdoConnection')] $Connection) { "$Repository on $Connection" }
        Get-It $repository $connection | Should -Be 'api on types'
        { Get-It $connection $connection } | Should -Throw '*AdoEntra.AdoRepository*'
        [AdoEntra.AdoRepository[]] $several = $repository, $repository
        $several.Count | Should -Be 2
        $list = [Collections.Generic.List[AdoEntra.AdoRepository]]::new()
        $list.Add($repository)
        $list | Should -HaveCount 1
    }

    It 'can be caught' {
        $caught = try { Get-AdoProject -Connection missing } catch [AdoEntra.AdoConnectionException] { $_.Exception.ErrorId }
        $caught | Should -Be NotConnected
        $caught = try { Get-AdoProject nowhere -ErrorAction Stop } catch [AdoEntra.AdoEntraException] { $_.Exception.ErrorId }
        $caught | Should -Be NotFound
    }

    It 'is converted to and from: words, names and connections' {
        [AdoEntra.ConnectionScope] 'process' | Should -Be ([AdoEntra.ConnectionScope]::Process)
        "$([AdoEntra.ConnectionReference] $connection)" | Should -Be types
        "$([AdoEntra.ConnectionReference] 'types')" | Should -Be types
        (Get-Failure { Connect-AdoEntra -Identity MyOrg -Scope Everywhere }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError*'
    }

    It 'is completed: <Line>' -ForEach @(
        @{ Line = 'Connect-AdoEntra -Scope '; Expected = 'Process', 'Runspace' }
        @{ Line = '[AdoEntra.ConnectionScope]::'; Expected = 'Process', 'Runspace' }
        @{ Line = '(Get-AdoRepository).Default'; Expected = @('DefaultBranch') }
        @{ Line = 'Get-AdoProject | Where-Object Visi'; Expected = @('Visibility') }
    ) {
        $given = (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
        foreach ($text in $Expected) { $given | Should -Contain $text }
    }
}

Describe 'A runspace that did not import the module' {
    It 'does not know its types, and does after the import' {
        # In a process of its own: once any runspace has looked a name up, PowerShell remembers it for all.
        $shell = Invoke-FreshShell {
            Import-Module AdoEntra
            $other = [powershell]::Create()
            $before = $other.AddScript('try { [AdoEntra.AdoProject].FullName } catch { "unknown" }').Invoke()
            $other.Commands.Clear()
            $after = $other.AddScript('Import-Module AdoEntra; [AdoEntra.AdoProject].FullName').Invoke()
            [pscustomobject]@{ Before = "$before"; After = "$after" }
        }
        $shell.Result.Before | Should -Be unknown
        $shell.Result.After | Should -Be AdoEntra.AdoProject
    }

    It 'takes objects of the module all the same' {
        $other = [powershell]::Create()
        try {
            $other.AddScript('"$($args[0].Name) $($args[0].GetType().FullName) $($args[0].PSTypeNames[1])"').AddArgument($repository).Invoke() | Should -Be 'api AdoEntra.AdoRepository AdoEntra.AdoNamedResource'
        }
        finally {
            $other.Dispose()
        }
    }
}
