using System.Net;

namespace AdoEntra.Http;

/// <summary>
/// Sends by way of the proxy, and says of a failure which proxy stood between. Has the proxy of the environment; where that names none, the
/// one of the system's settings, with the account that runs this process.
/// </summary>
internal sealed class ProxyHandler : DelegatingHandler
{
    private const string PlaceKey = "AdoEntra.Proxy";
    private const string System = "the system's settings";

    private readonly EnvironmentProxy? _environment;
    private readonly ProxyCredentials _account = ProxyCredentials.OfTheAccount();

#if NETFRAMEWORK
    /// <param name="handler">Makes the connections.</param>
    /// <param name="variables">The environment.</param>
    public ProxyHandler(HttpClientHandler handler, Func<string, string?> variables)
#else
    /// <param name="handler">Makes the connections.</param>
    /// <param name="variables">The environment.</param>
    public ProxyHandler(SocketsHttpHandler handler, Func<string, string?> variables)
#endif
        : base(handler)
    {
        _environment = EnvironmentProxy.From(variables);
        handler.UseProxy = true;
        if (_environment is not null) handler.Proxy = _environment;
        else handler.DefaultProxyCredentials = _account;
    }

    /// <summary>
    /// The proxy that a failed request went by way of, in words: <c>the proxy http://proxy:8080 (HTTPS_PROXY)</c>. Null for none.
    /// </summary>
    public static string? PlaceOf(Exception? failure)
    {
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner.Data[PlaceKey] is string place) return place;
        }

        return null;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            if (Proxy(uri) is not { } proxy) throw;
            if (IsRefusal(exception)) throw Refused(uri, proxy, exception);
            exception.Data[PlaceKey] = $"the proxy {HostRules.Place(proxy)} ({Source(uri)})";
            throw;
        }
    }

    // Null where the address is asked directly.
    private Uri? Proxy(Uri uri)
    {
        if (_environment is not null) return _environment.Of(uri)?.Address;
#if NETFRAMEWORK
        IWebProxy? system = WebRequest.DefaultWebProxy;
#else
        IWebProxy? system = HttpClient.DefaultProxy;
#endif
        return system is null || system.IsBypassed(uri) ? null : system.GetProxy(uri) is { } proxy && proxy != uri ? proxy : null;
    }

    private string Source(Uri uri) => _environment?.Of(uri)?.Variable ?? System;

    private ProxyRefusedException Refused(Uri uri, Uri proxy, HttpRequestException exception)
    {
        NamedProxy? named = _environment?.Of(uri);
        return ProxyRefusal.Of(HostRules.Place(proxy), Source(uri), uri.Host, (_environment?.Wanted ?? _account).WantedBy(proxy), named?.Credential is not null, named is not null, exception);
    }

#if NETFRAMEWORK
    private static bool IsRefusal(HttpRequestException exception) =>
        exception.InnerException is WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } };
#else
    // Before .NET 9 the status stands in the message alone, between quotes in every language.
    private static bool IsRefusal(HttpRequestException exception) =>
        exception.HttpRequestError == HttpRequestError.ProxyTunnelError
        && (exception.StatusCode == HttpStatusCode.ProxyAuthenticationRequired || exception.Message.Contains("'407'", StringComparison.Ordinal));
#endif
}
