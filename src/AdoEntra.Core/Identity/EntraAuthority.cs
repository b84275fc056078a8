using AdoEntra.Errors;

namespace AdoEntra.Identity;

/// <summary>
/// The Entra authority that secrets and assertions go to: the public cloud's, or the one that AZURE_AUTHORITY_HOST names.
/// </summary>
internal sealed record EntraAuthority
{
    private const string Variable = "AZURE_AUTHORITY_HOST";

    // Of the public cloud, US Government and China (Azure.Identity's AzureAuthorityHosts).
    private static readonly string[] s_microsoft =
    [
        "login.microsoftonline.com",
        "login.microsoftonline.us",
        "login.chinacloudapi.cn",
        "login.partner.microsoftonline.cn",
    ];

    private EntraAuthority(Uri host) => Host = host;

    /// <summary>The authority without a tenant, for example <c>https://login.microsoftonline.com/</c>.</summary>
    public Uri Host { get; }

    /// <summary>False where a secret would go to another host, an emulator for instance: a warning says so before it is sent.</summary>
    public bool IsMicrosoft => Host.IsDefaultPort && s_microsoft.Contains(Host.IdnHost);

    /// <summary>What a foreign token has to be for, to be taken here in the place of a secret (protocol.md 1.11).</summary>
    public string FederationAudience => Host.IdnHost switch
    {
        "login.microsoftonline.us" => "api://AzureADTokenExchangeUSGov",
        "login.chinacloudapi.cn" or "login.partner.microsoftonline.cn" => "api://AzureADTokenExchangeChina",
        _ => "api://AzureADTokenExchange",
    };

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the variable holds no https address.</exception>
    public static EntraAuthority From(VariableReader variables)
    {
        string? text = variables(Variable);
        if (string.IsNullOrWhiteSpace(text))
            return new(new Uri("https://" + s_microsoft[0] + "/"));
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? host) && host.Scheme == Uri.UriSchemeHttps && host.UserInfo.Length == 0)
            return new(new Uri(host, "/"));
        bool hasUser = host is { UserInfo.Length: > 0 } && host.Scheme == Uri.UriSchemeHttps;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            hasUser
                ? $"The address in {Variable} contains a user name ('{Redaction.Redact(text)}'), which Entra does not accept."
                : $"The value '{Redaction.Redact(text)}' of {Variable} is not an https address.",
            hasUser
                ? $"Remove the part before the @ from {Variable}."
                : $"Clear {Variable}, or set it to an authority such as https://login.microsoftonline.com/."
        )
        {
            Target = Redaction.Redact(text),
        };
    }
}
