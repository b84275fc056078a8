using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Grants;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator;

/// <summary>What Entra knows: tenants, applications, a person.</summary>
public sealed class EmulatedEntra : IDisposable
{
    private readonly TokenIssuers _issuers;

    internal EmulatedEntra(EmulatorOptions options)
    {
        var keys = RsaKeys.Of(options);
        _issuers = new TokenIssuers(options.TimeProvider, keys);
        var applications = new KnownApplications(keys);
        (SecretApplication, CertificateApplication, FederatedApplication) =
            (applications.Secret, applications.Certificate, applications.Federated);
        (OtherTenantApplication, PublicClient) = (applications.OtherTenant, applications.Public);
        Applications = applications.All;
    }

    /// <summary>A second tenant, which no organization is connected to.</summary>
    public Guid OtherTenantId { get; } = KnownPrincipals.OtherTenantId;

    /// <summary>Every application.</summary>
    public IReadOnlyList<EmulatedApplication> Applications { get; }

    /// <summary><c>secret-app</c>: one good secret and one that has expired.</summary>
    public EmulatedApplication SecretApplication { get; }

    /// <summary><c>certificate-app</c>: signs in with what <see cref="EmulatedApplication.CreateCertificate"/> made.</summary>
    public EmulatedApplication CertificateApplication { get; }

    /// <summary><c>federated-app</c>: trusts GitHub, Azure Pipelines, AKS and the managed identity <c>build-reader</c>.</summary>
    public EmulatedApplication FederatedApplication { get; }

    /// <summary><c>other-tenant-app</c>: has a secret, in <see cref="OtherTenantId"/>.</summary>
    public EmulatedApplication OtherTenantApplication { get; }

    /// <summary><c>public-client</c>: signs in a person by device code or browser.</summary>
    public EmulatedApplication PublicClient { get; }

    /// <summary>The person who signs in.</summary>
    public EmulatedIdentity Person { get; } = KnownPrincipals.Person;

    /// <summary>The device codes that were given out, in that order.</summary>
    public IReadOnlyList<EmulatedDeviceCode> DeviceCodes => Grants.DeviceCodes;

    internal TokenIssuers Issuers => _issuers;

    internal PersonGrants Grants { get; } = new();

    /// <summary>Makes a token that <see cref="FederatedApplication"/> accepts in place of a secret, unless configured otherwise.</summary>
    /// <param name="issuer">Who signs it.</param>
    /// <param name="subject">Whom it speaks for; null for the one that the application trusts.</param>
    /// <param name="audience">Whom it is meant for; null for <see cref="FederatedCredential.DefaultAudience"/>.</param>
    /// <param name="lifetime">How long it is valid; negative for an expired one, null for ten minutes.</param>
    /// <returns>The token.</returns>
    public string IssueFederatedToken(
        EmulatedIssuer issuer, string? subject = null, string? audience = null, TimeSpan? lifetime = null)
    {
        subject ??= issuer switch
        {
            EmulatedIssuer.GitHub => TokenIssuers.GitHubSubject,
            EmulatedIssuer.Kubernetes => TokenIssuers.KubernetesSubject,
            EmulatedIssuer.Pipelines => TokenIssuers.PipelinesSubject,
            _ => KnownIdentities.UserAssigned[0].ObjectId.ToString(),
        };
        return _issuers.Issue(
            issuer, subject, audience ?? FederatedCredential.DefaultAudience, lifetime ?? TimeSpan.FromMinutes(10));
    }

    /// <summary>Makes every refresh token given out so far invalid, as a changed password does.</summary>
    /// <returns>How many there were.</returns>
    public int RevokeRefreshTokens() => Grants.RevokeRefreshTokens();

    /// <summary>Forgets the keys.</summary>
    public void Dispose() => _issuers.Dispose();

    internal EmulatedApplication? FindApplication(string clientId, Guid? tenant) =>
        Guid.TryParse(clientId, out var id)
            ? Applications.FirstOrDefault(application =>
                application.ClientId == id && (tenant is null || application.TenantId is null || application.TenantId == tenant))
            : null;
}
