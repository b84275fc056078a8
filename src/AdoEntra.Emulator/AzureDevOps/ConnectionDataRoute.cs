using System.Text;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>GET <c>/{organization}/_apis/connectionData</c>: who am I. [D code] protocol 3.10.</summary>
internal static class ConnectionDataRoute
{
    public static Task AnswerAsync(Exchange exchange, EmulatedOrganization organization, EmulatedIdentity identity) =>
        WriteAsync(exchange, organization, Caller(identity));

    /// <summary>
    /// [C/I] protocol 3.10: where anonymous access is possible, a credential that is not accepted is answered with nobody.
    /// </summary>
    public static Task AnswerAnonymousAsync(Exchange exchange, EmulatedOrganization organization) => WriteAsync(
        exchange,
        organization,
        new CallerBody(
            new Guid(ServiceErrors.AnonymousId), "System:PublicAccess;" + ServiceErrors.AnonymousId, "s2s.anonymous", "Anonymous", true,
            new Dictionary<string, PropertyBody>(), 2, 0));

    private static Task WriteAsync(Exchange exchange, EmulatedOrganization organization, CallerBody caller) => BodyJson.AnswerAsync(
        exchange,
        new ConnectionDataBody(
            caller, caller, organization.Id, StableGuid.From("deployment"), "hosted",
            new LocationServiceBody(StableGuid.From("service owner"), "HostGuidAccessMapping", -1, -1)),
        BodyJson.Service.ConnectionDataBody);

    // [I] For a service principal: the application's name; descriptors that name the object id; the account is the object id.
    private static CallerBody Caller(EmulatedIdentity identity) => new(
        identity.AzureDevOpsId,
        $@"Microsoft.VisualStudio.Services.Claims.AadServicePrincipal;{KnownIdentities.TenantId}\{identity.ObjectId}",
        "aadsp." + Convert.ToBase64String(Encoding.UTF8.GetBytes(identity.AzureDevOpsId.ToString())).TrimEnd('='),
        identity.Name,
        true,
        new Dictionary<string, PropertyBody> { ["Account"] = new("System.String", identity.ObjectId.ToString()) },
        2,
        0);
}
