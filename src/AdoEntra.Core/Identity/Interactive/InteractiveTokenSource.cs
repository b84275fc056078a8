using AdoEntra.Http;
using AdoEntra.Identity.Entra;
using Azure.Core;

namespace AdoEntra.Identity.Interactive;

/// <summary>
/// Tokens of a person, who takes part once, in Connect-AdoEntra. Later ones come silently or not at all: a prompt in the middle of a script
/// would hang it until the code expires (protocol.md 1.15).
/// </summary>
internal abstract class InteractiveTokenSource : EntraTokenSource, IInteractiveTokenSource
{
    private Action<string> _prompt = static _ => { };

    private protected InteractiveTokenSource(SignInOptions signIn, TokenSourceServices services)
        : base(signIn, services)
    {
    }

    /// <inheritdoc/>
    public async Task AuthenticateAsync(string scope, Action<string> prompt, CancellationToken cancellationToken)
    {
        _prompt = prompt;
        RecordedResponse response = RecordedResponse.Start();
        try
        {
            await AskPersonAsync(scope, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not AdoEntraException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw EntraFailures.From(exception, response, Subject, Secrets);
        }
    }

    // A new object would not know who has signed in.
    private protected sealed override bool CachesPerObject => false;

    /// <summary>Has the person sign in.</summary>
    private protected abstract Task AskPersonAsync(string scope, CancellationToken cancellationToken);

    /// <summary>Shows the person a message at once.</summary>
    private protected void Show(string message) => _prompt(message);

    private protected static TokenRequestContext Context(string scope) => new([scope], isCaeEnabled: true);
}
