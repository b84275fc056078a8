using System.Security.Cryptography.X509Certificates;
using AdoEntra.Identity.Entra;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Certificates;

/// <summary>Signs in as an application with a certificate.</summary>
/// <param name="ClientId">The application (client) id.</param>
/// <param name="Certificate">The certificate with its private key, from <see cref="CertificateLoader"/>. It is never disposed of: tokens
/// are renewed with it.</param>
/// <param name="SendChain">To send the certificate's chain too (applications that trust by subject name and issuer).</param>
internal sealed record CertificateSignIn(string ClientId, X509Certificate2 Certificate, bool SendChain) : SignInOptions
{
    public override string Kind => "ClientCertificate";

    public override string Key => $"client-certificate|{TenantId}|{ClientId}|{Certificate.Thumbprint}|{SendChain}";

    public override TenantUse TenantUse => TenantUse.Needed;

    public override bool SendsSecretToAuthority => true;

    public override ITokenSource CreateSource(TokenSourceServices services) => new CertificateTokenSource(this, services);
}

/// <summary>
/// Tokens of an application that proves itself by a certificate: only a signature leaves this machine (protocol.md 1.10).
/// </summary>
internal sealed class CertificateTokenSource(CertificateSignIn signIn, TokenSourceServices services) : EntraTokenSource(signIn, services)
{
    private protected override string ClientId => signIn.ClientId;

    private protected override TokenCredential Create() =>
        new ClientCertificateCredential(
            signIn.TenantId,
            signIn.ClientId,
            signIn.Certificate,
            Configured(
                new ClientCertificateCredentialOptions
                {
                    SendCertificateChain = signIn.SendChain,
                    DisableInstanceDiscovery = !Authority.IsMicrosoft,
                }
            )
        );
}
