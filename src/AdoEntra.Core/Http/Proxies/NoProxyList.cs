using AdoEntra.Http.Addresses;

namespace AdoEntra.Http.Proxies;

/// <summary>
/// The hosts that <c>NO_PROXY</c> keeps from the proxy, read as curl, git and the Azure CLI read it: <c>*</c> is every host,
/// <c>azure.com</c> is that domain and all below it, with or without a dot or <c>*.</c> before it, and <c>host:port</c> is that port alone.
/// The framework's own reading knows exact names and a leading dot only.
/// </summary>
internal sealed class NoProxyList(string? text)
{
    private static readonly char[] s_between = [',', ' ', '\t', '\r', '\n'];

    private readonly string[] _entries = (text ?? string.Empty).Split(s_between, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether an address is reached without the proxy.</summary>
    public bool Has(Uri destination) => Array.Exists(_entries, entry => IsOf(destination, entry));

    private static bool IsOf(Uri destination, string entry)
    {
        if (entry == "*") return true;
        (string name, int? port) = Split(entry);
        if (port is { } number && number != destination.Port) return false;
        string host = HostName.Of(destination).Trim('[', ']').TrimEnd('.');
        string domain = name.StartsWith("*.", StringComparison.Ordinal) ? name.Substring(2) : name.TrimStart('.');
        domain = domain.Trim('[', ']').TrimEnd('.');
        if (domain.Length == 0) return false;
        return host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
    }

    // More than one colon, and no bracket: an address of IP version 6 without a port.
    private static (string Name, int? Port) Split(string entry)
    {
        int colon = entry.LastIndexOf(':');
        bool hasPort = colon > 0 && (entry[colon - 1] == ']' || entry.IndexOf(':') == colon);
        return
            hasPort
            && int.TryParse(
                entry.Substring(colon + 1),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out int port
            )
            ? (entry.Substring(0, colon), port)
            : (entry, null);
    }
}
