namespace AdoEntra.Commands;

/// <summary>
/// The sign-in methods, as parameter sets of Connect-AdoEntra. Their names show in error messages of the shell and in Get-Help.
/// </summary>
internal static class SignInSets
{
    public const string Auto = nameof(Auto);
    public const string ManagedIdentity = nameof(ManagedIdentity);
    public const string ClientSecret = nameof(ClientSecret);
    public const string ServicePrincipal = nameof(ServicePrincipal);
    public const string Certificate = nameof(Certificate);
    public const string CertificatePath = nameof(CertificatePath);
    public const string CertificateThumbprint = nameof(CertificateThumbprint);
    public const string FederatedToken = nameof(FederatedToken);
    public const string FederatedTokenFile = nameof(FederatedTokenFile);
    public const string FederatedIdentity = nameof(FederatedIdentity);
    public const string WorkloadIdentity = nameof(WorkloadIdentity);
    public const string GitHubActions = nameof(GitHubActions);
    public const string AzurePipelines = nameof(AzurePipelines);
    public const string AzureCli = nameof(AzureCli);
    public const string AzurePowerShell = nameof(AzurePowerShell);
    public const string AzureDeveloperCli = nameof(AzureDeveloperCli);
    public const string EnvironmentVariables = nameof(EnvironmentVariables);
    public const string Interactive = nameof(Interactive);
    public const string DeviceCode = nameof(DeviceCode);
    public const string AccessToken = nameof(AccessToken);
    public const string PersonalAccessToken = nameof(PersonalAccessToken);
}
