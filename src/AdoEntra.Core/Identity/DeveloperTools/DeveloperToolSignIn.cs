namespace AdoEntra.Identity.DeveloperTools;

/// <summary>A command-line tool in which a user has signed in.</summary>
internal enum DeveloperTool
{
    AzureCli,
    AzurePowerShell,
    AzureDeveloperCli,
}

/// <summary>Signs in as the account that is signed in to a developer tool.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Limit">How long the tool may take; null for what is usual.</param>
internal sealed record DeveloperToolSignIn(DeveloperTool Tool, TimeSpan? Limit = null) : SignInOptions
{
    // A cold start of az takes seconds, on a slow agent more than the library's own 13 s (protocol.md 1.9).
    private static readonly TimeSpan s_usualLimit = TimeSpan.FromSeconds(30);

    // For the organization, behind the tool.
    private static readonly TimeSpan s_service = TimeSpan.FromSeconds(10);

    public override string Kind => Tool.ToString();

    public override TenantUse TenantUse => TenantUse.Wanted;

    // The tool may have another account by the next time.
    public override string? Key => null;

    public override SignInActor Actor => SignInActor.Account;

    public override TimeSpan DefaultLimit => ToolLimit + s_service;

    /// <summary>How long the tool may take.</summary>
    public TimeSpan ToolLimit => Limit ?? s_usualLimit;

    public override ITokenSource CreateSource(TokenSourceServices services) => new DeveloperToolTokenSource(this, services);
}
