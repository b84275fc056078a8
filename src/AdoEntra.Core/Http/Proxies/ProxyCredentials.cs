using System.Collections.Concurrent;
using System.Net;

namespace AdoEntra.Http.Proxies;

/// <summary>The credentials for proxies; and what they ask for, which the framework keeps to itself when it gives up.</summary>
/// <param name="find">The credential for a proxy and a scheme; null for none.</param>
internal sealed class ProxyCredentials(Func<Uri, string, NetworkCredential?> find) : ICredentials
{
    private readonly ConcurrentDictionary<string, string[]> _wanted = new(StringComparer.OrdinalIgnoreCase);

    // The proxies that have been given a credential for Windows authentication: whether that goes on.
    private readonly ConcurrentDictionary<string, bool> _windows = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The account that runs this process, for the proxy of the system's settings: as a browser signs in there. Not for schemes that would
    /// need a password.
    /// </summary>
    public static ProxyCredentials OfTheAccount() =>
        new(static (_, scheme) => IsWindows(scheme) ? CredentialCache.DefaultNetworkCredentials : null);

    /// <summary>Whether a scheme signs in by the account of the process.</summary>
    public static bool IsWindows(string scheme) => scheme.ToUpperInvariant() is "NEGOTIATE" or "NTLM" or "KERBEROS";

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        _wanted.AddOrUpdate(
            uri.Authority,
            [authType],
            (_, known) => known.Contains(authType, StringComparer.OrdinalIgnoreCase) ? known : [.. known, authType]
        );
        NetworkCredential? credential = find(uri, authType);
        return credential is null || !IsWindows(authType) || _windows.GetOrAdd(uri.Authority, true) ? credential : null;
    }

    /// <summary>From now on no credential for Windows authentication at a proxy; false where it was given none.</summary>
    public bool TryWithoutWindows(Uri proxy) => _windows.TryUpdate(proxy.Authority, false, true);

    /// <summary>Windows authentication again, where the proxy takes nothing else either.</summary>
    public void WithWindows(Uri proxy) => _windows[proxy.Authority] = true;

    /// <summary>The schemes that a proxy has asked for so far.</summary>
    public IReadOnlyList<string> WantedBy(Uri proxy) => _wanted.TryGetValue(proxy.Authority, out string[]? schemes) ? schemes : [];
}
