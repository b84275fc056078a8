using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>A token of this host's managed identity, for an application (of another tenant, too) that trusts it.</summary>
/// <param name="Identity">Which of the host's identities.</param>
internal sealed record ManagedIdentityAssertion(ManagedIdentityReference Identity) : FederatedAssertion
{
    private ManagedIdentityTokenSource? _source;

    public override string Kind => "FederatedIdentity";

    public override string Key => $"federated-identity|{Identity.Kind}|{Identity.Value}";

    public override string AskedAt(VariableReader variables) => ManagedIdentitySignIn.Endpoint(variables);

    public override async Task<Secret> GetAsync(TokenSourceServices services, CancellationToken cancellationToken)
    {
        ManagedIdentityTokenSource source = _source ??= new ManagedIdentityTokenSource(Identity, services);
        // Fresh: asked for once an hour at most, and the library's cache of the process would keep a token for a day.
        SourceToken token = await source
            .GetTokenAsync(
                new SourceTokenRequest(EntraAuthority.From(services.Variables).FederationAudience + "/.default", Fresh: true),
                cancellationToken
            )
            .ConfigureAwait(false);
        return Clean(token.Token, "The token of the managed identity") ?? new Secret(token.Token);
    }

    /// <summary>By the identity alone: the source behind it is only kept.</summary>
    public bool Equals(ManagedIdentityAssertion? other) => other is not null && Identity == other.Identity;

    public override int GetHashCode() => Identity.GetHashCode();
}
