namespace AdoEntra.Http;

/// <summary>The words for a proxy that wants to know who is asking.</summary>
internal static class ProxyRefusal
{
    /// <param name="proxy">Where it is, without user and password.</param>
    /// <param name="source">What names it: a variable, or the system's settings.</param>
    /// <param name="host">What was asked for.</param>
    /// <param name="wanted">The schemes that it asks for; empty where nobody knows.</param>
    /// <param name="hasCredential">Whether a user was given for it.</param>
    /// <param name="isVariable">Whether <paramref name="source"/> is a variable.</param>
    /// <param name="exception">What the platform says.</param>
    public static ProxyRefusedException Of(
        string proxy, string source, string host, IReadOnlyList<string> wanted, bool hasCredential, bool isVariable, Exception? exception)
    {
        string schemes = wanted.Count == 0 ? string.Empty : $", {string.Join(", ", wanted)}";
        string refused = hasCredential ? "it does not accept the user and password given" : "it wants credentials";
        string summary = $"The proxy {proxy}, which {source} {(isVariable ? "names" : "name")}, refused the connection to {host}: {refused} (407{schemes}).";
        return new ProxyRefusedException(summary, Advice(proxy, source, wanted, hasCredential, isVariable), exception);
    }

    private static string Advice(string proxy, string source, IReadOnlyList<string> wanted, bool hasCredential, bool isVariable)
    {
        string variable = isVariable ? source : "HTTPS_PROXY";
        string withPassword = proxy.Replace("://", "://user:password@");
        bool takesPassword = wanted.Count == 0 || wanted.Any(static scheme => !ProxyCredentials.IsWindows(scheme));
        if (hasCredential)
        {
            return $"Correct the user and the password in {variable}; characters such as @, : and / are escaped there (%40, %3A, %2F).";
        }

        if (takesPassword) return $"Set {variable} to {withPassword} with the user and the password that the proxy knows.";
        return isVariable
            ? $"The proxy wants Windows authentication: set {variable} to {proxy.Replace("://", "://:@")} to sign in as the account that runs this process, or to {withPassword} with another account."
            : $"The proxy does not let in the account that runs this process: ask whoever runs the proxy, or set {variable} to {withPassword} with another account.";
    }
}
