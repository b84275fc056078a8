using AdoEntra.Identity.Secrets;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Entra;

/// <summary>Signs in as an application with a client secret.</summary>
/// <param name="ClientId">The application (client) id.</param>
/// <param name="ClientSecret">The value of the secret, not its id.</param>
internal sealed record ClientSecretSignIn(string ClientId, Secret ClientSecret) : SignInOptions
{
    public override string Kind => "ClientSecret";

    public override string Key => $"client-secret|{TenantId}|{ClientId}|{ClientSecret.Fingerprint}";

    public override TenantUse TenantUse => TenantUse.Needed;

    public override bool SendsSecretToAuthority => true;

    public override ITokenSource CreateSource(TokenSourceServices services) => new ClientSecretTokenSource(this, services);
}

/// <summary>Tokens of an application that proves itself by a client secret.</summary>
internal sealed class ClientSecretTokenSource(ClientSecretSignIn signIn, TokenSourceServices services) : EntraTokenSource(signIn, services)
{
    private protected override string? ClientId => signIn.ClientId;

    private protected override string?[] Secrets => [signIn.ClientSecret.Reveal()];

    private protected override TokenCredential Create() =>
        new ClientSecretCredential(
            signIn.TenantId,
            signIn.ClientId,
            signIn.ClientSecret.Reveal(),
            Configured(new ClientSecretCredentialOptions { DisableInstanceDiscovery = !Authority.IsMicrosoft })
        );
}
