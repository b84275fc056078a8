using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Connections.Organizations;

/// <summary>
/// An organization, and perhaps a project, as a user wrote them: a name, or an address copied from a browser or from git.
/// </summary>
internal sealed record OrganizationReference(string Organization, string? Project)
{
    private const string Modern = "dev.azure.com";
    private const string Legacy = ".visualstudio.com";
    private const string LegacySsh = "vs-ssh.visualstudio.com";

    // Each area of the service has a host of its own, in both forms of address.
    private static readonly HashSet<string> s_areas = new(StringComparer.Ordinal)
    {
        "advsec",
        "almsearch",
        "analytics",
        "artifacts",
        "auditservice",
        "extmgmt",
        "feeds",
        "governance",
        "pkgs",
        "vsaex",
        "vsrm",
        "vssps",
        "vstmr",
    };

    // Hosts of Visual Studio that are no organization.
    private static readonly HashSet<string> s_noOrganizations = new(StringComparer.Ordinal)
    {
        "aex", "app", "blogs", "code", "docs", "download", "marketplace", "my", "ssh", "static", "support", "visualstudio", "vs-ssh", "www",
    };

    /// <param name="text">
    /// A name; <c>https://dev.azure.com/Name[/Project...]</c> or <c>https://Name.visualstudio.com[/Project...]</c>, without the scheme too,
    /// and with the host of an area; the address of a clone, https or ssh.
    /// </param>
    /// <param name="emulator">The emulator's address where one is used; its addresses are accepted then.</param>
    /// <exception cref="AdoConnectionException"><c>HostNotAllowed</c>: an address of another host. <c>InvalidRequest</c>: no possible
    /// name.</exception>
    public static OrganizationReference Parse(string text, string? emulator = null) =>
        Read(Unquoted(GivenText.Trim(text)), text, emulator, out AdoConnectionException? error) ?? throw error!;

    /// <summary>As <see cref="Parse"/>; null where that refuses.</summary>
    public static OrganizationReference? TryParse(string text, string? emulator) =>
        Read(Unquoted(GivenText.Trim(text)), text, emulator, out _);

    /// <summary>What an address of git says; null for a path, and for everything that is not of Azure DevOps.</summary>
    public static OrganizationReference? OfRemote(string url) =>
        url.Contains("://") || Patterns.Scp.IsMatch(url) ? Read(url, url, emulator: null, out _) : null;

    // As a script, a file of settings or a text has it.
    private static string Unquoted(string text)
    {
        while (
            text.Length > 1
            && (text[0], text[text.Length - 1]) is ('"', '"') or ('\'', '\'') or ('`', '`') or ('\u201C', '\u201D') or ('\u2018', '\u2019')
        )
        {
            text = GivenText.Trim(text.Substring(1, text.Length - 2));
        }

        return text;
    }

    private static OrganizationReference? Read(string value, string text, string? emulator, out AdoConnectionException? error)
    {
        error = null;
        // Not an address, which may have a secret in its user part and is shown without it.
        bool isWord = !value.Contains("://") && !value.Contains('@');
        if (isWord && MisplacedSecret.IsKnown(value)) return Refuse(out error);
        if (IsName(value)) return new(value, null);
        if (OfPath(value) is { } bare) return bare;
        if (isWord && MisplacedSecret.IsLikely(value)) return Refuse(out error);
        if (Patterns.Account.IsMatch(value))
        {
            error = Account(value);
            return null;
        }

        string address = Patterns.Scp.Match(value) is { Success: true } scp ? $"ssh://{scp.Groups["at"].Value}/{scp.Groups["path"].Value}"
            : value.Contains("://") ? value : "https://" + value;
        string shown = value.Contains('@') ? Patterns.User.Replace(address, "//[redacted]@") : text;
        bool looksLikeAddress = value.Contains('/') || value.Contains('.');
        if (!looksLikeAddress || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
        {
            error = NoName(shown);
            return null;
        }

        string[] path = uri.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        if (emulator is { Length: > 0 } && Uri.TryCreate(emulator, UriKind.Absolute, out Uri? root) && root.Authority == uri.Authority)
        {
            return FromPath(path, 0, shown, out error);
        }

        string host = HostName.Of(uri).ToLowerInvariant();
        if (uri.Scheme == "ssh" && uri.Port is -1 or 22 && host is "ssh." + Modern or LegacySsh)
            return FromSsh(uri, host, path, shown, out error);

        // https only: http would be answered by a redirect at best. A clone address has the organization as its user.
        if (uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort)
        {
            if (host == Modern || (Area(host, "." + Modern) is { } area && s_areas.Contains(area)))
                return FromPath(path, 0, shown, out error);
            if (Area(host, Legacy) is { } front && LegacyName(front) is { } organization)
                return new(organization, ProjectIn(path, 0));
        }

        error = OtherHost(shown, uri);
        return null;
    }

    private static OrganizationReference? Refuse(out AdoConnectionException? error)
    {
        error = MisplacedSecret.Refusal(
            "The value passed as the organization",
            "its name or address",
            "Pass a token with its own parameter, for example -AccessToken."
        );
        return null;
    }

    // 'MyOrg/' and 'MyOrg/Project/...': an address that was copied without its beginning. A host has a dot, a port or a user.
    private static OrganizationReference? OfPath(string value)
    {
        string[] path = value.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        bool isPath =
            path.Length > 0
            && value[0] != '/'
            && IsName(path[0])
            && !value.Contains("://")
            && value.IndexOfAny(['\\', ':', '@', '?', '#']) < 0;
        return isPath && value.Contains('/') ? new(path[0], ProjectIn([.. path.Select(Uri.UnescapeDataString)], 1)) : null;
    }

    private static AdoConnectionException Account(string value) =>
        new(
            ErrorIds.InvalidRequest,
            $"'[redacted]{value.Substring(value.IndexOf('@'))}' is the name of an account, not of an Azure DevOps organization.",
            "Pass the organization's name (the part after https://dev.azure.com/) or its address; pass the account with "
                + "-LoginHint."
        );

    /// <summary>What stands before the suffix of a host; null where it has another.</summary>
    private static string? Area(string host, string suffix) =>
        host.EndsWith(suffix, StringComparison.Ordinal) ? host.Substring(0, host.Length - suffix.Length) : null;

    /// <summary>The organization in <c>Name.visualstudio.com</c> or <c>Name.area.visualstudio.com</c>; null where there is none.</summary>
    private static string? LegacyName(string front)
    {
        string[] labels = front.Split('.');
        bool known = labels.Length == 1 || (labels.Length == 2 && s_areas.Contains(labels[1]));
        return known && IsName(labels[0]) && !s_noOrganizations.Contains(labels[0]) ? labels[0] : null;
    }

    // Today's form names everything in the path. Before, the user was the organization:
    // ssh://Name@vs-ssh.visualstudio.com:22/Project/_ssh/Repository.
    private static OrganizationReference? FromSsh(Uri uri, string host, string[] path, string shown, out AdoConnectionException? error)
    {
        if (path.Length > 1 && path[0].Equals("v3", StringComparison.OrdinalIgnoreCase)) return FromPath(path, 1, shown, out error);
        string user = uri.UserInfo;
        bool named = host == LegacySsh && IsName(user);
        error = named ? null : NoName(shown);
        return named ? new(user, ProjectIn(path, 0)) : null;
    }

    private static OrganizationReference? FromPath(string[] path, int index, string shown, out AdoConnectionException? error)
    {
        bool named = path.Length > index && IsName(path[index]);
        error = named ? null : NoName(shown);
        return named ? new(path[index], ProjectIn(path, index + 1)) : null;
    }

    // Behind the organization stands a project, or an area of the organization such as _settings; a repository that has its project's name
    // stands there without it.
    private static string? ProjectIn(string[] path, int index)
    {
        if (path.Length > index && path[index].Equals("DefaultCollection", StringComparison.OrdinalIgnoreCase)) index++;
        if (path.Length <= index) return null;
        if (path[index] is "_git" or "_ssh")
        {
            index++;
            if (path.Length > index && path[index] is "_full" or "_optimized") index++;
        }

        return path.Length > index && IsProjectName(path[index]) ? path[index] : null;
    }

    /// <summary>Whether a text may be a project's name: what would mean something else in an address cannot stand there.</summary>
    public static bool IsProjectName(string text) =>
        text.Length <= 64
        && !text.StartsWith("_", StringComparison.Ordinal)
        && !text.StartsWith(".", StringComparison.Ordinal)
        && !text.Any(static character =>
            char.IsControl(character) || character is '/' or '\\' or ':' or '?' or '#' or '*' or '"' or '<' or '>' or '|'
        );

    private static AdoConnectionException NoName(string shown) => new(
        ErrorIds.InvalidRequest,
        $"'{Redaction.Redact(Redaction.Address(shown))}' is not the name or address of an Azure DevOps organization.",
        "Pass its name (the part after https://dev.azure.com/) or its address.")
    { Target = Redaction.Redact(Redaction.Address(shown)) };

    private static AdoConnectionException OtherHost(string shown, Uri uri)
    {
        string host = HostName.Of(uri).ToLowerInvariant();
        bool isOurs = host == Modern || host == "ssh." + Modern || (Area(host, "." + Modern) is { } area && s_areas.Contains(area))
            || (Area(host, Legacy) is { } front && LegacyName(front) is not null);
        string what =
            isOurs && uri.Scheme == Uri.UriSchemeHttp ? $"{uri.Authority} without encryption (http), which Azure DevOps does not accept"
            : isOurs && !uri.IsDefaultPort && uri.Scheme == Uri.UriSchemeHttps
                ? $"{host} with port {uri.Port}, which Azure DevOps does not use"
            : isOurs ? $"{uri.Authority} in a form that Azure DevOps does not use ({uri.Scheme})"
            : $"{uri.Authority}, which is not Azure DevOps";
        string advice = "Pass the organization's name, https://dev.azure.com/<name> or https://<name>.visualstudio.com"
            + (HostRules.IsLoopback(uri) ? $"; to use an emulator, set {ServiceAddress.EmulatorVariable} to its address." : ".");
        if (!isOurs && Patterns.Server.IsMatch(uri.GetLeftPart(UriPartial.Path)))
        {
            advice = "Azure DevOps Server does not accept Entra tokens: AdoEntra works with Azure DevOps Services only. " + advice;
        }

        return new(
            ErrorIds.HostNotAllowed,
            $"'{Redaction.Redact(Redaction.Address(shown))}' is an address of {what}; no token is sent there.",
            advice
        )
        {
            Target = Redaction.Redact(Redaction.Address(shown)),
        };
    }

    // Letters, digits, inner hyphens; 50 at most (Azure DevOps' own naming rule).
    private static bool IsName(string text)
    {
        if (text.Length is 0 or > 50 || text[0] == '-' || text[text.Length - 1] == '-') return false;
        foreach (char letter in text)
        {
            if (letter is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) return false;
        }

        return true;
    }

    // Built with the first address: a name needs none.
    private static class Patterns
    {
        // What git takes for ssh without a scheme. Behind the colon stands a path, not a port.
        public static readonly Regex Scp = new(@"^(?<at>(?:[^\s/@:]+@)?[^\s/@:]+):(?<path>v3/[^\s]*)\z", RegexOptions.CultureInvariant);

        // An e-mail address or a user name of Entra's, and nothing else.
        public static readonly Regex Account = new(@"^[^\s@/:\\]+@[^\s@/:\\]+\.[^\s@/:\\]+\z", RegexOptions.CultureInvariant);

        // How users name a server of their own: its collection, its usual path, port or name, or a name without a domain.
        public static readonly Regex Server = new(
            @"^https?://(?:[^/]*@)?(?:tfs|azuredevops|ado|devops)[^/]*/|^https?://(?:[^/]*@)?[^./:]+(?::\d+)?/|:8080/|/tfs(?:/|\z)|/DefaultCollection(?:/|\z)|/_git/",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        // May hold a token, and is never shown.
        public static readonly Regex User = new("//[^/]*@", RegexOptions.CultureInvariant);
    }
}
