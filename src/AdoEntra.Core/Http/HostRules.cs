using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>The one place that decides whether a host may get the token. Asked about the final address, just before sending.</summary>
internal static class HostRules
{
    /// <summary>Whether an address is one of this machine, in the forms that need no name resolution.</summary>
    public static bool IsLoopback(Uri uri) =>
        uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.IdnHost is "127.0.0.1" or "[::1]" or "::1" or "localhost";

    /// <summary>Refuses every address but https on Azure DevOps' own host; on a connection to an emulator, every address but the emulator's.</summary>
    /// <exception cref="AdoConnectionException"><c>HostNotAllowed</c>.</exception>
    public static void Demand(Uri uri, ServiceAddress address)
    {
        bool allowed = address.IsEmulator
            ? uri.Scheme == address.Root.Scheme && uri.IdnHost == address.Root.IdnHost && uri.Port == address.Root.Port && uri.UserInfo.Length == 0
            : uri.Scheme == "https" && uri.IsDefaultPort && uri.UserInfo.Length == 0 && uri.IdnHost == "dev.azure.com";
        if (allowed) return;
        string where = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        throw new AdoConnectionException(
            ErrorIds.HostNotAllowed,
            $"The token must not go to {where}.",
            $"Use an address of {(address.IsEmulator ? address.Root.ToString() : "https://dev.azure.com")}.")
        { Target = where };
    }
}
