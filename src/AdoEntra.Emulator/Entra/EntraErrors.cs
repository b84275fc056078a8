using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Entra;

/// <summary>
/// The refusals of Entra's. Numbers, OAuth errors and statuses are [D/I] protocol 2.2. Texts are [I], after what the service is known to
/// say: no client may depend on them beyond showing them.
/// </summary>
internal static class EntraErrors
{
    private const string NoRecord = "No matching federated identity record found for presented assertion";

    public static EntraError UnknownTenant(string tenant) => new(
        90002, "invalid_request", 400,
        $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check "
        + "with your subscription administrator, this may happen if there are no active subscriptions for the tenant.");

    public static EntraError NoTenantNamed(string tenant) => new(
        9001023, "invalid_request", 400, $"The grant type is not supported over the /{tenant} endpoint. Please use the tenant's own.");

    public static EntraError UnknownApplication(string clientId, string tenant) => new(
        700016, "unauthorized_client", 400,
        $"Application with identifier '{clientId}' was not found in the directory '{tenant}'. This can happen if the application has not "
        + "been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your "
        + "authentication request to the wrong tenant.");

    public static EntraError MissingParameter(string name) => new(
        900144, "invalid_request", 400, $"The request body must contain the following parameter: '{name}'.");

    public static EntraError UnsupportedGrant(string grant) => new(
        70003, "unsupported_grant_type", 400, $"The app requested an unsupported grant type '{grant}'.");

    public static EntraError NoCredential() => new(
        7000218, "invalid_client", 401,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");

    public static EntraError PublicClient() => new(
        700025, "invalid_client", 401, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");

    public static EntraError WrongSecret(Guid clientId) => new(
        7000215, "invalid_client", 401,
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, "
        + $"for a secret added to app '{clientId}'.");

    public static EntraError ExpiredSecret(Guid clientId) => new(
        7000222, "invalid_client", 401,
        $"The provided client secret keys for app '{clientId}' are expired. Visit the Azure portal to create new keys for your app: "
        + "https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.");

    public static EntraError MalformedAssertion() => new(
        50027, "invalid_client", 401, "JWT token is invalid or malformed.");

    public static EntraError AssertionOfAnother() => new(
        700021, "invalid_client", 401, "Client assertion application identifier doesn't match 'client_id' parameter.");

    public static EntraError AssertionAudience() => new(
        700023, "invalid_client", 401, "Client assertion audience claim does not match Realm issuer.");

    public static EntraError BadSignature(string reason, string? thumbprint) => new(
        700027, "invalid_client", 401,
        "The certificate with identifier used to sign the client assertion is not registered on application. "
        + $"[Reason - {reason}{(thumbprint is null ? string.Empty : ", Thumbprint of key used by client: '" + thumbprint + "'")}]");

    public static EntraError OutsideValidTime(DateTimeOffset now, DateTimeOffset? begins, DateTimeOffset? ends) => new(
        700024, "invalid_client", 401,
        $"Client assertion is not within its valid time range. Current time: {now:O}, assertion valid from {begins:O}, expiry time of "
        + $"assertion {ends:O}. Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/"
        + "active-directory-certificate-credentials .");

    public static EntraError NoFederatedCredential(EmulatedApplication application) => new(
        70025, "invalid_client", 401,
        $"The client '{application.ClientId}'({application.Name}) has no configured federated identity credentials.");

    public static EntraError NoSuchIssuer(string? issuer) => new(
        700211, "invalid_client", 401, $"{NoRecord} issuer '{issuer}'. {SeeCredentials}");

    public static EntraError NoSuchSubject(string? subject) => new(
        700213, "invalid_client", 401, $"{NoRecord} subject '{subject}'. {SeeCredentials}");

    public static EntraError NoSuchAudience(string audience) => new(
        700212, "invalid_client", 401, $"{NoRecord} audience '{audience}'. {SeeCredentials}");

    public static EntraError NoSuchRecord(string? issuer, string? subject, string audience) => new(
        70021, "invalid_client", 401,
        $"{NoRecord}. Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'. "
        + "https://docs.microsoft.com/azure/active-directory/develop/workload-identity-federation");

    public static EntraError OtherCase(string member, string? presented) => new(
        7002138, "invalid_client", 401,
        $"{NoRecord} {member} '{presented}'. A federated identity credential matches it except for letter case. {SeeCredentials}");

    public static EntraError FederationOff(Guid tenant) => new(
        700223, "invalid_client", 401, $"Federated identity credentials are disabled by policy in tenant '{tenant}'.");

    public static EntraError IssuerNotAllowed(string? issuer, Guid tenant) =>
        new(
            700238,
            "invalid_client",
            401,
            $"The issuer '{issuer}' is not allowed for federated identity credentials by the policy of tenant '{tenant}'."
        );

    public static EntraError SeveralTenants(EmulatedApplication application) =>
        new(
            70052,
            "invalid_client",
            401,
            $"The multi-tenant application '{application.ClientId}'({application.Name}) is not supported for this federated identity "
                + "credential."
        );

    public static EntraError OtherCloud() => new(
        900382, "invalid_request", 400, "Confidential Client is not supported in Cross Cloud request.");

    public static EntraError TenantThrottled() => new(
        90055, "temporarily_unavailable", 429, "Tenant is throttled: too many requests.");

    public static EntraError BadScope(string scope) => new(
        70011, "invalid_scope", 400,
        $"The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. "
        + $"The scope {scope} is not valid.");

    public static EntraError ScopeWithoutDefault(string scope) => new(
        1002012, "invalid_scope", 400,
        $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to "
        + "the resource identifier (application ID URI).");

    public static EntraError UnknownResource(string resource, Guid tenant) => new(
        500011, "invalid_resource", 400,
        $"The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not "
        + "been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your "
        + "authentication request to the wrong tenant.");

    public static EntraError BlockedByPolicy() => new(
        53003, "invalid_grant", 400,
        "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.")
    {
        SubError = "message_only",
    };

    public static EntraError SecondFactor() => new(
        50076, "interaction_required", 400,
        "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor "
        + $"authentication to access '{KnownResources.AzureDevOps}'.")
    {
        SubError = "basic_action",
    };

    public static EntraError CodePending() => new(
        70016, "authorization_pending", 400, "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");

    public static EntraError CodeDeclined() => new(
        70016, "authorization_declined", 400, "OAuth 2.0 device flow error. The end user denied the authorization request.");

    public static EntraError CodeExpired() => new(
        70020, "expired_token", 400, "The device code has expired. Start over with a new one.");

    public static EntraError UnknownDeviceCode() => new(
        70018, "bad_verification_code", 400, "The device code was never given out to this application, or was redeemed.");

    public static EntraError UnknownGrant(string what) => new(
        9002313, "invalid_grant", 400,
        $"Invalid request. The {what} is malformed, was never given out to this application, or was redeemed.");

    public static EntraError RevokedGrant() => new(
        50173, "invalid_grant", 400,
        "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their "
        + "password.");

    public static EntraError NotInTenant(EmulatedIdentity person, Guid tenant) => new(
        50020, "invalid_grant", 400,
        $"User account '{person.UserName}' from identity provider 'https://sts.windows.net/{person.TenantId}/' does not exist in tenant "
        + $"'{tenant}'. The account needs to be added as an external user in the tenant first.");

    public static EntraError WrongVerifier() => new(
        50148, "invalid_grant", 400,
        "The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.");

    public static EntraError WrongRedirect(string address) => new(
        50011, "invalid_request", 400,
        $"The redirect URI '{address}' specified in the request does not match the redirect URIs configured for the application.");

    private const string SeeCredentials =
        "Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. "
        + "https://docs.microsoft.com/azure/active-directory/develop/workload-identity-federation";
}
