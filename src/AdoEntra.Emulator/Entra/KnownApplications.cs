using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Entra;

/// <summary>The applications of one emulator. Ids and secrets are the same in every run.</summary>
internal sealed class KnownApplications(RsaKeys keys)
{
    public EmulatedApplication Secret { get; } = Confidential(
        keys,
        KnownPrincipals.Secret,
        new EmulatedSecret("emulator-secret-that-is-good"),
        new EmulatedSecret("emulator-secret-that-has-expired", new DateTimeOffset(2025, 1, 31, 0, 0, 0, TimeSpan.Zero)));

    public EmulatedApplication Certificate { get; } = Confidential(keys, KnownPrincipals.Certificate);

    public EmulatedApplication Federated { get; } = new()
    {
        Keys = keys,
        Name = KnownPrincipals.Federated.Name,
        ClientId = KnownPrincipals.Federated.ClientId,
        TenantId = KnownPrincipals.Federated.TenantId,
        ServicePrincipal = KnownPrincipals.Federated,
        FederatedCredentials =
        [
            new(TokenIssuers.GitHub, TokenIssuers.GitHubSubject),
            new(TokenIssuers.Pipelines, TokenIssuers.PipelinesSubject),
            new(TokenIssuers.Kubernetes, TokenIssuers.KubernetesSubject),
            new(TokenIssuers.Tenant, TokenIssuers.ConnectionSubject),
            new(TokenIssuers.Tenant, KnownIdentities.UserAssigned[0].ObjectId.ToString()),
        ],
    };

    public EmulatedApplication OtherTenant { get; } = Confidential(
        keys, KnownPrincipals.OtherTenant, new EmulatedSecret("emulator-secret-of-another-tenant"));

    public EmulatedApplication Public { get; } = new()
    {
        Keys = keys,
        Name = "public-client",
        ClientId = new("5c1d0000-0000-4c11-8000-0000000000d8"),
        TenantId = KnownIdentities.TenantId,
    };

    // [V] protocol 1.2: the client library's own public client, which every tenant has.
    private EmulatedApplication DeveloperSignOn { get; } = new()
    {
        Keys = keys,
        Name = "Microsoft Azure CLI",
        ClientId = new("04b07795-8ddb-461a-bbee-02f9e1bf7b46"),
    };

    public IReadOnlyList<EmulatedApplication> All => [Secret, Certificate, Federated, OtherTenant, Public, DeveloperSignOn];

    private static EmulatedApplication Confidential(RsaKeys keys, EmulatedIdentity principal, params EmulatedSecret[] secrets) => new()
    {
        Keys = keys,
        Name = principal.Name,
        ClientId = principal.ClientId,
        TenantId = principal.TenantId,
        ServicePrincipal = principal,
        Secrets = [.. secrets],
    };
}
