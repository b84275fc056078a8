using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Identities;

/// <summary>
/// GET <c>vssps…/_apis/identities[/{identityId}]</c>: persons, service principals and groups by their ids, by their descriptors of either
/// form, or by a search. [D] ims-7.1 <c>Identities_Read Identities</c>, not paged; [C] what is not known is null in the list.
/// </summary>
internal static class IdentitiesRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("28010c54-d0c0-4c89-a5b0-1c9e188b9fb7"),
        Route = EmulatedRoute.Identities,
        Host = ServiceHost.Identities,
        Area = "IMS",
        ResourceName = "Identities",
        Template = "_apis/{resource}/{identityId?}",
        Choices = new Dictionary<string, ServiceEnum> { ["queryMembership"] = ServiceEnums.QueryMembership },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var directory = call.Organization.Directory;
        var all = directory.Users.Concat(directory.ServicePrincipals.Items).Select(identity => Body(call, identity))
            .Concat(directory.Groups.Select(group => Body(call, group)));
        if (call.Value("identityId") is { } id)
        {
            return BodyJson.AnswerAsync(
                call.Exchange,
                all.FirstOrDefault(identity => identity.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase))
                    ?? throw new ServiceRefusalException(new ServiceError(
                        404, "IdentityNotFoundException",
                        "Microsoft.VisualStudio.Services.Identity, Microsoft.VisualStudio.Services.WebApi",
                        $"VS403283: Could not find the identity '{id}'.")),
                BodyJson.Service.IdentityBody);
        }

        IReadOnlyList<IdentityBody?> found = call.Query switch
        {
            _ when call.Query.Text("identityIds") is { } ids => InOrder(ids, all, identity => identity.Id.ToString()),
            _ when call.Query.Text("subjectDescriptors") is { } subjects => InOrder(subjects, all, identity => identity.SubjectDescriptor),
            _ when call.Query.Text("descriptors") is { } descriptors => InOrder(descriptors, all, identity => identity.Descriptor),
            _ => Search(call, all),
        };
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<IdentityBody?>(found.Count, found), BodyJson.Service.PageBodyIdentityBody);
    }

    private static List<IdentityBody?> InOrder(string asked, IEnumerable<IdentityBody> all, Func<IdentityBody, string> key)
    {
        var byKey = all.ToLookup(key, StringComparer.OrdinalIgnoreCase);
        return [.. asked.Split(',', StringSplitOptions.TrimEntries).Select(one => byKey[one].FirstOrDefault())];
    }

    // [D] What is searched in: the account's name, the shown name, the address; "General" is any of these.
    private static IdentityBody?[] Search(ResourceCall call, IEnumerable<IdentityBody> all)
    {
        var filter = call.Query.Text("searchFilter");
        if (call.Query.Text("filterValue") is not { } value
            || filter?.ToUpperInvariant() is not ("GENERAL" or "ACCOUNTNAME" or "DISPLAYNAME" or "MAILADDRESS" or "LOCALGROUPNAME"))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidQuery("searchFilter", filter ?? string.Empty));
        }

        var isGeneral = filter.Equals("General", StringComparison.OrdinalIgnoreCase);
        return
        [
            .. all.Where(identity =>
                (isGeneral && identity.ProviderDisplayName.StartsWith(value, StringComparison.OrdinalIgnoreCase))
                || identity.ProviderDisplayName.Equals(value, StringComparison.OrdinalIgnoreCase)
                || (identity.Properties.TryGetValue("Account", out var account)
                    && account.Value.Equals(value, StringComparison.OrdinalIgnoreCase))),
        ];
    }

    private static IdentityBody Body(ResourceCall call, EmulatedIdentity identity)
    {
        var descriptor = SubjectDescriptor.Of(identity);
        var memberOf = call.Choice("queryMembership") is null or "none"
            ? []
            : call.Organization.Directory.Memberships.Items.Where(one => one.Member == descriptor)
                .Select(one => call.Organization.Directory.FindGroup(one.Container)).OfType<DirectoryGroup>().Select(Legacy);
        return new IdentityBody(
            identity.AzureDevOpsId, SubjectDescriptor.Legacy(identity), descriptor, identity.Name, true, null, [], [.. memberOf], [],
            new Dictionary<string, PropertyBody>
            {
                ["SchemaClassName"] = new("System.String", "User"),
                ["Account"] = new("System.String", ServiceHeaders.UserName(identity)),
                ["Domain"] = new("System.String", identity.TenantId.ToString()),
            },
            2, 0);
    }

    private static IdentityBody Body(ResourceCall call, DirectoryGroup group)
    {
        EmulatedIdentity[] members = call.Choice("queryMembership") is null or "none" or "expandedUp"
            ? []
            : [.. call.Organization.Directory.MembersOf(group)];
        return new IdentityBody(
            group.Id, Legacy(group), SubjectDescriptor.Of(group), group.PrincipalName, true, true,
            [.. members.Select(SubjectDescriptor.Legacy)], [], [.. members.Select(member => member.AzureDevOpsId.ToString())],
            new Dictionary<string, PropertyBody>
            {
                ["SchemaClassName"] = new("System.String", "Group"),
                ["Description"] = new("System.String", group.Description),
                ["Account"] = new("System.String", group.Name),
            },
            2, 255);
    }

    /// <summary>The older form of the descriptor of a group, as access control lists have it.</summary>
    public static string Legacy(DirectoryGroup group) => "Microsoft.TeamFoundation.Identity;S-1-9-" + group.Id.ToString("N");
}
