using System.Net;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Http.Proxies;

/// <summary>
/// Sends through the proxy, and names the proxy that was used in a failure. Has the proxy of the environment; where that names none, the
/// one of the system's settings, with the account that runs this process.
/// </summary>
internal sealed class ProxyHandler : DelegatingHandler
{
    private const string PlaceKey = "AdoEntra.Proxy";
    private const string UnusedKey = "AdoEntra.UnusedProxyVariable";
    private const string System = "the system's settings";

    private readonly EnvironmentProxy? _environment;
    private readonly Func<string, string?> _variables;
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
        _variables = variables;
        _environment = EnvironmentProxy.From(variables);
        handler.UseProxy = true;
        if (_environment is not null) handler.Proxy = _environment;
        else handler.DefaultProxyCredentials = _account;
    }

    /// <summary>
    /// The proxy that a failed request was sent through, in words: <c>the proxy http://proxy:8080 (HTTPS_PROXY)</c>. Null for none.
    /// </summary>
    public static string? PlaceOf(Exception? failure) => Find(failure, PlaceKey);

    /// <summary>
    /// The variable that should have named a proxy for a failed request, and names nothing that can be used; null for none.
    /// </summary>
    public static string? UnusedOf(Exception? failure) => Find(failure, UnusedKey);

    /// <summary>
    /// The proxy that requests to an address go through, in the words of <see cref="PlaceOf(Exception?)"/>; null where they go directly.
    /// </summary>
    public static string? PlaceTo(Uri uri, Func<string, string?> variables) =>
        EnvironmentProxy.From(variables)?.Of(uri) is { } proxy ? Words(proxy.Address, proxy.Variable) : null;

    /// <summary>Notes on a failure which proxy was used.</summary>
    internal static void Mark(Exception failure, string place) => failure.Data[PlaceKey] = place;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ProxyRefusedException) when (Proxy(request.RequestUri!) is { } proxy && Asked.TryWithoutWindows(proxy))
        {
            // The framework has tried the strongest scheme that the proxy offers, and looks at no other. Nothing has gone past the proxy
            // yet.
            try
            {
                return await TryAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (ProxyRefusedException)
            {
                Asked.WithWindows(proxy);
                throw;
            }
        }
    }

    private ProxyCredentials Asked => _environment?.Wanted ?? _account;

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            if (Proxy(uri) is { } proxy)
            {
                if (exception is HttpRequestException failure && IsRefusal(failure)) throw Refused(uri, proxy, failure);
                Mark(exception, Words(proxy, Source(uri)));
            }
            else if (EnvironmentProxy.Unused(_variables, uri) is { } variable)
            {
                exception.Data[UnusedKey] = variable;
            }

            throw;
        }
    }

    private static string? Find(Exception? failure, string key)
    {
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner.Data[key] is string text) return text;
        }

        return null;
    }

    private static string Words(Uri proxy, string source) => $"the proxy {HostRules.Place(proxy)} ({source})";

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
        IReadOnlyList<string> wanted = Asked.WantedBy(proxy);
        return ProxyRefusal.Of(
            HostRules.Place(proxy),
            Source(uri),
            uri.Host,
            wanted,
            named?.Login ?? ProxyLogin.None,
            named is not null,
            exception
        );
    }

#if NETFRAMEWORK
    private static bool IsRefusal(HttpRequestException exception) =>
        exception.InnerException is WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } };
#else
    // Before .NET 9 the status stands in the message alone, between quotes in every language.
    private static bool IsRefusal(HttpRequestException exception) =>
        exception.HttpRequestError == HttpRequestError.ProxyTunnelError
        && (
            exception.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
            || exception.Message.Contains("'407'", StringComparison.Ordinal)
        );
#endif
}
