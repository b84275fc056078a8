using System.Collections;
using System.Management.Automation;
using System.Security;
using AdoEntra.Base;
using AdoEntra.Tokens;

namespace AdoEntra.Commands;

/// <summary>Gives out the token of a connection, renewed where it has to be.</summary>
[Cmdlet(VerbsCommon.Get, "AdoEntraToken", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(AdoToken), ParameterSetName = [TokenSet])]
[OutputType(typeof(string), ParameterSetName = [PlainTextSet])]
[OutputType(typeof(Hashtable), ParameterSetName = [HeaderSet])]
[OutputType(typeof(PSCredential), ParameterSetName = [CredentialSet])]
public sealed class GetAdoEntraTokenCommand : ConnectedCmdlet
{
    // Azure DevOps takes an Entra token as the password of basic authentication, whatever the user name.
    private const string UserName = "AdoEntra";

    private const string TokenSet = "Token";
    private const string PlainTextSet = "PlainText";
    private const string HeaderSet = "Header";
    private const string CredentialSet = "Credential";

    /// <summary>Gives the token as a string.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlainTextSet)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Gives a hashtable for <c>Invoke-RestMethod -Headers</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HeaderSet)]
    public SwitchParameter AsHeader { get; set; }

    /// <summary>Gives a credential with the token as its password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    public SwitchParameter AsCredential { get; set; }

    /// <summary>Goes back to the source for a new token, although the present one is still good.</summary>
    [Parameter]
    public SwitchParameter ForceRefresh { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        AdoConnection connection = ActiveConnection;
        CachedToken token = ForceRefresh
            ? await Services.Tokens.RefreshAsync(connection.Session.Identity, cancellationToken).ConfigureAwait(false)
            : await Services.Tokens.GetAsync(connection.Session.Identity, cancellationToken).ConfigureAwait(false);
        await WriteAsync(Shape(token, connection)).ConfigureAwait(false);
    }

    private object Shape(CachedToken token, AdoConnection connection)
    {
        if (AsPlainText)
            return token.Value;
        if (AsHeader)
            return new Hashtable(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = $"{token.TokenType} {token.HeaderValue}" };
        SecureString secret = Secure(token.Value);
        return AsCredential
            ? new PSCredential(UserName, secret)
            : new AdoToken(secret, token.KnownEnd, token.TokenType, connection.TenantId, connection.CredentialKind);
    }

    private static unsafe SecureString Secure(string text)
    {
        SecureString secret;
        fixed (char* first = text) secret = new SecureString(first, text.Length);
        secret.MakeReadOnly();
        return secret;
    }
}
