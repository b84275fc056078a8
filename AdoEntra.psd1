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
        'Add-AdoPullRequestReviewer',
        'Add-AdoServicePrincipal',
        'Clear-AdoEntraTokenCache',
        'Complete-AdoPullRequest',
        'Connect-AdoEntra',
        'Disable-AdoFeedback',
        'Disconnect-AdoEntra',
        'Enable-AdoFeedback',
        'Get-AdoAgentPool',
        'Get-AdoBranch',
        'Get-AdoCommit',
        'Get-AdoEntraConnection',
        'Get-AdoEntraToken',
        'Get-AdoFileContent',
        'Get-AdoGroup',
        'Get-AdoGroupMember',
        'Get-AdoItem',
        'Get-AdoPermission',
        'Get-AdoProject',
        'Get-AdoPullRequest',
        'Get-AdoRepository',
        'Get-AdoServicePrincipal',
        'Get-AdoTag',
        'Get-AdoTeam',
        'Get-AdoUser',
        'Invoke-AdoRestMethod',
        'Lock-AdoBranch',
        'New-AdoBranch',
        'New-AdoPullRequest',
        'New-AdoRepository',
        'New-AdoTag',
        'Remove-AdoBranch',
        'Remove-AdoGroupMember',
        'Remove-AdoPullRequestReviewer',
        'Remove-AdoRepository',
        'Remove-AdoServicePrincipal',
        'Remove-AdoTag',
        'Resolve-AdoError',
        'Restore-AdoRepository',
        'Select-AdoEntraConnection',
        'Set-AdoPullRequest',
        'Set-AdoPullRequestVote',
        'Set-AdoRepository',
        'Set-AdoServicePrincipal',
        'Test-AdoEntraConnection',
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
