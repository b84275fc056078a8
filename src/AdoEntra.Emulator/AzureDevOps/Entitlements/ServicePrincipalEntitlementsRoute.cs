using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Entitlements;

/// <summary>
/// <c>vsaex…/_apis/serviceprincipalentitlements[/{id}]</c>: adds a service principal, changes and removes it. [D] protocol 3.9: 200 even
/// for what failed, and no list. Who was added may really call.
/// </summary>
internal static class ServicePrincipalEntitlementsRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("f03dbf50-80f8-41b7-8ca2-65b6a178caba"),
        Route = EmulatedRoute.ServicePrincipalEntitlements,
        Host = ServiceHost.Entitlements,
        Area = "MemberEntitlementManagement",
        ResourceName = "ServicePrincipalEntitlements",
        Template = "_apis/{resource}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AddAsync },
    };

    public static ResourceLocation One { get; } = new()
    {
        Id = new("1d491a66-190b-43ae-86b8-9c2688c55186"),
        Route = EmulatedRoute.ServicePrincipalEntitlements,
        Host = ServiceHost.Entitlements,
        Area = "MemberEntitlementManagement",
        ResourceName = "ServicePrincipalEntitlements",
        Template = "_apis/{resource}/{servicePrincipalId}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = GetAsync,
            [HttpMethods.Patch] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    private static async Task AddAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadObjectAsync(call);
        var originId = body.Member("servicePrincipal").MemberText("originId");
        var license = LicenseIn(body.Member("accessLevel"));

        // [D] Only the object id of the organization's own tenant's enterprise application will do.
        var identity = Guid.TryParse(originId, out var objectId)
            ? KnownPrincipals.Addable.FirstOrDefault(known => known.ObjectId == objectId && known.TenantId == call.Organization.TenantId)
            : null;
        if (identity is null)
        {
            var error = new EntitlementErrorBody(5000, $"Failed to create service principal with object ID {originId}.");
            await AnswerAsync(call, new(false, null, new(false, [error], Guid.Empty, null), null));
            return;
        }

        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var entitlement = new Entitlement(identity, license, now, ProjectsIn(call, body));
        call.Organization.Add(entitlement);
        var added = EntitlementListing.Of(call, entitlement);
        await AnswerAsync(call, new(true, added, new(true, [], identity.AzureDevOpsId, added), null));
    }

    private static Task GetAsync(ResourceCall call) => BodyJson.AnswerAsync(
        call.Exchange, EntitlementListing.Of(call, Find(call)), BodyJson.Service.EntitlementBody);

    private static async Task ChangeAsync(ResourceCall call)
    {
        var entitlement = Find(call);
        var patch = await ResourceBody.ReadPatchAsync(call);
        foreach (var operation in patch.EnumerateArray().Where(operation => operation.MemberText("path") is "/accessLevel"))
        {
            entitlement = entitlement with { License = LicenseIn(operation.Member("value")) };
        }

        // [I] A role in a project takes the place of the one that was there.
        foreach (var operation in patch.EnumerateArray().Where(operation => operation.MemberText("path") is "/projectEntitlements"))
        {
            var added = ProjectIn(call, operation.Member("value"));
            entitlement = entitlement with
            {
                Projects = [.. entitlement.Projects.Where(project => project.ProjectRef.Id != added.ProjectRef.Id), added],
            };
        }

        call.Organization.Entitlements.Replace(one => one.Identity == entitlement.Identity, _ => entitlement);
        var changed = EntitlementListing.Of(call, entitlement);
        await AnswerAsync(call, new(true, changed, null, [new(true, [], entitlement.Identity.AzureDevOpsId, changed)]));
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        call.Organization.Remove(Find(call));
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static Entitlement Find(ResourceCall call)
    {
        var text = call.Required("servicePrincipalId");
        return (Guid.TryParse(text, out var id)
                ? call.Organization.Entitlements.Items.FirstOrDefault(entitlement => entitlement.Identity.AzureDevOpsId == id)
                : null)
            ?? throw new ServiceRefusalException(ServiceErrors.NoEntitlement(text));
    }

    private static string LicenseIn(JsonElement level)
    {
        level.MemberChosenNumber("licensingSource", ServiceEnums.LicensingSource);
        return level.MemberChoice("accountLicenseType", ServiceEnums.AccountLicenseType) ?? "none";
    }

    private static ProjectEntitlementBody[] ProjectsIn(ResourceCall call, JsonElement body) =>
    [
        .. body.MemberItems("projectEntitlements").Select(item => ProjectIn(call, item)),
    ];

    private static ProjectEntitlementBody ProjectIn(ResourceCall call, JsonElement item)
    {
        var project = call.FindProject(item.Member("projectRef").MemberText("id") ?? string.Empty);
        var group = item.Member("group").MemberChoice("groupType", ServiceEnums.EntitlementGroupType) ?? "projectReader";
        return new ProjectEntitlementBody(new(group, group), new(project.Id, project.Name), "unknown");
    }

    private static Task AnswerAsync(ResourceCall call, EntitlementChangeBody body) =>
        BodyJson.AnswerAsync(call.Exchange, body, BodyJson.Service.EntitlementChangeBody);
}
