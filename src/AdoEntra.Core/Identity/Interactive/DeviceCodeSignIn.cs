using AdoEntra.Errors;
using AdoEntra.Identity.Entra;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.Interactive;

/// <summary>Signs in a person who enters a code in a browser anywhere.</summary>
/// <param name="ClientId">The application that asks; null for Azure's own developer sign-on.</param>
internal sealed record DeviceCodeSignIn(string? ClientId) : SignInOptions
{
    public override string Kind => "DeviceCode";

    public override string? Key => null;

    public override TenantUse TenantUse => TenantUse.Needed;

    public override TimeSpan DefaultLimit => TimeSpan.FromMinutes(5);

    public override string? LimitAdvice =>
        "The code was not entered in time: run Connect-AdoEntra -DeviceCode again and enter the new code at the address shown, "
            + "or allow more time with -TimeoutSec.";

    public override ITokenSource CreateSource(TokenSourceServices services) => new DeviceCodeTokenSource(this, services);
}

/// <summary>Tokens of a person who has entered a code in a browser anywhere.</summary>
internal sealed class DeviceCodeTokenSource(DeviceCodeSignIn signIn, TokenSourceServices services)
    : InteractiveTokenSource(signIn, services)
{
    // What the tokens are fetched with: anyone who has it while it is valid gets them too.
    private string? _code;

    // When the code ends that was shown; null once it was entered.
    private object? _codeEnd;

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
                Volatile.Write(ref _codeEnd, code.ExpiresOn);
                Show(Redaction.Redact(code.Message));
                return Task.CompletedTask;
            },
        });
        options.RetryPolicy = new EntraRetry(Services.FirstPause, () => (DateTimeOffset?)Volatile.Read(ref _codeEnd));
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
            Volatile.Write(ref _codeEnd, null);
        }
    }
}
