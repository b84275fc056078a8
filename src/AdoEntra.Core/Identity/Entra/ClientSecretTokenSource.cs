using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Entra;

/// <summary>Tokens of an application that proves itself by a client secret.</summary>
internal sealed class ClientSecretTokenSource(ClientSecretSignIn signIn, TokenSourceServices services) : EntraTokenSource(signIn, services)
{
    private protected override string? ClientId => signIn.ClientId;

    private protected override string?[] Secrets => [signIn.ClientSecret.Reveal()];

    private protected override TokenCredential Create() =>
        new ClientSecretCredential(signIn.TenantId, signIn.ClientId, signIn.ClientSecret.Reveal(), Configured(new ClientSecretCredentialOptions { DisableInstanceDiscovery = !Authority.IsMicrosoft }));
}
