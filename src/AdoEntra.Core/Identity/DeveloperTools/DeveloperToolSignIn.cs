namespace AdoEntra.Identity.DeveloperTools;

/// <summary>A command-line tool in which somebody has signed in.</summary>
internal enum DeveloperTool
{
    AzureCli,
    AzurePowerShell,
    AzureDeveloperCli,
}

/// <summary>Signs in as whoever is signed in to a developer tool.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Limit">How long the tool may take; null for what is usual.</param>
internal sealed record DeveloperToolSignIn(DeveloperTool Tool, TimeSpan? Limit = null) : SignInOptions
{
    public override string Kind => Tool.ToString();

    public override string Key => $"{Tool}|{TenantId}";

    public override ITokenSource CreateSource(TokenSourceServices services) => throw new NotSupportedException();
}
