using AdoEntra.Connections;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http.Proxies;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Tokens;

namespace AdoEntra.Diagnosis;

/// <summary>Where the token comes from, how long it is good, and for which tenant it is.</summary>
internal static class TokenSteps
{
    private static readonly string[] s_readyMade = ["AccessToken", "PersonalAccessToken", "SystemAccessToken"];

    /// <summary>How old a token has to be for grants to have come after it: a younger one is as new as another would be.</summary>
    private static readonly TimeSpan s_young = TimeSpan.FromMinutes(2);

    /// <summary>Whether a kind of credential gets its tokens from Entra itself.</summary>
    public static bool IsFromEntra(string kind) => kind != ManagedIdentitySignIn.KindName && Array.IndexOf(s_readyMade, kind) < 0;

    /// <summary>Whether an organization without a tenant has no use for the kind, as far as the kind says.</summary>
    public static bool NeedsEntra(string kind) => Array.IndexOf(s_readyMade, kind) < 0;

    /// <summary>Who gave the token, and through which proxy.</summary>
    public static AdoDiagnosisStep Host(string kind, VariableReader variables)
    {
        if (kind == ManagedIdentitySignIn.KindName)
            return DiagnosisSteps.Passed(DiagnosisSteps.SignInHost, $"The token came from {ManagedIdentitySignIn.Host(variables)}.");
        if (!IsFromEntra(kind)) return DiagnosisSteps.Skipped(DiagnosisSteps.SignInHost, $"{kind} needs none: the token is there already.");
        Uri authority = EntraAuthority.From(variables).Host;
        string? proxy = ProxyHandler.PlaceTo(authority, name => variables(name));
        return DiagnosisSteps.Passed(
            DiagnosisSteps.SignInHost,
            $"{authority.Authority} responds{(proxy is null ? " (no proxy is set)" : $" through {proxy}")}."
        );
    }

    /// <summary>How long the token is good. One that was given and is over fails here, before the service refuses it.</summary>
    public static AdoDiagnosisStep Token(CachedToken token, DateTimeOffset now)
    {
        if (token.KnownEnd is { } end && end <= now)
        {
            return DiagnosisSteps.Failed(
                DiagnosisSteps.Token,
                new AdoSignInException(CredentialRows.TokenExpired.Say(("end", $"{end.UtcDateTime:u}")))
            );
        }

        string age = TokenClaims.IssuedOn(token.Value) is { } issued ? $"; it was issued {Minutes(now - issued)} min ago" : string.Empty;
        string lasts = token.KnownEnd is { } known
            ? $", valid for another {Minutes(known - now)} min"
            : " (when it ends is not known)";
        return DiagnosisSteps.Passed(DiagnosisSteps.Token, $"Received a {token}{lasts}{age}.");
    }

    /// <summary>The tenant of the credential against the organization's.</summary>
    /// <param name="token">The token.</param>
    /// <param name="connection">Where it is sent.</param>
    /// <param name="tenant">The organization's.</param>
    public static AdoDiagnosisStep Tenant(CachedToken token, AdoConnection connection, OrganizationTenant tenant)
    {
        string? asked = IsFromEntra(connection.CredentialKind) ? connection.TenantId : null;
        // What the token says of itself is shown, and decides nothing: the organization's answer does.
        string? claimed = Guid.TryParse(TokenClaims.Text(token.Value, "tid"), out Guid id) ? id.ToString("D") : null;
        if (tenant.TenantId is not { } own)
            return DiagnosisSteps.Skipped(DiagnosisSteps.TokenTenant, "The tenant of the organization is not known.");
        if (token.TokenType == SourceToken.Basic)
            return DiagnosisSteps.Skipped(DiagnosisSteps.TokenTenant, "A personal access token belongs to no tenant.");
        string? other = Guid.TryParse(asked, out Guid named) && named != new Guid(own) ? asked : null;
        bool differs = other is not null || (claimed is not null && new Guid(claimed) != new Guid(own));
        if (!differs)
        {
            return asked is null && claimed is null
                ? DiagnosisSteps.Skipped(DiagnosisSteps.TokenTenant, "The token does not say for which tenant it is.")
                : DiagnosisSteps.Passed(DiagnosisSteps.TokenTenant, "The token is of the organization's tenant.");
        }

        StatedCause cause = OrganizationRows.OtherTenant.Say(
            ("organization", connection.Organization),
            ("organizationTenant", own),
            ("tokenTenant", other ?? claimed)
        );
        cause = cause with
        {
            What = $"The organization '{connection.Organization}' belongs to tenant {own}, the token is from tenant {other ?? claimed}.",
        };
        return other is null
            ? DiagnosisSteps.Warning(DiagnosisSteps.TokenTenant, cause)
            : DiagnosisSteps.Failed(DiagnosisSteps.TokenTenant, new AdoConnectionException(cause));
    }

    /// <summary>What to try where access was granted after the token was issued; null where that cannot be the reason.</summary>
    public static string? OlderThanGrant(CachedToken? token, DateTimeOffset now) =>
        token is not null && TokenClaims.IssuedOn(token.Value) is { } issued && now - issued > s_young
            ? OrganizationRows.TokenOlderThanGrant.Say(("issued", $"{issued.UtcDateTime:u}")).Advice
            : null;

    private static string Minutes(TimeSpan time) => $"{Math.Max(0, Math.Floor(time.TotalMinutes)):0}";
}
