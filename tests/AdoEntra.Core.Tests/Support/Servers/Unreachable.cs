using System.Net;
using System.Security.Authentication;
using AdoEntra.Http.Proxies;

namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>How the platform reports connections that could not be made.</summary>
internal static class Unreachable
{
    /// <summary>Nothing listens at the address of the proxy that HTTPS_PROXY names.</summary>
    public static HttpRequestException ByProxy(string words = "Connection refused (127.0.0.1:9)")
    {
        var exception = new HttpRequestException(words, new IOException("Connection refused"));
        ProxyHandler.Mark(exception, "the proxy http://127.0.0.1:9 (HTTPS_PROXY)");
        return exception;
    }

    /// <summary>A proxy in between has a certificate of its own authority.</summary>
    public static HttpRequestException ByTrust() => new(
        "The SSL connection could not be established, see inner exception.",
        new AuthenticationException("The remote certificate is invalid because of errors in the certificate chain: PartialChain"));
}
