using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Entitlements;

/// <summary>
/// GET <c>vsaex…/_apis/userentitlements[/{userId}]</c>: a page with its token inside. [D] memberEntitlementManagement-7.1, protocol 3.8.
/// </summary>
internal static class UserEntitlementsRoute
{
    private const double FirstWithItems = 6.0;

    public static ResourceLocation List { get; } = new()
    {
        Id = new("387f832c-dbf2-4643-88e9-c1aa94dbb737"),
        Route = EmulatedRoute.UserEntitlements,
        GivesTokens = true,
        Host = ServiceHost.Entitlements,
        Area = "MemberEntitlementManagement",
        ResourceName = "UserEntitlements",
        Template = "_apis/{resource}",
        ResourceVersion = 4,
        Choices = new Dictionary<string, ServiceEnum> { ["select"] = ServiceEnums.UserEntitlementProperty },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerListAsync },
    };

    public static ResourceLocation One { get; } = new()
    {
        Id = new("8480c6eb-ce60-47e9-88df-eca3c801638b"),
        Route = EmulatedRoute.UserEntitlements,
        GivesTokens = true,
        Host = ServiceHost.Entitlements,
        Area = "MemberEntitlementManagement",
        ResourceName = "UserEntitlements",
        Template = "_apis/{resource}/{userId}",
        ResourceVersion = 4,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerOneAsync },
    };

    private static Task AnswerListAsync(ResourceCall call)
    {
        var users = call.Organization.Directory.Users;
        var window = PageWindow.ByToken(call, call.Services.Options.ServerPageSize);
        EntitlementBody[] page = [.. window.Of(users).Select(user => EntitlementListing.Of(call, user))];

        // [D] The older versions' samples have the list under "members", those of 7.1 under "items"; where it changed is [I].
        var isOlder = ApiVersion.Number(call.Exchange) < FirstWithItems;
        return BodyJson.AnswerAsync(
            call.Exchange,
            new EntitlementPageBody(isOlder ? page : null, window.Next(call, users.Count), users.Count, isOlder ? null : page),
            BodyJson.Service.EntitlementPageBody);
    }

    private static Task AnswerOneAsync(ResourceCall call)
    {
        var text = call.Required("userId");
        var user = Guid.TryParse(text, out var id)
            ? call.Organization.Directory.Users.FirstOrDefault(candidate => candidate.AzureDevOpsId == id)
            : null;
        return user is null
            ? throw new ServiceRefusalException(ServiceErrors.NoEntitlement(text))
            : BodyJson.AnswerAsync(call.Exchange, EntitlementListing.Of(call, user), BodyJson.Service.EntitlementBody);
    }
}
