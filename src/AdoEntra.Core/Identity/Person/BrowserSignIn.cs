namespace AdoEntra.Identity.Person;

/// <summary>Signs in a person in the browser of this machine.</summary>
/// <param name="ClientId">The application that asks; null for Azure's own developer sign-on.</param>
/// <param name="LoginHint">The account to be offered, for example an e-mail address.</param>
internal sealed record BrowserSignIn(string? ClientId, string? LoginHint) : SignInOptions
{
    public override string Kind => "Interactive";

    public override string? Key => null;

    public override TenantUse TenantUse => TenantUse.Needed;

    public override TimeSpan DefaultLimit => TimeSpan.FromMinutes(5);

    public override string? LimitAdvice =>
        "Nobody has finished signing in in the browser by then: run Connect-AdoEntra -Interactive again, allow more time with -TimeoutSec, or use -DeviceCode with a browser elsewhere.";

    public override ITokenSource CreateSource(TokenSourceServices services) => new BrowserTokenSource(this, services);
}
