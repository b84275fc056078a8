namespace AdoEntra.Identity.Person;

/// <summary>Signs in a person who enters a code in a browser anywhere.</summary>
/// <param name="ClientId">The application that asks; null for Azure's own developer sign-on.</param>
internal sealed record DeviceCodeSignIn(string? ClientId) : SignInOptions
{
    public override string Kind => "DeviceCode";

    public override string? Key => null;

    public override TenantUse TenantUse => TenantUse.Needed;

    public override TimeSpan DefaultLimit => TimeSpan.FromMinutes(5);

    public override string? LimitAdvice =>
        "Nobody has entered the code by then: run Connect-AdoEntra -DeviceCode again and enter the new code at the address that it names, or allow more time with -TimeoutSec.";

    public override ITokenSource CreateSource(TokenSourceServices services) => new DeviceCodeTokenSource(this, services);
}
