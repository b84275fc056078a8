using System.Security.Cryptography;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>The headers that Azure DevOps puts on its answers. Names: [C] protocol 3.3; values are of the same form.</summary>
internal static class ServiceHeaders
{
    public const string ContinuationToken = "x-ms-continuationtoken";

    private static readonly string ProcessId = StableGuid.From("process").ToString();
    private static readonly string DeploymentId = StableGuid.From("deployment").ToString();

    /// <summary>The headers that every answer has, refused or not.</summary>
    public static void Apply(Exchange exchange)
    {
        var headers = exchange.Http.Response.Headers;
        var request = exchange.Http.Request.Headers;
        var activity = Guid.NewGuid().ToString();
        headers["ActivityId"] = activity;
        headers["X-TFS-ProcessId"] = ProcessId;
        headers["X-VSS-SenderDeploymentId"] = DeploymentId;

        // [D code] protocol 3.3: a session id that the client sends comes back; so does, [I], the end-to-end id.
        headers["X-TFS-Session"] = GuidIn(request, "X-TFS-Session") ?? activity;
        headers["X-VSS-E2EID"] = GuidIn(request, "X-VSS-E2EID") ?? activity;
        headers.CacheControl = "no-cache, no-store, must-revalidate";
        headers.XContentTypeOptions = "nosniff";

        // [C] protocol 3.3, but without "domain=.dev.azure.com; secure": here the cookie comes back from a client that keeps cookies,
        // so that the log shows it. No client should.
        headers.SetCookie = "VstsSession=" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16)) + "; path=/; HttpOnly";
    }

    /// <summary>
    /// Says who the caller is. [C] protocol 3.3: only once an identity was established; together with 403 or 404 it means "known, but
    /// not permitted".
    /// </summary>
    public static void Identify(Exchange exchange, EmulatedIdentity identity) =>
        exchange.Http.Response.Headers["X-VSS-UserData"] = $"{identity.AzureDevOpsId}:{UserName(identity)}";

    /// <summary>The name after the id in <c>X-VSS-UserData</c>: a person's, or for a service principal, [I], its object id.</summary>
    public static string UserName(EmulatedIdentity identity) => identity.UserName ?? identity.ObjectId.ToString();

    /// <summary>What an unauthenticated caller gets about where to sign in. [D code, C] protocol 3.2 and 3.3.</summary>
    public static void Challenge(Exchange exchange)
    {
        var headers = exchange.Http.Response.Headers;
        var tenant = exchange.Organization?.TenantId ?? KnownIdentities.TenantId;
        var root = exchange.Services.BaseUri.AbsoluteUri;

        // [C] An organization without a tenant has a bare Bearer line. As several lines; the service also sends one joined by commas.
        headers.Append(
            "WWW-Authenticate", tenant == Guid.Empty ? "Bearer" : $"Bearer authorization_uri=https://login.microsoftonline.com/{tenant}");
        headers.Append("WWW-Authenticate", "Basic realm=\"https://tfsprodweu1.visualstudio.com/\"");
        headers.Append("WWW-Authenticate", "TFS-Federated");
        headers["X-VSS-ResourceTenant"] = tenant.ToString();
        headers["X-VSS-AuthorizationEndpoint"] = $"{root}{exchange.Organization?.Name}/";
        headers["X-TFS-FedAuthRealm"] = "https://tfsprodweu1.visualstudio.com/";
        headers["X-TFS-FedAuthIssuer"] = $"{root}{exchange.Organization?.Name}/";
        headers["X-TFS-FedAuthRedirect"] = SignInPage.Address(exchange);
        if (exchange.Credential.Identity is null)
        {
            // Not the service's: for a person who wonders. No client may rely on it.
            headers["X-Emulator-Reason"] = exchange.Credential.Reason;
        }
    }

    private static string? GuidIn(IHeaderDictionary headers, string name) =>
        Guid.TryParse(headers[name].ToString(), out var id) ? id.ToString() : null;
}
