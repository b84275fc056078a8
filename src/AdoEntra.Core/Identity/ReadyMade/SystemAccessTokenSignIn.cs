namespace AdoEntra.Identity.ReadyMade;

/// <summary>Uses the job token of an Azure Pipelines job, read from SYSTEM_ACCESSTOKEN each time.</summary>
internal sealed record SystemAccessTokenSignIn : SignInOptions
{
    public const string Variable = "SYSTEM_ACCESSTOKEN";

    public override string Kind => "SystemAccessToken";

    public override string Key => "system-access-token";

    public override ITokenSource CreateSource(TokenSourceServices services) => new SystemAccessTokenSource(services);
}
