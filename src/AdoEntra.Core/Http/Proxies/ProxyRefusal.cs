namespace AdoEntra.Http.Proxies;

/// <summary>The words for a proxy that wants to know who is asking.</summary>
internal static class ProxyRefusal
{
    /// <param name="proxy">Where it is, without user and password.</param>
    /// <param name="source">What names it: a variable, or the system's settings; null where that is not known.</param>
    /// <param name="host">What was asked for.</param>
    /// <param name="wanted">The schemes that it asks for; empty where that is unknown.</param>
    /// <param name="given">What was given for it.</param>
    /// <param name="isVariable">Whether <paramref name="source"/> is a variable.</param>
    /// <param name="exception">What the platform says.</param>
    public static ProxyRefusedException Of(
        string proxy, string? source, string host, IReadOnlyList<string> wanted, ProxyLogin given, bool isVariable, Exception? exception)
    {
        string from = source is null ? string.Empty : $" (from {source})";
        string schemes = wanted.Count == 0 ? string.Empty : $", {string.Join(", ", wanted)}";
        string refused = Reason(given, wanted);
        string summary = $"The proxy {proxy}{from} refused the connection to {host}: {refused} (407{schemes}).";
        return new ProxyRefusedException(
            summary,
            Advice(proxy, isVariable ? source! : "HTTPS_PROXY", wanted, given, isVariable),
            exception
        );
    }

    // A proxy that lists no scheme may want any.
    private static bool TakesPassword(IReadOnlyList<string> wanted) =>
        wanted.Count == 0 || wanted.Any(static scheme => !ProxyCredentials.IsWindows(scheme));

    private static bool TakesAccount(IReadOnlyList<string> wanted) => wanted.Count == 0 || wanted.Any(ProxyCredentials.IsWindows);

    private static string Reason(ProxyLogin given, IReadOnlyList<string> wanted) => given switch
    {
        ProxyLogin.Account when TakesAccount(wanted) => "it does not accept the account that runs this process",
        ProxyLogin.Account => "it requires a user and a password, not the account that runs this process",
        ProxyLogin.Password when TakesPassword(wanted) => "it does not accept the user and the password",
        ProxyLogin.Password => "it requires Windows authentication, and does not accept the user and the password",
        _ => "it requires credentials",
    };

    private static string Advice(string proxy, string variable, IReadOnlyList<string> wanted, ProxyLogin given, bool isVariable)
    {
        const string Escapes = "escape characters such as @, : and / there (%40, %3A, %2F)";
        string withPassword = proxy.Replace("://", TakesPassword(wanted) ? "://user:password@" : "://DOMAIN%5Cuser:password@");
        string asAccount = proxy.Replace("://", "://:@");
        return given switch
        {
            ProxyLogin.Account when TakesAccount(wanted) =>
                $"Ask the administrator of the proxy to allow that account, or set {variable} to {withPassword} with another account.",
            ProxyLogin.Password when TakesPassword(wanted) => $"Correct the user and the password in {variable}; {Escapes}.",
            ProxyLogin.Password => $"Set {variable} to {asAccount} to sign in as the account that runs this process, "
                + $"or to {withPassword} with a Windows account; {Escapes}.",
            _ when TakesPassword(wanted) => $"Set {variable} to {withPassword} with a user and a password that the proxy accepts.",
            _ when isVariable =>
                $"The proxy requires Windows authentication: set {variable} to {asAccount} to sign in as the account that runs this "
                    + $"process, or to {withPassword} with another account.",
            _ => "The proxy does not accept the account that runs this process: ask the administrator of the proxy to allow "
                + $"it, or set {variable} to {withPassword} with another account.",
        };
    }
}
