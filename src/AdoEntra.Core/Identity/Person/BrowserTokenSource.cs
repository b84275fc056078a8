using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Person;

/// <summary>Tokens of a person who has signed in in the browser of this machine.</summary>
internal sealed class BrowserTokenSource(BrowserSignIn signIn, TokenSourceServices services) : PersonTokenSource(signIn, services)
{
    private protected override string? ClientId => signIn.ClientId;

    private protected override TokenCredential Create()
    {
        InteractiveBrowserCredentialOptions options = Configured(new InteractiveBrowserCredentialOptions
        {
            TenantId = signIn.TenantId,
            LoginHint = signIn.LoginHint,
            DisableAutomaticAuthentication = true,
            DisableInstanceDiscovery = !Authority.IsMicrosoft,
            BrowserCustomization = new BrowserCustomizationOptions
            {
                SuccessMessage = "<html><body>You are signed in to AdoEntra. This page can be closed.</body></html>",
                ErrorMessage = "<html><body>Signing in to AdoEntra failed: {0}. The reason stands in the shell. This page can be closed.</body></html>",
            },
        });
        if (signIn.ClientId is not null) options.ClientId = signIn.ClientId;
        return new InteractiveBrowserCredential(options);
    }

    private protected override Task AskPersonAsync(string scope, CancellationToken cancellationToken)
    {
        Show("Sign in in the browser window that opens now. Where none can open (a server, a container), use -DeviceCode.");
        return ((InteractiveBrowserCredential)Current).AuthenticateAsync(Context(scope), cancellationToken);
    }
}
