using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Secrets;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Federation;

/// <summary>Signs in as an application that trusts another issuer's token (workload identity federation).</summary>
/// <param name="ClientId">The application (client) id.</param>
/// <param name="Assertion">Where the other issuer's token comes from.</param>
internal sealed record FederatedSignIn(string ClientId, FederatedAssertion Assertion) : SignInOptions
{
    public override string Kind => Assertion.Kind;

    public override string? Key => Assertion.Key is { } key ? $"{key}|{TenantId}|{ClientId}" : null;

    public override string AskedAt(VariableReader variables) => $"{base.AskedAt(variables)}|{Assertion.AskedAt(variables)}";

    public override TenantUse TenantUse => TenantUse.Needed;

    public override bool SendsSecretToAuthority => true;

    public override ITokenSource CreateSource(TokenSourceServices services) => new FederatedTokenSource(this, services);
}

/// <summary>
/// Tokens of an application that proves itself by another issuer's token. The library asks for that one only when it needs a new one of its
/// own.
/// </summary>
internal sealed class FederatedTokenSource(FederatedSignIn signIn, TokenSourceServices services) : EntraTokenSource(signIn, services)
{
    private Secret? _last;

    private protected override string ClientId => signIn.ClientId;

    private protected override string?[] Secrets => [Volatile.Read(ref _last)?.Reveal()];

    private protected override EntraSubject Subject => base.Subject with
    {
        Presented = PresentedToken.Read(Volatile.Read(ref _last)?.Reveal()),
        IsGivenOnce = signIn.Assertion is GivenAssertion,
    };

    private protected override TokenCredential Create() =>
        new ClientAssertionCredential(
            signIn.TenantId,
            signIn.ClientId,
            AskAsync,
            Configured(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = !Authority.IsMicrosoft })
        );

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        Secret assertion = await signIn.Assertion.GetAsync(Services, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _last, assertion);
        return assertion.Reveal();
    }
}
