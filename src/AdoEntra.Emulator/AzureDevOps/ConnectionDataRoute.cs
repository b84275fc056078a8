using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>GET <c>/{organization}/_apis/connectionData</c>: who am I. [D code] protocol 3.10.</summary>
internal static class ConnectionDataRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("00d9565f-ed9c-4a06-9a50-00e7896ccab4"),
        Route = EmulatedRoute.ConnectionData,
        Area = "Location",
        ResourceName = "ConnectionData",
        Template = "_apis/{resource}",
        PreviewOnly = true,

        // [D] protocol 3.10: some clients leave the version out there.
        VersionOptional = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    /// <summary>
    /// [C/I] protocol 3.10: where anonymous access is possible, a credential that is not accepted gets the anonymous identity.
    /// </summary>
    public static Task AnswerAnonymousAsync(Exchange exchange, EmulatedOrganization organization) => WriteAsync(
        exchange,
        organization,
        new CallerBody(
            new Guid(ServiceErrors.AnonymousId), "System:PublicAccess;" + ServiceErrors.AnonymousId, "s2s.anonymous", "Anonymous", true,
            new Dictionary<string, PropertyBody>(), 2, 0));

    private static Task AnswerAsync(ResourceCall call) => WriteAsync(call.Exchange, call.Organization, Caller(call.Caller));

    private static Task WriteAsync(Exchange exchange, EmulatedOrganization organization, CallerBody caller) => BodyJson.AnswerAsync(
        exchange,
        new ConnectionDataBody(
            caller, caller, organization.Id, StableGuid.From("deployment"), "hosted",
            new LocationServiceBody(StableGuid.From("service owner"), "HostGuidAccessMapping", -1, -1)),
        BodyJson.Service.ConnectionDataBody);

    private static CallerBody Caller(EmulatedIdentity identity) => new(
        identity.AzureDevOpsId,
        SubjectDescriptor.Legacy(identity),
        SubjectDescriptor.Of(identity),
        identity.Name,
        true,
        new Dictionary<string, PropertyBody> { ["Account"] = new("System.String", ServiceHeaders.UserName(identity)) },
        2,
        0);
}
