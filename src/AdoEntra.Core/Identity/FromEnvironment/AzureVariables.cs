using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.FromEnvironment;

/// <summary>The variables of Azure's libraries (protocol.md 1.3). The tenant may be left out, since the organization names it.</summary>
internal static class AzureVariables
{
    public const string ClientId = "AZURE_CLIENT_ID";
    public const string TenantId = "AZURE_TENANT_ID";
    public const string ClientSecret = "AZURE_CLIENT_SECRET";
    private const string CertificatePath = "AZURE_CLIENT_CERTIFICATE_PATH";
    private const string CertificatePassword = "AZURE_CLIENT_CERTIFICATE_PASSWORD";
    private const string UserName = "AZURE_USERNAME";
    private const string Password = "AZURE_PASSWORD";
    private const string SendChain = "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN";

    private static readonly EnvironmentPart s_client = EnvironmentPart.AnyOf(ClientId);

    /// <summary>In the order of Azure's libraries.</summary>
    public static IReadOnlyList<EnvironmentSet> Sets { get; } =
    [
        new(EnvironmentPart.AnyOf(ClientSecret), [s_client], Secret),
        new(EnvironmentPart.AnyOf(CertificatePath), [s_client], Certificate),
        // In Auto it is the workload identity's.
        new(
            EnvironmentPart.AnyOf(WorkloadIdentity.FileVariable),
            [s_client, EnvironmentPart.AnyOf(TenantId)],
            static (variables, tenant) => WorkloadIdentity.Find(variables, null, tenant)
        )
        {
            SpeaksForItself = false,
        },
    ];

    /// <summary>
    /// That a person's name and password are set, which Azure's libraries once signed in with (protocol.md 1.3) and which sign in no one
    /// here; null where they are not.
    /// </summary>
    public static string? PasswordEvidence(VariableReader variables) =>
        JobVariables.First(variables, UserName) is { } user && JobVariables.First(variables, Password) is { } password
            ? $"{user.Name} and {password.Name} are set, but signing in with a user's password is not supported"
            : null;

    private static ClientSecretSignIn Secret(VariableReader variables, string? tenant) =>
        new(Client(variables), JobVariables.Secret(variables, SecretKind.ClientSecret, ClientSecret)!)
        {
            TenantId = Tenant(variables, tenant),
        };

    private static CertificateSignIn Certificate(VariableReader variables, string? tenant)
    {
        var certificate = new VariableCertificate(CertificatePath, CertificatePassword);
        return new(Client(variables), certificate.FromFile(variables), EnvironmentPart.IsTrue(JobVariables.Value(variables, SendChain)))
        {
            TenantId = Tenant(variables, tenant),
        };
    }

    private static string? Tenant(VariableReader variables, string? given) => TenantReference.Find(variables, given, TenantId);

    private static string Client(VariableReader variables) => FederatedClient.Find(variables, null, ClientId)!;
}
