using AdoEntra.Identity.Entra;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Certificates;

/// <summary>Tokens of an application that proves itself by a certificate: only a signature leaves this machine (protocol.md 1.10).</summary>
internal sealed class CertificateTokenSource(CertificateSignIn signIn, TokenSourceServices services) : EntraTokenSource(signIn, services)
{
    private protected override string ClientId => signIn.ClientId;

    private protected override TokenCredential Create() => new ClientCertificateCredential(
        signIn.TenantId,
        signIn.ClientId,
        signIn.Certificate,
        Configured(new ClientCertificateCredentialOptions { SendCertificateChain = signIn.SendChain, DisableInstanceDiscovery = !Authority.IsMicrosoft }));
}
