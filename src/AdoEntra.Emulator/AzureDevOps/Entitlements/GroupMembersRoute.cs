using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Entitlements;

/// <summary>
/// GET <c>vsaex…/_apis/groupentitlements/{groupId}/members</c>, paged by <c>maxResults</c> and <c>pagingToken</c>. [D]
/// memberEntitlementManagement-7.1 <c>Members_Get</c>. Only persons: the contract has no other members.
/// </summary>
internal static class GroupMembersRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("45a36e53-5286-4518-aa72-2d29f7acc5d8"),
        Route = EmulatedRoute.GroupMembers,
        GivesTokens = true,
        Host = ServiceHost.Entitlements,
        Area = "MemberEntitlementManagement",
        ResourceName = "Members",
        Template = "_apis/GroupEntitlements/{groupId}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var text = call.Required("groupId");
        var directory = call.Organization.Directory;
        if (!Guid.TryParse(text, out var id) || directory.Groups.FirstOrDefault(candidate => candidate.Id == id) is not { } group)
        {
            throw new ServiceRefusalException(ServiceErrors.NoEntitlement(text));
        }

        EmulatedIdentity[] persons = [.. directory.MembersOf(group).Where(member => member.Kind == IdentityKind.User)];
        var window = PageWindow.ByToken(call, call.Query.Number("maxResults", least: 1) ?? 100, "pagingToken");
        EntitlementBody[] page = [.. window.Of(persons).Select(person => EntitlementListing.Of(call, person))];
        return BodyJson.AnswerAsync(
            call.Exchange,
            new EntitlementPageBody(page, window.Next(call, persons.Length), persons.Length, page),
            BodyJson.Service.EntitlementPageBody);
    }
}
