using AdoEntra.Errors;
using AdoEntra.Identity.Entra;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Person;

/// <summary>Tokens of a person who has entered a code in a browser anywhere.</summary>
internal sealed class DeviceCodeTokenSource(DeviceCodeSignIn signIn, TokenSourceServices services) : PersonTokenSource(signIn, services)
{
    // What the tokens are fetched with: whoever has it while it lasts gets them too.
    private string? _code;

    // From when the code is shown until it was entered.
    private bool _isPolling;

    private protected override string? ClientId => signIn.ClientId;

    private protected override string?[] Secrets => [Volatile.Read(ref _code)];

    private protected override TokenCredential Create()
    {
        DeviceCodeCredentialOptions options = Configured(new DeviceCodeCredentialOptions
        {
            TenantId = signIn.TenantId,
            DisableAutomaticAuthentication = true,
            DisableInstanceDiscovery = !Authority.IsMicrosoft,
            DeviceCodeCallback = (code, _) =>
            {
                Volatile.Write(ref _code, code.DeviceCode);
                Volatile.Write(ref _isPolling, true);
                Show(Redaction.Redact(code.Message));
                return Task.CompletedTask;
            },
        });
        options.RetryPolicy = new EntraRetry(Services.FirstPause, () => Volatile.Read(ref _isPolling));
        if (signIn.ClientId is not null) options.ClientId = signIn.ClientId;
        return new DeviceCodeCredential(options);
    }

    private protected override async Task AskPersonAsync(string scope, CancellationToken cancellationToken)
    {
        try
        {
            await ((DeviceCodeCredential)Current).AuthenticateAsync(Context(scope), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isPolling, false);
        }
    }
}
