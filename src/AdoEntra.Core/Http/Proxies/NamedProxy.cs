using System.Net;

namespace AdoEntra.Http.Proxies;

/// <summary>A proxy that a variable of the environment names.</summary>
/// <param name="Variable">The variable, as it is set: <c>HTTPS_PROXY</c>.</param>
/// <param name="Address">Where it is. Without the user and the password, which the framework would put into its error messages.</param>
/// <param name="Credential">The user and the password in the variable; null where it has none.</param>
internal sealed record NamedProxy(string Variable, Uri Address, NetworkCredential? Credential)
{
    private const string Separator = "://";
    private static readonly char[] s_behindHost = ['/', '?', '#'];
    private static readonly char[] s_behindDomain = ['\\'];

    /// <summary>What is given for it.</summary>
    public ProxyLogin Login =>
        Credential is null ? ProxyLogin.None
        : Credential == CredentialCache.DefaultNetworkCredentials ? ProxyLogin.Account
        : ProxyLogin.Password;

    /// <summary>
    /// The credential for a scheme. Windows authentication has the domain apart (<c>DOMAIN\user</c>), and finds no user of that name
    /// otherwise.
    /// </summary>
    public NetworkCredential? For(string scheme)
    {
        if (Login != ProxyLogin.Password || !ProxyCredentials.IsWindows(scheme)) return Credential;
        string[] parts = Credential!.UserName.Split(s_behindDomain, 2);
        return parts.Length < 2 ? Credential : new NetworkCredential(parts[1], Credential.Password, parts[0]);
    }

    /// <summary>The first of these variables that names a proxy that can be used; null where none does.</summary>
    public static NamedProxy? Read(Func<string, string?> variables, params string[] names) =>
        names.Select(name => Parse(name, variables(name))).FirstOrDefault(static proxy => proxy is not null);

    private static NamedProxy? Parse(string variable, string? value)
    {
        string text = value?.Trim() ?? string.Empty;
        int separator = text.IndexOf(Separator, StringComparison.Ordinal);
        string scheme = separator < 0 ? Uri.UriSchemeHttp : text.Substring(0, separator).ToLowerInvariant();
        if (!IsSupported(ref scheme)) return null;

        // A password may have every character, also what ends a host elsewhere: the last @ is the one before the host.
        string rest = separator < 0 ? text : text.Substring(separator + Separator.Length);
        int at = rest.LastIndexOf('@');
        string host = rest.Substring(at + 1).Split(s_behindHost)[0];
        if (host.Length == 0 || !Uri.TryCreate(scheme + Separator + host, UriKind.Absolute, out Uri? address)) return null;
        if (address.Port < 0) address = new UriBuilder(address) { Port = 1080 }.Uri;
        return new(variable, address, at < 0 ? null : CredentialOf(rest.Substring(0, at)));
    }

#if NETFRAMEWORK
    private static bool IsSupported(ref string scheme) => scheme is "http" or "https";
#else
    // curl's word for leaving the names to the proxy, which .NET does always.
    private static bool IsSupported(ref string scheme)
    {
        if (scheme == "socks5h") scheme = "socks5";
        return scheme is "http" or "https" or "socks4" or "socks4a" or "socks5";
    }
#endif

    // ':' alone is curl's way to say: the account that runs this process.
    private static NetworkCredential CredentialOf(string user)
    {
        if (user == ":") return CredentialCache.DefaultNetworkCredentials;
        int colon = user.IndexOf(':');
        return new NetworkCredential(
            Uri.UnescapeDataString(colon < 0 ? user : user.Substring(0, colon)),
            colon < 0 ? string.Empty : Uri.UnescapeDataString(user.Substring(colon + 1))
        );
    }
}
