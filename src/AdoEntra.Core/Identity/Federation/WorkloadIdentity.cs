using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>
/// The workload identity of a pod: variables and a token file that the webhook of Azure Workload Identity puts into it (AKS).
/// </summary>
internal static class WorkloadIdentity
{
    public const string FileVariable = "AZURE_FEDERATED_TOKEN_FILE";
    private const string ClientVariable = "AZURE_CLIENT_ID";
    private const string TenantVariable = "AZURE_TENANT_ID";

    private const string Advice =
        "The cluster's owner has to label the pod azure.workload.identity/use: \"true\" and give it a service account annotated with "
            + "azure.workload.identity/client-id; pods get the variables when they start.";

    /// <summary>The names of the variables that speak for it; null where it is not here.</summary>
    public static string? Evidence(VariableReader variables) => JobVariables.First(variables, FileVariable)?.Name;

    /// <param name="variables">The environment.</param>
    /// <param name="clientId">The application, where it is not the one of the environment.</param>
    /// <param name="tenantId">The tenant, where it is not the one of the environment.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>: a variable is missing.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the client id is malformed.</exception>
    public static FederatedSignIn Find(VariableReader variables, string? clientId, string? tenantId)
    {
        string? file = JobVariables.Value(variables, FileVariable);
        string? client = FederatedClient.Find(variables, clientId, ClientVariable);
        string? tenant = TenantReference.Find(variables, tenantId, TenantVariable);
        var missing = new MissingParts();
        missing.Ensure(file, FileVariable, Advice);
        missing.Ensure(client, ClientVariable, Advice);
        missing.Ensure(tenant, TenantVariable, Advice);
        missing.ThrowIfAny("Workload identity");
        return new FederatedSignIn(client!, new WorkloadIdentityAssertion(file!)) { TenantId = tenant };
    }
}

/// <summary>The token of a pod's service account, which the cluster renews in its file.</summary>
/// <param name="Path">The file.</param>
internal sealed record WorkloadIdentityAssertion(string Path) : FederatedAssertion
{
    private const string Advice =
        "The cluster's owner has to check why the pod has no service account token there (the variable is "
            + $"{WorkloadIdentity.FileVariable}); restarting the pod restores it.";

    public override string Kind => "WorkloadIdentity";

    public override string Key => $"workload-identity|{Path}";

    public override async Task<Secret> GetAsync(TokenSourceServices services, CancellationToken cancellationToken) =>
        Clean(await TokenFile.ReadAsync(Path, Advice, cancellationToken).ConfigureAwait(false), $"The text in {Path}")
        ?? throw TokenFile.Empty(Path, Advice);
}
