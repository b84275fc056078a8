namespace AdoEntra.Identity;

/// <summary>Signs in as a managed identity of the host this process runs on.</summary>
/// <param name="Identity">Which of the host's identities.</param>
internal sealed record ManagedIdentitySignIn(ManagedIdentityReference Identity) : SignInOptions
{
    public override string Kind => "ManagedIdentity";

    // The tenant is not part of it: a managed identity lives in exactly one, and the host takes no tenant.
    public override string Key => $"managed-identity|{Identity.Kind}|{Identity.Value}";

    public override ITokenSource CreateSource(TokenSourceServices services) => new ManagedIdentityTokenSource(Identity, services);
}
