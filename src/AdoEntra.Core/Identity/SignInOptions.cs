namespace AdoEntra.Identity;

/// <summary>One sign-in method, with everything that distinguishes it from another. Immutable; leaf records add what is theirs.</summary>
internal abstract record SignInOptions
{
    /// <summary>The kind of credential as users see it, for example <c>ManagedIdentity</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The tenant asked for; null where the credential knows its own or it is discovered.</summary>
    public string? TenantId { get; init; }

    /// <summary>
    /// The whole identity of the sign-in as text, where it says who signs in: two sign-ins share a credential and its tokens exactly if
    /// their keys are equal. Holds no secret (a secret enters as its fingerprint). Null where only asking tells who it is (a person, a tool
    /// in which an account is signed in, a file that changes): its credential belongs to the Connect that made it, and each renewal is
    /// checked.
    /// </summary>
    public abstract string? Key { get; }

    /// <summary>
    /// Whom the environment of the moment says to ask, as text: what another authority or host gave belongs to another identity.
    /// </summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the authority that the environment names is no https
    /// address.</exception>
    public virtual string AskedAt(VariableReader variables) =>
        TenantUse == TenantUse.Needed ? EntraAuthority.From(variables).Host.AbsoluteUri : string.Empty;

    /// <summary>What a tenant is to this way; where it matters and none was named, the organization is asked for its own first.</summary>
    public virtual TenantUse TenantUse => TenantUse.None;

    /// <summary>Who it is that signs in, as far as the way says.</summary>
    public virtual SignInActor Actor => SignInActor.Application;

    /// <summary>True where it signs in with Entra, which only an organization that is connected to Entra lets in.</summary>
    public virtual bool NeedsEntra => TenantUse != TenantUse.None;

    /// <summary>
    /// True where a secret, a certificate's signature or an assertion goes to the Entra authority that the environment names.
    /// </summary>
    public virtual bool SendsSecretToAuthority => false;

    /// <summary>How long signing in may take where the user says nothing.</summary>
    public virtual TimeSpan DefaultLimit => TimeSpan.FromSeconds(15);

    /// <summary>What to do where that was not enough: a sentence; null for the usual one.</summary>
    public virtual string? LimitAdvice => null;

    /// <summary>Makes the source of tokens for this sign-in. Called once for each credential.</summary>
    public abstract ITokenSource CreateSource(TokenSourceServices services);
}

/// <summary>Who signs in by a way.</summary>
internal enum SignInActor
{
    /// <summary>An identity that was made for programs, or the one that a token was issued to.</summary>
    Application,

    /// <summary>The account that is signed in to a tool here: mostly a person.</summary>
    Account,

    /// <summary>The build service of a pipeline's job.</summary>
    JobIdentity,
}

/// <summary>What a tenant is to a sign-in method.</summary>
internal enum TenantUse
{
    /// <summary>Nothing: the credential has its own.</summary>
    None,

    /// <summary>
    /// A guest's own tenant would be the wrong one; where the organization's is not known, the credential's own has to do.
    /// </summary>
    Wanted,

    /// <summary>No token can be asked for without it.</summary>
    Needed,
}
