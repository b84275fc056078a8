using System.Text;
using AdoEntra.Emulator.Hosting;
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

    private static CallerBody Caller(EmulatedIdentity identity)
    {
        var (prefix, descriptor) = Descriptor(identity);
        return new(
            identity.AzureDevOpsId,
            descriptor,
            prefix + Convert.ToBase64String(Encoding.UTF8.GetBytes(identity.AzureDevOpsId.ToString())).TrimEnd('='),
            identity.Name,
            true,
            new Dictionary<string, PropertyBody> { ["Account"] = new("System.String", ServiceHeaders.UserName(identity)) },
            2,
            0);
    }

    // [I] Of a service principal the descriptor names the object id, of a person the name signed in with, of a build service the project.
    private static (string Prefix, string Descriptor) Descriptor(EmulatedIdentity identity) => identity.Kind switch
    {
        IdentityKind.User => ("aad.", $@"Microsoft.IdentityModel.Claims.ClaimsIdentity;{identity.TenantId}\{identity.UserName}"),
        IdentityKind.Service => (
            "svc.",
            $"Microsoft.TeamFoundation.ServiceIdentity;{StableGuid.From("organization/MyOrg")}:Build:"
                + StableGuid.From("project/SecretSauce")),
        _ => ("aadsp.", $@"Microsoft.VisualStudio.Services.Claims.AadServicePrincipal;{identity.TenantId}\{identity.ObjectId}"),
    };
}
