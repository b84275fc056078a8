using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.FromEnvironment;
using AdoEntra.Identity.ReadyMade;

namespace AdoEntra.Identity.Auto;

/// <summary>All sign-in methods that Auto knows, the surest first (design, "Auto takes the first of these").</summary>
internal sealed class AutoMethods(TokenSourceServices services, AutoMachine machine, string? tenantId)
{
    private VariableReader Variables => services.Variables;

    public IReadOnlyList<AutoMethod> InOrder()
    {
        var managed = new AutoManagedIdentity(services, machine);
        var tools = new AutoTools(Variables, machine);
        return
        [
            new("AzurePipelines", LookForPipelines, () => AzurePipelines.Find(Variables, null, null, tenantId, null))
            {
                CredentialName = "AzurePipelinesCredential",
            },
            new("GitHubActions", LookForGitHub, () => GitHubActions.Find(Variables, null, tenantId)),
            new("WorkloadIdentity", LookForWorkloadIdentity, () => WorkloadIdentity.Find(Variables, null, tenantId))
            {
                CredentialName = "WorkloadIdentityCredential",
            },
            new("EnvironmentVariables", LookForVariables, CreateFromVariables) { CredentialName = "EnvironmentCredential" },
            new("Identity", managed.Look, managed.Create) { CredentialName = "ManagedIdentityCredential", IsCostly = true },
            new("SystemAccessToken", LookForJobToken, JobToken),
            new("AzureCli", tools.AzureCli, () => Tool(DeveloperTool.AzureCli))
            {
                CredentialName = "AzureCliCredential",
                IsForDevelopers = true,
                IsCostly = true,
            },
            new("AzurePowerShell", tools.AzurePowerShell, () => Tool(DeveloperTool.AzurePowerShell))
            {
                CredentialName = "AzurePowerShellCredential",
                IsForDevelopers = true,
                IsCostly = true,
            },
            new("AzureDeveloperCli", tools.AzureDeveloperCli, () => Tool(DeveloperTool.AzureDeveloperCli))
            {
                CredentialName = "AzureDeveloperCliCredential",
                IsForDevelopers = true,
                IsCostly = true,
            },
            new("Identity (probe)", managed.ProbeAsync, managed.Create) { IsCostly = true, WhyNoIdentity = managed.WhyNoIdentity },
        ];
    }

    private AutoFinding LookForPipelines()
    {
        if (AzurePipelines.Evidence(Variables) is not { } evidence)
        {
            return AutoFinding.Not($"{AzurePipelines.UriVariable} and the id of a service connection are not both set");
        }

        // The author of the job did not map it: an AzureCLI task has signed in az as the same connection.
        return JobVariables.First(Variables, AzurePipelines.TokenVariable) is not null
            ? AutoFinding.Here(evidence)
            : AutoFinding.Partly($"{evidence} are set, but {AzurePipelines.TokenVariable} is missing");
    }

    private AutoFinding LookForGitHub()
    {
        if (GitHubActions.Evidence(Variables) is not { } evidence)
            return AutoFinding.Not($"{GitHubActions.UrlVariable} and {GitHubActions.TokenVariable} are not both set");
        return GitHubActions.ClientEvidence(Variables) is { } client
            ? AutoFinding.Here($"{evidence}, {client}")
            : AutoFinding.Partly($"{evidence} are set, but no client id ({AzureVariables.ClientId})");
    }

    private AutoFinding LookForWorkloadIdentity() =>
        WorkloadIdentity.Evidence(Variables) is { } evidence
            ? AutoFinding.Here(evidence)
            : AutoFinding.Not($"{WorkloadIdentity.FileVariable} is not set");

    private AutoFinding LookForVariables()
    {
        if (EnvironmentSignIn.FindForAuto(Variables) is { } set) return AutoFinding.Here(set.Found(Variables));
        List<string> partial = [.. EnvironmentSignIn.PartialForAuto(Variables)];
        if (AzureVariables.PasswordEvidence(Variables) is { } password) partial.Add(password);
        return partial.Count > 0
            ? AutoFinding.Partly(string.Join("; ", partial))
            : AutoFinding.Not($"no secret, certificate or federation of {AzureVariables.ClientId} or ARM_CLIENT_ID is set");
    }

    private SignInOptions CreateFromVariables() =>
        // Demanded by AZURE_TOKEN_CREDENTIALS: what is missing is reported there.
        EnvironmentSignIn.FindForAuto(Variables) is { } set ? set.Create(Variables, tenantId) : EnvironmentSignIn.Find(Variables, tenantId);

    private AutoFinding LookForJobToken() => JobVariables.First(Variables, SystemAccessTokenSignIn.Variable) is { } token
        ? AutoFinding.Here(token.Name)
        : AutoFinding.Not($"{SystemAccessTokenSignIn.Variable} is not set");

    private SystemAccessTokenSignIn JobToken()
    {
        // Read when the token is asked for; here only whether there is one.
        _ = JobVariables.Value(Variables, SystemAccessTokenSignIn.Variable);
        return new SystemAccessTokenSignIn();
    }

    private DeveloperToolSignIn Tool(DeveloperTool tool) => new(tool) { TenantId = tenantId };
}
