using System.Security.Cryptography.X509Certificates;

namespace AdoEntra.Identity.Certificates;

/// <summary>Signs in as an application with a certificate.</summary>
/// <param name="ClientId">The application (client) id.</param>
/// <param name="Certificate">The certificate with its private key, from <see cref="CertificateLoader"/>. Nobody disposes it: tokens are renewed with it.</param>
/// <param name="SendChain">To send the certificate's chain too (applications that trust by subject name and issuer).</param>
internal sealed record CertificateSignIn(string ClientId, X509Certificate2 Certificate, bool SendChain) : SignInOptions
{
    public override string Kind => "ClientCertificate";

    public override string Key => $"client-certificate|{TenantId}|{ClientId}|{Certificate.Thumbprint}|{SendChain}";

    public override TenantUse TenantUse => TenantUse.Needed;

    public override bool SendsSecretToAuthority => true;

    public override ITokenSource CreateSource(TokenSourceServices services) => new CertificateTokenSource(this, services);
}
