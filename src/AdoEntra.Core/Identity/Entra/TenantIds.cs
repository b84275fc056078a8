using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Identity.Entra;

/// <summary>The tenants of sign-ins: an id or a domain, checked before anything is asked of anybody. The library has words of its own for others.</summary>
internal static class TenantIds
{
    private const int Longest = 253;
    private const int LongestShown = 100;

    // What the library takes too. It goes into addresses and into the command line of a shell.
    private static readonly Regex s_form = new(@"^[A-Za-z0-9][A-Za-z0-9.-]*\z", RegexOptions.CultureInvariant);

    /// <summary>The tenant as it is sent; null where none was named.</summary>
    /// <param name="value">What was given, by a parameter or a variable.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is neither.</exception>
    public static string? Parse(string? value)
    {
        if (GivenText.Find(value) is not { } tenant) return null;
        if (tenant.Length <= Longest && s_form.IsMatch(tenant)) return tenant;
        // '{id}' is how Windows' registry and some portals write one.
        if (Guid.TryParse(tenant, out Guid id)) return id.ToString("D");
        string shown = Redaction.Redact(tenant);
        if (shown.Length > LongestShown || shown.Any(char.IsControl)) shown = string.Empty;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The tenant{(shown.Length > 0 ? $" '{shown}'" : string.Empty)} is neither the id nor a domain of a tenant.",
            "Check -TenantId, or the variable that it comes from: the tenant's id, from the Overview page of Microsoft Entra ID in the Azure portal, without an address around it.")
        { Target = shown.Length > 0 ? shown : null };
    }
}
