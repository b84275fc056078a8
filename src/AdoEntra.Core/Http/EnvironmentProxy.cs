#if NETFRAMEWORK
using System.Net;

namespace AdoEntra.Http;

/// <summary>
/// The proxy that the environment names, by the rules that the other framework has for it: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY, the small
/// letters first. .NET Framework itself reads the settings of the system alone, and an agent's job has its proxy in variables.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly string[] _direct;

    private EnvironmentProxy(Uri? http, Uri? https, string? direct)
    {
        _http = http;
        _https = https;
        _direct = [.. (direct ?? string.Empty).Split(',').Select(static host => host.Trim()).Where(static host => host.Length > 0)];
        Credentials = new ProxyCredentials(http, https);
    }

    /// <summary>Those of the proxies' own addresses.</summary>
    public ICredentials? Credentials { get; set; }

    /// <summary>The proxy of an environment; null where it names none, and the system's settings hold.</summary>
    public static EnvironmentProxy? From(Func<string, string?> variables)
    {
        Uri? all = Address(variables("all_proxy") ?? variables("ALL_PROXY"));
        Uri? https = Address(variables("https_proxy") ?? variables("HTTPS_PROXY")) ?? all;
        // A web server hands the header 'Proxy' of a request to its programs as HTTP_PROXY.
        Uri? http = Address(variables("http_proxy") ?? (variables("GATEWAY_INTERFACE") is null ? variables("HTTP_PROXY") : null)) ?? all;
        return http is null && https is null ? null : new EnvironmentProxy(http, https, variables("no_proxy") ?? variables("NO_PROXY"));
    }

    /// <inheritdoc/>
    public Uri GetProxy(Uri destination) => IsBypassed(destination) ? destination : Of(destination)!;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => Of(host) is null || Array.Exists(_direct, entry => IsIn(host.Host, entry));

    private Uri? Of(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    // '.example.com' is that domain and all below it.
    private static bool IsIn(string host, string entry) => entry[0] == '.'
        ? host.EndsWith(entry, StringComparison.OrdinalIgnoreCase) || string.Equals(host, entry.Substring(1), StringComparison.OrdinalIgnoreCase)
        : string.Equals(host, entry, StringComparison.OrdinalIgnoreCase);

    private static Uri? Address(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string whole = text!.IndexOf("://", StringComparison.Ordinal) < 0 ? "http://" + text : text;
        return Uri.TryCreate(whole, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "http" or "https") ? uri : null;
    }

    private sealed class ProxyCredentials(params Uri?[] proxies) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType)
        {
            Uri? proxy = Array.Find(proxies, proxy => proxy?.UserInfo.Length > 0 && proxy.Host == uri.Host && proxy.Port == uri.Port);
            if (proxy is null) return null;
            string[] parts = proxy.UserInfo.Split([':'], 2);
            return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty);
        }
    }
}
#endif
