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
        'Add-AdoCheck',
        'Add-AdoGroupMember',
        'Add-AdoPullRequestReviewer',
        'Add-AdoPullRequestThread',
        'Add-AdoServicePrincipal',
        'Approve-AdoPipelineApproval',
        'Clear-AdoEntraTokenCache',
        'Complete-AdoPullRequest',
        'Connect-AdoEntra',
        'Deny-AdoPipelineApproval',
        'Disable-AdoAgent',
        'Disable-AdoFeedback',
        'Disable-AdoServiceConnection',
        'Disconnect-AdoEntra',
        'Enable-AdoAgent',
        'Enable-AdoFeedback',
        'Enable-AdoServiceConnection',
        'Get-AdoAgent',
        'Get-AdoAgentJob',
        'Get-AdoAgentPool',
        'Get-AdoAgentQueue',
        'Get-AdoBranch',
        'Get-AdoBranchPolicy',
        'Get-AdoCheck',
        'Get-AdoCommit',
        'Get-AdoDiff',
        'Get-AdoElasticPool',
        'Get-AdoEntraConnection',
        'Get-AdoEntraToken',
        'Get-AdoEnvironment',
        'Get-AdoEnvironmentDeployment',
        'Get-AdoEnvironmentResource',
        'Get-AdoFileContent',
        'Get-AdoGroup',
        'Get-AdoGroupMember',
        'Get-AdoItem',
        'Get-AdoPermission',
        'Get-AdoPipelineApproval',
        'Get-AdoPipelinePermission',
        'Get-AdoPoolMaintenanceJob',
        'Get-AdoProject',
        'Get-AdoPullRequest',
        'Get-AdoPullRequestChange',
        'Get-AdoPullRequestPolicy',
        'Get-AdoPullRequestThread',
        'Get-AdoRepository',
        'Get-AdoServiceConnection',
        'Get-AdoServicePrincipal',
        'Get-AdoTag',
        'Get-AdoTeam',
        'Get-AdoUser',
        'Get-AdoVariable',
        'Get-AdoVariableGroup',
        'Grant-AdoPipelinePermission',
        'Invoke-AdoRestMethod',
        'Lock-AdoBranch',
        'New-AdoBranch',
        'New-AdoBranchPolicy',
        'New-AdoEnvironment',
        'New-AdoPullRequest',
        'New-AdoRepository',
        'New-AdoServiceConnection',
        'New-AdoTag',
        'New-AdoVariableGroup',
        'Remove-AdoAgent',
        'Remove-AdoBranch',
        'Remove-AdoBranchPolicy',
        'Remove-AdoCheck',
        'Remove-AdoEnvironment',
        'Remove-AdoGroupMember',
        'Remove-AdoPullRequestReviewer',
        'Remove-AdoRepository',
        'Remove-AdoServiceConnection',
        'Remove-AdoServicePrincipal',
        'Remove-AdoTag',
        'Remove-AdoVariable',
        'Remove-AdoVariableGroup',
        'Resolve-AdoError',
        'Restart-AdoPullRequestPolicy',
        'Restore-AdoRepository',
        'Revoke-AdoPipelinePermission',
        'Select-AdoEntraConnection',
        'Set-AdoBranchPolicy',
        'Set-AdoCheck',
        'Set-AdoEnvironment',
        'Set-AdoFileContent',
        'Set-AdoPipelineApproval',
        'Set-AdoPullRequest',
        'Set-AdoPullRequestThread',
        'Set-AdoPullRequestVote',
        'Set-AdoRepository',
        'Set-AdoServiceConnection',
        'Set-AdoServicePrincipal',
        'Set-AdoVariable',
        'Set-AdoVariableGroup',
        'Start-AdoPoolMaintenance',
        'Test-AdoEntraConnection',
        'Test-AdoServiceConnection',
        'Unlock-AdoBranch'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = @('AzureDevOps', 'Entra', 'ManagedIdentity', 'OIDC', 'ServicePrincipal', 'DevOps', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
            # The package says ProjectUri and IconUri here, where the project is hosted: tools/Set-ProjectAddress.ps1.
        }
    }
}
