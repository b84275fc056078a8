using System.Net;

namespace AdoEntra.Http.Proxies;

/// <summary>
/// The proxy that the environment names, by the rules that curl, git and the Azure CLI have for it: <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>,
/// <c>ALL_PROXY</c>, <c>NO_PROXY</c>, the small letters first. In place of the framework's own, which reads <c>NO_PROXY</c> in another way
/// and shows the password of a proxy in its errors; .NET Framework reads no variables at all.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private static readonly string[] s_all = ["all_proxy", "ALL_PROXY"];
    private static readonly string[] s_https = ["https_proxy", "HTTPS_PROXY"];

    private readonly NamedProxy? _http;
    private readonly NamedProxy? _https;
    private readonly NoProxyList _direct;

    private EnvironmentProxy(NamedProxy? http, NamedProxy? https, string? direct)
    {
        _http = http;
        _https = https;
        _direct = new NoProxyList(direct);
        Credentials = Wanted = new ProxyCredentials(Find);
    }

    /// <summary>Those in the variables, for the proxy that each of them names.</summary>
    public ICredentials? Credentials { get; set; }

    /// <summary>What the proxies have asked for.</summary>
    public ProxyCredentials Wanted { get; }

    /// <summary>The proxy of an environment; null where it names none, and the system's settings hold.</summary>
    public static EnvironmentProxy? From(Func<string, string?> variables)
    {
        NamedProxy? all = NamedProxy.Read(variables, s_all);
        NamedProxy? https = NamedProxy.Read(variables, s_https) ?? all;
        NamedProxy? http = NamedProxy.Read(variables, Http(variables)) ?? all;
        return http is null && https is null ? null : new EnvironmentProxy(http, https, variables("no_proxy") ?? variables("NO_PROXY"));
    }

    /// <summary>
    /// The first variable that is set and names no proxy that can be used, where an address is asked directly; null for none.
    /// </summary>
    public static string? Unused(Func<string, string?> variables, Uri destination)
    {
        if (new NoProxyList(variables("no_proxy") ?? variables("NO_PROXY")).Has(destination)) return null;
        string[] names = destination.Scheme == Uri.UriSchemeHttps ? s_https : Http(variables);
        return names
            .Concat(s_all)
            .FirstOrDefault(name => !string.IsNullOrWhiteSpace(variables(name)) && NamedProxy.Read(variables, name) is null);
    }

    /// <inheritdoc/>
    public Uri GetProxy(Uri destination) => Of(destination)?.Address ?? destination;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => Of(host) is null;

    /// <summary>The proxy for an address; null where it is requested directly.</summary>
    public NamedProxy? Of(Uri destination) =>
        (destination.Scheme == Uri.UriSchemeHttps ? _https : _http) is { } proxy && !_direct.Has(destination) ? proxy : null;

    // A web server hands the header 'Proxy' of a request to its programs as HTTP_PROXY.
    private static string[] Http(Func<string, string?> variables) =>
        variables("GATEWAY_INTERFACE") is null ? ["http_proxy", "HTTP_PROXY"] : ["http_proxy"];

    private NetworkCredential? Find(Uri proxy, string scheme) =>
        new[] { _https, _http }
            .FirstOrDefault(named => named?.Credential is not null && named.Address.Host == proxy.Host && named.Address.Port == proxy.Port)
            ?.For(scheme);
}
