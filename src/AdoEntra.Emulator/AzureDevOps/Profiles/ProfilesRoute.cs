using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Profiles;

/// <summary>
/// GET <c>app.vssps.visualstudio.com/_apis/profile/profiles/me</c> and <c>…/_apis/accounts?memberId=</c>: the host without organizations.
/// [C] protocol 3.10: a service principal has an id there and no names, and is a member of nothing.
/// </summary>
internal static class ProfilesRoute
{
    private static readonly DateTime Created = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public static ResourceLocation Profiles { get; } = new()
    {
        Id = new("f83735dc-483f-4238-a291-d45f6080a9af"),
        Route = EmulatedRoute.Profiles,
        Host = ServiceHost.Profiles,
        Area = "Profile",
        ResourceName = "Profiles",
        Template = "_apis/{area}/{resource}/{id}",
        ResourceVersion = 3,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerProfileAsync },
    };

    public static ResourceLocation Accounts { get; } = new()
    {
        Id = new("229a6a53-b428-4ffb-a835-e8f36b5b4b1e"),
        Route = EmulatedRoute.Accounts,
        Host = ServiceHost.Profiles,
        Area = "Account",
        ResourceName = "Accounts",
        Template = "_apis/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAccountsAsync },
    };

    private static Task AnswerProfileAsync(ResourceCall call)
    {
        var (asked, caller) = (call.Required("id"), call.Caller);
        if (!asked.Equals("me", StringComparison.OrdinalIgnoreCase)
            && !asked.Equals(caller.AzureDevOpsId.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceRefusalException(ServiceErrors.NoProfile(asked));
        }

        var isUser = caller.Kind == IdentityKind.User;
        return BodyJson.AnswerAsync(
            call.Exchange,
            new ProfileBody(
                isUser ? caller.Name : string.Empty, caller.AzureDevOpsId, isUser ? caller.UserName! : string.Empty, 1, Created,
                caller.AzureDevOpsId, 1),
            BodyJson.Service.ProfileBody);
    }

    private static Task AnswerAccountsAsync(ResourceCall call)
    {
        var text = call.Query.Text("memberId") ?? call.Query.Text("ownerId");
        if (!Guid.TryParse(text, out var id))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidQuery("memberId", text ?? string.Empty));
        }

        AccountBody[] accounts =
        [
            .. call.Services.State.Organizations
                .Where(organization => organization.Members.Any(member => member.Kind == IdentityKind.User && member.AzureDevOpsId == id))
                .Select(organization => new AccountBody(
                    organization.Id, new Address(call.Services.BaseUri, organization).On(ServiceHost.Identities) + "/", organization.Name,
                    organization.Name, "organization")),
        ];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<AccountBody>(accounts.Length, accounts), BodyJson.Service.PageBodyAccountBody);
    }
}
