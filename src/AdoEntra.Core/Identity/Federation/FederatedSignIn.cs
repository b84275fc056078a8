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
