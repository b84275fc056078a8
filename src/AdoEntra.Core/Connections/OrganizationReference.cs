using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Connections;

/// <summary>An organization, and perhaps a project, as a user wrote them: a name, or an address copied from a browser.</summary>
internal sealed record OrganizationReference(string Organization, string? Project)
{
    private const string Suffix = ".visualstudio.com";

    // Letters, digits, inner hyphens; 50 at most (Azure DevOps' own naming rule).
    private static readonly Regex s_name = new(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant);

    /// <param name="text">A name, <c>https://dev.azure.com/Name[/Project...]</c> or <c>https://Name.visualstudio.com[/Project...]</c>; without the scheme too.</param>
    /// <param name="emulator">The emulator's address where one is used; its addresses are accepted then.</param>
    /// <exception cref="AdoConnectionException"><c>HostNotAllowed</c>: an address of another host. <c>InvalidRequest</c>: no possible name.</exception>
    public static OrganizationReference Parse(string text, string? emulator = null)
    {
        string value = text.Trim();
        if (s_name.IsMatch(value)) return new(value, null);

        string address = value.Contains("://") ? value : "https://" + value;
        bool looksLikeAddress = value.Contains('/') || value.Contains('.');
        if (!looksLikeAddress || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)) throw NoName(text);

        string[] path = uri.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        string host = uri.IdnHost;
        if (emulator is { Length: > 0 } && Uri.TryCreate(emulator, UriKind.Absolute, out Uri? root) && root.Authority == uri.Authority)
        {
            return FromPath(path, text);
        }

        // https only: http would be answered by a redirect at best. A clone address has the organization as its user.
        if (uri.Scheme != Uri.UriSchemeHttps || !uri.IsDefaultPort) throw OtherHost(text, uri);
        if (host == "dev.azure.com") return FromPath(path, text);
        if (host.EndsWith(Suffix, StringComparison.Ordinal) && s_name.IsMatch(host.Substring(0, host.Length - Suffix.Length)))
        {
            bool collection = path.Length > 0 && path[0].Equals("DefaultCollection", StringComparison.OrdinalIgnoreCase);
            return new(host.Substring(0, host.Length - Suffix.Length), ProjectIn(path, collection ? 1 : 0));
        }

        throw OtherHost(text, uri);
    }

    private static OrganizationReference FromPath(string[] path, string text) =>
        path.Length > 0 && s_name.IsMatch(path[0]) ? new(path[0], ProjectIn(path, 1)) : throw NoName(text);

    // Behind the organization stands a project, or an area of the organization such as _settings.
    private static string? ProjectIn(string[] path, int index) => path.Length > index && !path[index].StartsWith("_", StringComparison.Ordinal) ? path[index] : null;

    private static AdoConnectionException NoName(string text) => new(
        ErrorIds.InvalidRequest,
        $"'{Redaction.Redact(text)}' is not the name or address of an Azure DevOps organization.",
        "Give its name (the part behind https://dev.azure.com/) or its address.")
    { Target = Redaction.Redact(text) };

    private static AdoConnectionException OtherHost(string text, Uri uri) => new(
        ErrorIds.HostNotAllowed,
        $"'{Redaction.Redact(text)}' is an address of {uri.Authority}, which is not Azure DevOps; no token goes there.",
        $"Give the organization's name, https://dev.azure.com/<name> or https://<name>.visualstudio.com"
        + (HostRules.IsLoopback(uri) ? $"; to use an emulator, set {ServiceAddress.EmulatorVariable} to its address." : "."))
    { Target = Redaction.Redact(text) };
}
