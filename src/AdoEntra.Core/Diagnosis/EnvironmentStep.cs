using AdoEntra.Identity;

namespace AdoEntra.Diagnosis;

/// <summary>Where this runs, and which variables here have a say in signing in: names, never values.</summary>
internal static class EnvironmentStep
{
    // Each with a variable that says so. The first one that is set counts.
    private static readonly (string Variable, string Name)[] s_hosts =
    [
        ("TF_BUILD", "in a job of Azure Pipelines"),
        ("GITHUB_ACTIONS", "in a job of GitHub Actions"),
        ("AZUREPS_HOST_ENVIRONMENT", "in Azure Automation or Cloud Shell"),
        ("FUNCTIONS_WORKER_RUNTIME", "in Azure Functions"),
        ("CONTAINER_APP_NAME", "in Azure Container Apps"),
        ("WEBSITE_SITE_NAME", "in App Service"),
        ("AZURE_FEDERATED_TOKEN_FILE", "in a pod with a workload identity"),
        ("IDENTITY_ENDPOINT", "on a host with a managed identity endpoint"),
        ("MSI_ENDPOINT", "on a host with a managed identity endpoint"),
    ];

    private static readonly string[] s_variables =
    [
        "ADOENTRA_ORGANIZATION",
        "ADOENTRA_PROJECT",
        "ADOENTRA_EMULATOR_URL",
        "AZDO_ORG_SERVICE_URL",
        "AZURE_AUTHORITY_HOST",
        "AZURE_TOKEN_CREDENTIALS",
        "AZURE_CLIENT_ID",
        "AZURE_TENANT_ID",
        "AZURE_CLIENT_SECRET",
        "AZURE_CLIENT_CERTIFICATE_PATH",
        "AZURE_FEDERATED_TOKEN_FILE",
        "ARM_CLIENT_ID",
        "ARM_TENANT_ID",
        "IDENTITY_ENDPOINT",
        "IDENTITY_HEADER",
        "MSI_ENDPOINT",
        "MSI_SECRET",
        "SYSTEM_ACCESSTOKEN",
        "SYSTEM_OIDCREQUESTURI",
        "ACTIONS_ID_TOKEN_REQUEST_URL",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "NO_PROXY",
        "SSL_CERT_FILE",
    ];

    /// <summary>What is here.</summary>
    public static AdoDiagnosisStep Of(VariableReader variables)
    {
        string[] set = [.. s_variables.Where(name => variables(name) is { Length: > 0 })];
        string named = set.Length == 0 ? "none of the variables about signing in is set" : $"set are {string.Join(", ", set)}";
        return DiagnosisSteps.Passed(DiagnosisSteps.Environment, $"Runs {Host(variables)}; {named}.");
    }

    /// <summary>Where this runs.</summary>
    public static string Host(VariableReader variables) =>
        Array.Find(s_hosts, host => variables(host.Variable) is { Length: > 0 }).Name
        ?? "on a machine of its own (no variable names a host)";
}
