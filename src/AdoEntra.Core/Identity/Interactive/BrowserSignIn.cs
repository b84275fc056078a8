using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Interactive;

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
        "The sign-in in the browser was not completed in time: run Connect-AdoEntra -Interactive again, allow more time with "
            + "-TimeoutSec, or use -DeviceCode with a browser on another machine.";

    public override ITokenSource CreateSource(TokenSourceServices services) => new BrowserTokenSource(this, services);
}

/// <summary>Tokens of a person who has signed in in the browser of this machine.</summary>
internal sealed class BrowserTokenSource(BrowserSignIn signIn, TokenSourceServices services) : InteractiveTokenSource(signIn, services)
{
    private protected override string? ClientId => signIn.ClientId;

    private protected override TokenCredential Create()
    {
        InteractiveBrowserCredentialOptions options = Configured(
            new InteractiveBrowserCredentialOptions
            {
                TenantId = signIn.TenantId,
                LoginHint = signIn.LoginHint,
                DisableAutomaticAuthentication = true,
                DisableInstanceDiscovery = !Authority.IsMicrosoft,
                BrowserCustomization = new BrowserCustomizationOptions
                {
                    SuccessMessage = "<html><body>You are signed in to AdoEntra. You can close this page.</body></html>",
                    ErrorMessage =
                        "<html><body>Signing in to AdoEntra failed: {0}. See the shell for the reason. You can close this "
                            + "page.</body></html>",
                },
            }
        );
        if (signIn.ClientId is not null)
            options.ClientId = signIn.ClientId;
        return new InteractiveBrowserCredential(options);
    }

    private protected override Task AskPersonAsync(string scope, CancellationToken cancellationToken)
    {
        Show("Sign in in the browser window that opens now. If none can open (a server, a container), use -DeviceCode.");
        return ((InteractiveBrowserCredential)Current).AuthenticateAsync(Context(scope), cancellationToken);
    }
}
