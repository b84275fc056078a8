using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity;

/// <summary>
/// A tenant as a user names it: its id or one of its domains. Checked before any request is sent, since it becomes part of an address and
/// of command lines.
/// </summary>
internal static class TenantReference
{
    // A domain name is not longer (RFC 1035, 2.3.4). What the library takes too, but beginning as a name does.
    private static readonly Regex s_form = new(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,252}\z", RegexOptions.CultureInvariant);

    /// <summary>The tenant, where it can be one.</summary>
    /// <param name="value">What was given; null for nothing.</param>
    /// <param name="source">Where it comes from: <c>-TenantId</c>, a variable.</param>
    /// <returns>The tenant; null where nothing but white space was given.</returns>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it can be no tenant.</exception>
    public static string? Parse(string? value, string source)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        string tenant = value!.Trim();
        // A domain has a dot.
        bool isSecret = MisplacedSecret.IsKnown(tenant) || tenant.IndexOf('.') < 0 && MisplacedSecret.IsLikely(tenant);
        if (!isSecret && s_form.IsMatch(tenant)) return tenant;
        // A value that does not belong here may be a secret that was mixed up: only what looks like a tenant with something around it is
        // shown.
        string shown = tenant.Length <= 100 && tenant.IndexOf('~') < 0 && !isSecret ? $" '{Redaction.Redact(tenant)}'" : string.Empty;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The tenant{shown} of {source} is neither the id nor a domain of a tenant.",
            $"Set {source} to the tenant's id (Microsoft Entra ID, Overview, in the Azure portal), without an address around it; "
            + "or remove it to use the organization's own tenant.")
        { Target = source };
    }

    /// <summary>The one given, else that of the first of these variables that holds something; null where there is none.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it can be no tenant.</exception>
    public static string? Find(VariableReader variables, string? given, params string[] names) =>
        Parse(given, "-TenantId") ?? (JobVariables.First(variables, names) is { } found ? Parse(found.Value, found.Name) : null);
}
