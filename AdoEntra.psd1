@{
    RootModule             = 'AdoEntra.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = 'f722cf31-df19-430a-b70c-65c55e1cb3b1'
    Author                 = 'The AdoEntra authors'
    CompanyName            = 'AdoEntra'
    Copyright              = '(c) The AdoEntra authors. MIT licence.'
    Description            = 'Azure DevOps from PowerShell with a Microsoft Entra identity: sign in once (managed identity, service principal, federation, a person) and every cmdlet reuses it. No PAT needed.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Add-AdoGroupMember',
        'Add-AdoPipelineRunTag',
        'Add-AdoPullRequestReviewer',
        'Add-AdoRetentionLease',
        'Add-AdoServicePrincipal',
        'Clear-AdoEntraTokenCache',
        'Complete-AdoPullRequest',
        'Connect-AdoEntra',
        'Disconnect-AdoEntra',
        'Get-AdoAgentPool',
        'Get-AdoBranch',
        'Get-AdoCodeCoverage',
        'Get-AdoCommit',
        'Get-AdoEntraConnection',
        'Get-AdoEntraToken',
        'Get-AdoFileContent',
        'Get-AdoGroup',
        'Get-AdoGroupMember',
        'Get-AdoItem',
        'Get-AdoPermission',
        'Get-AdoPipeline',
        'Get-AdoPipelineArtifact',
        'Get-AdoPipelineFolder',
        'Get-AdoPipelineLog',
        'Get-AdoPipelineRun',
        'Get-AdoPipelineTask',
        'Get-AdoProject',
        'Get-AdoPullRequest',
        'Get-AdoRepository',
        'Get-AdoRetentionLease',
        'Get-AdoServicePrincipal',
        'Get-AdoTag',
        'Get-AdoTeam',
        'Get-AdoTestResult',
        'Get-AdoTestRun',
        'Get-AdoUser',
        'Invoke-AdoRestMethod',
        'Lock-AdoBranch',
        'New-AdoBranch',
        'New-AdoPipeline',
        'New-AdoPipelineFolder',
        'New-AdoPullRequest',
        'New-AdoRepository',
        'New-AdoTag',
        'Remove-AdoBranch',
        'Remove-AdoGroupMember',
        'Remove-AdoPipeline',
        'Remove-AdoPipelineFolder',
        'Remove-AdoPipelineRunTag',
        'Remove-AdoPipelineVariable',
        'Remove-AdoPullRequestReviewer',
        'Remove-AdoRepository',
        'Remove-AdoRetentionLease',
        'Remove-AdoServicePrincipal',
        'Remove-AdoTag',
        'Restart-AdoPipelineStage',
        'Restore-AdoRepository',
        'Save-AdoPipelineArtifact',
        'Select-AdoEntraConnection',
        'Set-AdoPipeline',
        'Set-AdoPipelineVariable',
        'Set-AdoPullRequest',
        'Set-AdoPullRequestVote',
        'Set-AdoRepository',
        'Set-AdoServicePrincipal',
        'Skip-AdoPipelineStage',
        'Start-AdoPipeline',
        'Stop-AdoPipelineRun',
        'Test-AdoEntraConnection',
        'Test-AdoPipelineYaml',
        'Unlock-AdoBranch',
        'Wait-AdoPipelineRun'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = @('AzureDevOps', 'Entra', 'ManagedIdentity', 'OIDC', 'ServicePrincipal', 'DevOps', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
            # The package says ProjectUri and IconUri here, where the project is hosted: tools/Set-ProjectAddress.ps1.
        }
    }
}
