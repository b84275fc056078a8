# What every failure has to fulfil. Dot-sourced by the files about failures, so that Should knows their tests.

function Assert-Failure($Failure, [string] $Id, [string] $Category, [string] $Says) {
    $Failure.FullyQualifiedErrorId | Should -BeLike "$Id,AdoEntra.Commands.*" -Because "the message was: $($Failure.Exception.Message)"
    $Failure.CategoryInfo.Category | Should -Be $Category
    $Failure.Exception.ErrorId | Should -Be $Id
    $Failure.Exception.Message | Should -BeLike $Says
    $Failure.Exception.Message | Should -Not -BeLike '*Exception*' -Because 'names of types are no help'
    $Failure.ErrorDetails.RecommendedAction | Should -Be $Failure.Exception.RecommendedAction
    $Failure.ErrorDetails.RecommendedAction | Should -MatchExactly '^[A-Z''-].{10,}[.)]$' -Because 'it is a sentence'
}

function Assert-SessionUsable($Emulator) {
    # In the same process, with whatever the failure left behind.
    Clear-EmulatorFault $Emulator
    Set-EmulatedHost $Emulator AppService
    $null = Connect-AdoEntra -Identity -Organization MyOrg -Name afterwards -WarningAction Ignore -ErrorAction Stop
    Get-AdoRepository -Project SecretSauce -Connection afterwards -ErrorAction Stop | Should -HaveCount 10
}
