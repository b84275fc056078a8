using AdoEntra.Errors;

namespace AdoEntra.Identity.Entra;

/// <summary>
/// Why Entra refused, in words, and who does what next: by its code, else by its family and its other words (protocol.md 2.2).
/// </summary>
internal static class EntraCauses
{
    /// <summary>The cause for a code; null where the code is none of those that users of Azure DevOps meet.</summary>
    /// <param name="code">The number behind <c>AADSTS</c>.</param>
    /// <param name="who">Who was signing in.</param>
    public static EntraCause? Of(int code, EntraSubject who) =>
        code switch
        {
            7000215 => new(
                ErrorIds.InvalidCredential,
                $"The client secret given for {who.Application} is not one of its secrets.",
                "Check that you passed the secret's value and not its id; if the value is lost, the application's owner has to create a "
                    + "new one (App registrations, Certificates & secrets)."
            ),
            7000222 => new(
                ErrorIds.InvalidCredential,
                $"The client secret of {who.Application} has expired.",
                "The application's owner has to create a new one (App registrations, Certificates & secrets), or let it sign in by "
                    + "federation, without a secret."
            ),
            700016 => new(
                ErrorIds.InvalidCredential,
                $"{who.Capital} was not found in {who.Tenant}.",
                "Check that the id is the application (client) id, not an object id, and that -TenantId is the application's tenant; "
                    + "an administrator of that tenant may have to add the application."
            ),
            700011 or 70001 or 7000112 => new(
                ErrorIds.InvalidCredential,
                $"{who.Capital} does not exist in {who.Tenant}, or is disabled there.",
                "An administrator of the tenant has to add or enable it (Enterprise applications, Properties)."
            ),
            90002 => new(
                ErrorIds.InvalidCredential,
                $"{who.CapitalTenant} was not found at {who.Authority.Host.Authority}.",
                "Check -TenantId (Microsoft Entra ID, Overview, in the Azure portal); for a national cloud set AZURE_AUTHORITY_HOST."
            ),
            900382 or 900432 or 90038 => new(
                ErrorIds.InvalidCredential,
                $"{who.CapitalTenant} is in another cloud than {who.Authority.Host.Authority}.",
                "Set AZURE_AUTHORITY_HOST to the authority of the tenant's cloud, for example https://login.microsoftonline.us/; "
                    + "the owner of the application has to register it in that cloud: an application belongs to one cloud only."
            ),
            700025 => new(
                ErrorIds.InvalidCredential,
                $"{who.Capital} is a public client, which signs in without a secret or certificate.",
                "Its owner has to add a platform that accepts secrets (App registrations, Authentication); or sign in as a user with "
                    + "-DeviceCode or -Interactive."
            ),
            700027 => new(
                ErrorIds.InvalidCredential,
                $"The certificate used for {who.Application} is not one of its certificates, or has expired.",
                "The application's owner has to upload the certificate (App registrations, Certificates & secrets); compare the "
                    + "thumbprints."
            ),
            700024 => OutsideItsTime(who),
            7002138 => Mismatch(
                who,
                "no federated credential that matches the token: the closest one differs only in case",
                "issuer and subject, including upper and lower case,"
            ),
            700211 => Mismatch(who, "no federated credential for the token's issuer", "the issuer"),
            700213 => Mismatch(who, "no federated credential for the token's subject", "the subject"),
            700212 => Mismatch(
                who,
                "no federated credential for the token's audience",
                $"the audience (usually {who.Authority.FederationAudience})"
            ),
            70021 => Mismatch(who, "no federated credential that matches the token", "issuer, subject and audience"),
            70025 => new(
                ErrorIds.FederationMismatch,
                $"{who.Capital} has no federated credentials.",
                "The application's owner has to add a federated credential (App registrations, Certificates & secrets, Federated "
                    + "credentials)."
            ),
            700223 => new(
                ErrorIds.FederationMismatch,
                $"{who.CapitalTenant} does not allow applications to sign in by this federation: it is turned off.",
                "An administrator of the tenant has to allow workload identity federation there (application management policies), or the "
                    + "application's owner has to register it in a tenant that does."
            ),
            700238 => new(
                ErrorIds.FederationMismatch,
                $"{who.CapitalTenant} does not allow applications to sign in by this federation: the issuer is not "
                    + $"allowed.{Presented(who)}",
                "An administrator of the tenant has to allow the issuer that Entra names (application management policies, allowed "
                    + "issuers of federated credentials)."
            ),
            700229 => new(
                ErrorIds.FederationMismatch,
                $"{who.Capital} does not accept this kind of federated token.{Presented(who)}",
                "Use the token of a managed identity or of an application; a user's token is not accepted."
            ),
            70052 => new(
                ErrorIds.FederationMismatch,
                $"{who.Capital} is a multitenant application, which does not accept this kind of federated "
                    + $"token.{Presented(who)}",
                "Its owner has to make it single-tenant (App registrations, Authentication, Supported account types), or "
                    + "register another application for this purpose."
            ),
            700236 => new(
                ErrorIds.FederationMismatch,
                $"{who.Capital} cannot trust an identity of another tenant than its own.",
                "Its owner has to register the application as multitenant in the tenant of the managed identity, and an "
                    + "administrator of this tenant has to add it here."
            ),
            500011 or 50001 or 650057 => new(
                ErrorIds.WrongResource,
                $"The resource Azure DevOps was not found in {who.Tenant}.",
                "Check -TenantId; an administrator of that tenant has to sign in to Azure DevOps there once."
            ),
            70011 or 28002 or 700023 or 1002012 => new(
                ErrorIds.WrongResource,
                $"Entra rejected the scope of the token request (AADSTS{code}).",
                "This is a bug in AdoEntra: report it with the output of -Verbose."
            ),
            53003 or 53000 or 53001 or 53002 or 530032 or 530035 or 50131 or 50199 or 50097 or 50005 => Blocked(who),
            50076 or 50079 or 50074 or 50072 or 50078 or 50158 => new(
                ErrorIds.InteractionRequired,
                $"{who.CapitalTenant} requires multifactor authentication, which needs a user.",
                "Sign in with -Interactive or -DeviceCode; for a job, use an identity of its own (managed identity, federation)."
            ),
            65004 => new(
                ErrorIds.InteractionRequired,
                $"The sign-in was declined: the user did not consent to {who.Application}.",
                "Sign in again and accept the request."
            ),
            65001 or 650052 or 90094 => new(
                ErrorIds.InteractionRequired,
                $"Consent to {who.Application} is missing in {who.Tenant}.",
                "An administrator of the tenant has to grant it (Enterprise applications, Permissions); or use another application "
                    + "with -ClientId."
            ),
            50020 or 50034 or 51004 or 90072 or 16000 => new(
                ErrorIds.WrongTenant,
                $"This account is not in {who.Tenant}.",
                "Pass the account's or the organization's tenant as -TenantId, or sign in with another account."
            ),
            50057 or 50055 or 50053 or 50126 => new(
                ErrorIds.InvalidCredential,
                $"This account cannot sign in to {who.Tenant}: it is disabled or locked, or its password is wrong or has expired.",
                "Sign in to https://myaccount.microsoft.com with it, or ask an administrator of the tenant."
            ),
            50173 or 700082 or 70008 or 70043 or 50132 or 50133 => new(
                ErrorIds.InteractionRequired,
                "The sign-in has expired: it was revoked, or was not used for too long.",
                "Sign in again with Connect-AdoEntra."
            ),
            70018 or 70019 or 70020 => new(
                ErrorIds.InteractionRequired,
                "The device code was not entered in time, or is wrong.",
                "Run Connect-AdoEntra -DeviceCode again and enter the new code."
            ),
            90055 => new(
                ErrorIds.Throttled,
                $"Entra is throttling requests in {who.Tenant} (AADSTS90055).",
                "Wait a minute, then try again; share one connection instead of signing in for every call."
            ),
            50196 or 50033 or 90033 or 90006 or 90012 or 90024 => new(
                ErrorIds.Transient,
                $"Entra is temporarily unavailable (AADSTS{code}).",
                "Try again in a minute; check Service health at https://entra.microsoft.com for outages."
            ),
            50049 => new(
                ErrorIds.InvalidRequest,
                $"The authority {who.Authority.Host.Authority} is unknown to Entra.",
                "Clear AZURE_AUTHORITY_HOST, or set it to one of Microsoft's authorities."
            ),
            9001023 or 90130 or 50194 or 90124 => new(
                ErrorIds.InvalidRequest,
                who.TenantId is null
                    ? $"{who.Capital} cannot sign in without a tenant."
                    : $"{who.Capital} cannot sign in to '{who.TenantId}', which is not a single tenant.",
                who.TenantId is null
                    ? "Pass -TenantId."
                    : "Pass the id or a domain of one tenant as -TenantId (Microsoft Entra ID, Overview, in the Azure portal), or "
                        + "remove it."
            ),
            _ => null,
        };

    /// <summary>
    /// The cause for what has no row of its own, by its family and by what else the error response says; null where that says nothing
    /// either.
    /// </summary>
    /// <param name="code">The number behind <c>AADSTS</c>; null where there is none.</param>
    /// <param name="error">The OAuth error.</param>
    /// <param name="subError">What Entra says besides (<c>suberror</c>).</param>
    /// <param name="who">Who was signing in.</param>
    public static EntraCause? OfFamily(int? code, string? error, string? subError, EntraSubject who) =>
        (code, subError, error) switch
        {
            // 53xxx and 530xxx: policies; 7002xx and 7002xxx: federation.
            (>= 53000 and <= 53999 or >= 530000 and <= 530999, _, _) => Blocked(who),
            (>= 700200 and <= 700299 or >= 7002000 and <= 7002999, _, _) => Mismatch(
                who,
                "no federated credential that matches the token",
                "issuer, subject and audience"
            ),
            (_, "protection_policy_required" or "device_authentication_failed", _) => Blocked(who),
            (_, "consent_required", _) or (_, _, "consent_required") => Of(65001, who),
            (_, "bad_token" or "token_expired", _) => Of(70043, who),
            (_, "basic_action" or "additional_action", _) or (_, _, "interaction_required" or "login_required") => Of(50076, who),
            (_, _, "temporarily_unavailable" or "server_error") => new(
                ErrorIds.Transient,
                $"Entra is temporarily unavailable ({error}).",
                "Try again in a minute; check Service health at https://entra.microsoft.com for outages."
            ),
            _ => null,
        };

    // Only persons can try another way in.
    private static EntraCause Blocked(EntraSubject who) =>
        new(
            ErrorIds.ConditionalAccess,
            $"A Conditional Access policy of {who.Tenant} blocks {who.Identity}.",
            (
                who.Kind == "DeviceCode"
                    ? "Most such policies block the device code flow itself: use -Interactive. Otherwise signing in again does "
                        + "not help: "
                    : "Signing in again does not help: "
            )
                + "an Entra administrator has to allow it: a policy for workload identities or for users, a named location, a compliant "
                + "device (the sign-in logs name the policy)."
        );

    private static EntraCause OutsideItsTime(EntraSubject who)
    {
        if (who.Kind == "ClientCertificate")
        {
            return new(
                ErrorIds.InvalidCredential,
                $"The signature for {who.Application} is not valid at this time: the clock of this machine is off by minutes.",
                "Correct the clock of this machine (Entra's message has its own time); the certificate is not the cause."
            );
        }

        return who.IsGivenOnce
            ? new(
                ErrorIds.FederationMismatch,
                $"The federated token for {who.Application} is not valid at this time. It was passed as a string, so it cannot be renewed.",
                "Pass a script block that gets a new token each time (-FederatedToken { ... }) or -FederatedTokenFile; if the token is "
                    + "new, check the clock of this machine."
            )
            : new(
                ErrorIds.FederationMismatch,
                $"The federated token for {who.Application} is not valid at this time: it is not valid yet, or has expired.",
                "Check the clock of this machine, and get the token right before signing in: it is valid for minutes only."
            );
    }

    private static string Presented(EntraSubject who) => who.Presented is { } token ? $" {token}{token.Remark()}" : string.Empty;

    private static EntraCause Mismatch(EntraSubject who, string what, string compare) =>
        new(
            ErrorIds.FederationMismatch,
            $"{who.Capital} has {what}.{Presented(who)}",
            $"Its owner has to compare {compare} of the federated credential, character by character, with the token's (App registrations, "
                + "Certificates & secrets, Federated credentials)."
        );
}

/// <summary>A cause: its error id, what it is, and what to do.</summary>
internal sealed record EntraCause(string ErrorId, string What, string Advice);
