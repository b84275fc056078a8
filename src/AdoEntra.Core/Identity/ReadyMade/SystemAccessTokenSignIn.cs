namespace AdoEntra.Identity.ReadyMade;

/// <summary>Uses the job token of an Azure Pipelines job, read from SYSTEM_ACCESSTOKEN each time.</summary>
internal sealed record SystemAccessTokenSignIn : SignInOptions
{
    public const string Variable = "SYSTEM_ACCESSTOKEN";

    public override string Kind => "SystemAccessToken";

    // The variable may hold another token by the next time.
    public override string? Key => null;

    public override SignInActor Actor => SignInActor.JobIdentity;

    public override ITokenSource CreateSource(TokenSourceServices services) => new SystemAccessTokenSource(services);
}
