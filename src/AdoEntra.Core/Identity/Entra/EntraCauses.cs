using System.Globalization;
using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Identity.Entra;

/// <summary>
/// Why Entra refused, in words, and who does what next: the row of its code, else by its family and its other words (protocol.md 2.2).
/// </summary>
internal static class EntraCauses
{
    /// <summary>The cause for a code; null where the code is none of those that users of Azure DevOps meet.</summary>
    /// <param name="code">The number behind <c>AADSTS</c>.</param>
    /// <param name="who">Who was signing in.</param>
    public static StatedCause? Of(int code, EntraSubject who)
    {
        string text = "AADSTS" + code.ToString(CultureInfo.InvariantCulture);
        return CauseTable.ByCode(text) is { } row ? Say(Refined(row, who), who, text) : null;
    }

    /// <summary>
    /// The cause for what has no row of its own, by its family and by what else the error response says; null where that says nothing
    /// either.
    /// </summary>
    /// <param name="code">The number behind <c>AADSTS</c>; null where there is none.</param>
    /// <param name="error">The OAuth error.</param>
    /// <param name="subError">What Entra says in addition (<c>suberror</c>).</param>
    /// <param name="who">Who was signing in.</param>
    public static StatedCause? OfFamily(int? code, string? error, string? subError, EntraSubject who) =>
        (code, subError, error) switch
        {
            // 53xxx and 530xxx: policies; 7002xx and 7002xxx: federation.
            (>= 53000 and <= 53999 or >= 530000 and <= 530999, _, _) => Of(53003, who),
            (>= 700200 and <= 700299 or >= 7002000 and <= 7002999, _, _) => Of(70021, who),
            (_, "protection_policy_required" or "device_authentication_failed", _) => Of(53003, who),
            (_, "consent_required", _) or (_, _, "consent_required") => Of(65001, who),
            (_, "bad_token" or "token_expired", _) => Of(70043, who),
            (_, "basic_action" or "additional_action", _) or (_, _, "interaction_required" or "login_required") => Of(50076, who),
            (_, _, "temporarily_unavailable" or "server_error") => Say(NetworkRows.EntraUnavailable, who, error),
            _ => null,
        };

    /// <summary>The cause that Entra's words tell where its code means several things; null where they tell none.</summary>
    /// <param name="code">The code.</param>
    /// <param name="words">The description that came with it.</param>
    /// <param name="who">Who was signing in.</param>
    public static StatedCause? OfWords(string? code, string? words, EntraSubject who) =>
        words is not null && CauseTable.ByWords($"{code}: {words}", PolicyRows.Rows) is { } row ? Say(row, who, code) : null;

    /// <summary>A row with what is known of the sign-in.</summary>
    /// <param name="row">The row.</param>
    /// <param name="who">Who was signing in.</param>
    /// <param name="code">Entra's code, or the name of its error.</param>
    /// <param name="more">What else its sentences name.</param>
    public static StatedCause Say(KnownCause row, EntraSubject who, string? code = null, params (string Name, string? Value)[] more) =>
        row.Say(
            [
                ("application", who.Application),
                ("identity", who.Identity),
                ("tenant", who.Tenant),
                ("tenantId", who.TenantId),
                ("authority", who.Authority.Host.Authority),
                ("audience", who.Authority.FederationAudience),
                ("presented", who.Presented is { } token ? $" {token}{token.Remark()}" : string.Empty),
                ("code", code),
                .. more,
            ]
        );

    // What one code means depends on who was signing in, and how.
    private static KnownCause Refined(KnownCause row, EntraSubject who) =>
        row == FederationRows.TokenOutsideItsTime && who.Kind == "ClientCertificate" ? ApplicationRows.SignatureOutsideItsTime
        : row == FederationRows.TokenOutsideItsTime && who.IsGivenOnce ? FederationRows.TokenTextOutsideItsTime
        : row == PolicyRows.BlockedByEntra && who.Kind == "DeviceCode" ? PolicyRows.DeviceCodeBlocked
        : row == ApplicationRows.NoSingleTenant && who.TenantId is null ? ApplicationRows.TenantMissing
        : row;
}
