using AdoEntra.Identity.Entra;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Federation;

/// <summary>Tokens of an application that proves itself by another issuer's token. The library asks for that one only when it needs a new one of its own.</summary>
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
        new ClientAssertionCredential(signIn.TenantId, signIn.ClientId, AskAsync, Configured(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = !Authority.IsMicrosoft }));

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        Secret assertion = await signIn.Assertion.GetAsync(Services, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _last, assertion);
        return assertion.Reveal();
    }
}
