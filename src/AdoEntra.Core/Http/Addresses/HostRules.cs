using AdoEntra.Errors;

namespace AdoEntra.Http.Addresses;

/// <summary>
/// The one place that decides whether a host may get the token (protocol.md 3.6, 5). Asked about the final address, just before sending,
/// wherever it comes from: a user, a redirect, a link in a response.
/// </summary>
internal static class HostRules
{
    private const string Legacy = ".visualstudio.com";

    // Where the service keeps contents. They are fetched by signed addresses, and the token is none of their business.
    private static readonly string[] s_storageHosts =
    [
        ".blob.core.windows.net",
        ".blob.storage.azure.net",
        ".vsassets.io",
        ".vsblob.visualstudio.com",
        ".vsblob.dev.azure.com",
        // Artifacts of pipelines. [I] That their addresses open them by themselves: no token is sent there. An organization's own host of
        // this form is the API's, and has the token.
        ".artifacts.visualstudio.com",
    ];

    /// <summary>Whether an address is one of this machine, in the forms that need no name resolution.</summary>
    public static bool IsLoopback(Uri uri) =>
        uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && HostName.Of(uri) is "127.0.0.1" or "[::1]" or "::1" or "localhost";

    /// <summary>
    /// Whether an address may get the token: https, the default port, no user name, and a host of Azure DevOps by its exact name. On a
    /// connection to an emulator, the emulator's alone.
    /// </summary>
    public static bool MayHaveToken(Uri uri, ServiceAddress address) =>
        address.IsEmulator
            ? uri.Scheme == address.Root.Scheme
                && HostName.Of(uri) == HostName.Of(address.Root)
                && uri.Port == address.Root.Port
                && uri.UserInfo.Length == 0
            : IsPlainHttps(uri) && IsService(HostName.Of(uri), address.Organization);

    /// <summary>Whether an address is one of the service's storage hosts, which are read without the token.</summary>
    public static bool IsStorage(Uri uri, ServiceAddress address) => address.IsEmulator
        ? IsLoopback(uri)
        : IsPlainHttps(uri) && s_storageHosts.Any(host => HostName.Of(uri).EndsWith(host, StringComparison.Ordinal));

    /// <summary>Refuses every address that <see cref="MayHaveToken"/> does not know.</summary>
    /// <exception cref="AdoConnectionException"><c>HostNotAllowed</c>.</exception>
    public static void Ensure(Uri uri, ServiceAddress address)
    {
        if (!MayHaveToken(uri, address)) throw NotAllowed(uri, address);
    }

    /// <summary>The refusal of an address, which it names without user, path and query.</summary>
    public static AdoConnectionException NotAllowed(Uri uri, ServiceAddress address)
    {
        string where = Place(uri);
        bool isUserName =
            uri.UserInfo.Length > 0 && MayHaveToken(new UriBuilder(uri) { UserName = string.Empty, Password = string.Empty }.Uri, address);
        string how =
            isUserName ? ": the address contains a user name"
            : IsByAnotherDoor(uri, address)
                ? $": Azure DevOps requires https on its standard port, not {(uri.Scheme == "https" ? $"port {uri.Port}" : uri.Scheme)}"
            : string.Empty;
        string advice =
            isUserName ? $"Remove the part up to and including the @: {where} is correct."
            : how.Length > 0 ? $"Use https://{HostName.Of(uri)}."
            : $"Use an address of {Allowed(address)}."
                + (IsLikeServer(uri, address) ? " Azure DevOps Server does not accept Entra tokens." : string.Empty);
        return new(ErrorIds.HostNotAllowed, $"The token is not sent to {where}{how}.", advice) { Target = where };
    }

    private static string Allowed(ServiceAddress address) => address.IsEmulator
        ? address.Root.ToString()
        : $"https://dev.azure.com or of one of its services, for example {ServiceHost.Graph.Host}";

    // The right host, and not its own door.
    private static bool IsByAnotherDoor(Uri uri, ServiceAddress address) =>
        !address.IsEmulator && uri.UserInfo.Length == 0 && IsService(HostName.Of(uri), address.Organization);

    // The product that runs on a company's own servers has the same API.
    private static bool IsLikeServer(Uri uri, ServiceAddress address) =>
        !address.IsEmulator
        && (
            uri.AbsolutePath.IndexOf("/_apis", StringComparison.OrdinalIgnoreCase) >= 0
            || uri.AbsolutePath.StartsWith("/tfs", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// Scheme, host and port of an address: what may be shown of any. A host with letters of another alphabet is shown so that it cannot be
    /// mistaken for another host.
    /// </summary>
    public static string Place(Uri uri) => uri.HostNameType == UriHostNameType.Dns
        ? $"{uri.Scheme}://{HostName.Of(uri)}{(uri.IsDefaultPort ? string.Empty : FormattableString.Invariant($":{uri.Port}"))}"
        : uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private static bool IsPlainHttps(Uri uri) => uri.Scheme == "https" && uri.IsDefaultPort && uri.UserInfo.Length == 0;

    private static bool IsService(string host, string organization)
    {
        if (ServiceHost.All.Any(service => service.Host == host)) return true;
        if (!host.EndsWith(Legacy, StringComparison.Ordinal)) return false;

        // The older form, contoso.visualstudio.com and contoso.vsrm.visualstudio.com. Other names below it are not all the API's: the
        // marketplace is there, and downloads.
        string[] labels = host.Substring(0, host.Length - Legacy.Length).Split('.');
        return string.Equals(labels[0], organization, StringComparison.OrdinalIgnoreCase)
            && (labels.Length == 1 || (labels.Length == 2 && ServiceHost.All.Any(service => service.Host == labels[1] + ".dev.azure.com")));
    }
}
