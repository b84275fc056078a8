namespace AdoEntra.Identity.DeveloperTools;

/// <summary>What users have to know about a tool: its name, its program, and the lines to type.</summary>
internal sealed record DeveloperToolFacts
{
    private readonly DeveloperTool _tool;

    private DeveloperToolFacts(DeveloperTool tool, string name, string command, string install)
    {
        _tool = tool;
        Name = name;
        Command = command;
        Install = install;
    }

    /// <summary>As a sentence names it: <c>the Azure CLI</c>.</summary>
    public string Name { get; }

    /// <summary>The program that is started, as PATH finds it.</summary>
    public string Command { get; }

    /// <summary>What to install: a sentence.</summary>
    public string Install { get; }

    /// <summary>A line that shows what is wrong, and no token.</summary>
    public string CheckLine =>
        _tool switch
        {
            DeveloperTool.AzureCli => $"az account get-access-token --resource {AzureDevOpsResource.Id} --query expiresOn",
            DeveloperTool.AzurePowerShell =>
                $"pwsh -NoProfile -Command \"(Get-AzAccessToken -ResourceUrl {AzureDevOpsResource.Id}).ExpiresOn\"",
            _ => "azd auth login --check-status",
        };

    /// <summary>A remark on who counts as signed in; empty for none.</summary>
    public string SignInRemark =>
        _tool == DeveloperTool.AzurePowerShell
            ? " It runs in a new process, which only sees a saved sign-in (Enable-AzContextAutosave)."
            : string.Empty;

    public static DeveloperToolFacts Of(DeveloperTool tool) =>
        tool switch
        {
            DeveloperTool.AzureCli => new(tool, "the Azure CLI", "az", "Install the Azure CLI (https://aka.ms/azure-cli)"),
            DeveloperTool.AzurePowerShell => new(
                tool,
                "Azure PowerShell",
                "pwsh",
                "Install PowerShell 7 (https://aka.ms/powershell) and in it the module Az.Accounts ('Install-Module Az.Accounts')"
            ),
            _ => new(tool, "the Azure Developer CLI", "azd", "Install the Azure Developer CLI (https://aka.ms/azure-dev/install)"),
        };

    /// <summary>What a person types to sign in.</summary>
    public string SignInLine(string? tenant) => _tool switch
    {
        DeveloperTool.AzureCli => $"az login{Tenant(" --tenant ", tenant)}",
        DeveloperTool.AzurePowerShell => $"Connect-AzAccount{Tenant(" -Tenant ", tenant)}",
        _ => $"azd auth login{Tenant(" --tenant-id ", tenant)}",
    };

    /// <summary>The same for Azure DevOps in particular: where it asks for more (another factor), the tool asks for it now.</summary>
    public string SignInForAzureDevOpsLine(string? tenant) => _tool == DeveloperTool.AzureCli
        ? $"{SignInLine(tenant)} --scope {AzureDevOpsResource.Scope}"
        : SignInLine(tenant);

    /// <summary>What to do where the tool is in another cloud than the tenant: a sentence.</summary>
    public string CloudAdvice(string? tenant) =>
        _tool switch
        {
            DeveloperTool.AzureCli =>
                $"{CheckTenant(tenant)}; 'az cloud show' shows the cloud that az uses, and 'az cloud set --name AzureUSGovernment' (or "
                    + $"AzureChinaCloud, AzureCloud) and '{SignInLine(tenant)}' change it.",
            DeveloperTool.AzurePowerShell =>
                $"{CheckTenant(tenant)}; 'Get-AzContext' shows the cloud that it uses, and '{SignInLine(tenant)} -Environment "
                    + "AzureUSGovernment' (or AzureChinaCloud, AzureCloud) changes it.",
            _ =>
                $"{CheckTenant(tenant)}; 'azd config get cloud' shows the cloud that azd uses, and 'azd config set cloud.name "
                    + $"AzureUSGovernment' (or AzureChinaCloud, AzureCloud) and '{SignInLine(tenant)}' change it.",
        };

    /// <summary>What a person types to answer a claims challenge; null where the tool answers it by itself.</summary>
    public string? ClaimsLine(string? tenant, string base64) => _tool switch
    {
        DeveloperTool.AzureCli => $"{SignInForAzureDevOpsLine(tenant)} --claims-challenge {base64}",
        DeveloperTool.AzurePowerShell => $"{SignInLine(tenant)} -ClaimsChallenge {base64}",
        _ => null,
    };

    private string AccountLine => _tool switch
    {
        DeveloperTool.AzureCli => "az account show",
        DeveloperTool.AzurePowerShell => "Get-AzContext",
        _ => "azd auth login --check-status",
    };

    // Where none was named, it is the one that the tool has.
    private string CheckTenant(string? tenant) =>
        tenant is null
            ? $"Check which tenant {Name} is signed in to ('{AccountLine}')"
            : $"Check the tenant {tenant} (-TenantId, if it was passed)";

    private static string Tenant(string option, string? tenant) => tenant is null ? string.Empty : option + tenant;
}
