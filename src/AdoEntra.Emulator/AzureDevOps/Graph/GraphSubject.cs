using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Graph;

/// <summary>Makes the bodies of persons, service principals and groups.</summary>
internal static class GraphSubject
{
    public static GraphSubjectBody Of(Address address, EmulatedIdentity identity)
    {
        var (descriptor, isUser) = (SubjectDescriptor.Of(identity), identity.Kind == IdentityKind.User);
        var (kind, resource) = isUser ? ("user", "Users") : ("servicePrincipal", "ServicePrincipals");
        return new GraphSubjectBody(
            kind,
            null,
            isUser ? "member" : identity.Kind == IdentityKind.ManagedIdentity ? "managedidentity" : "application",

            // [D] protocol 3.9: of a service principal the alias is the object id, and there is no mail address.
            isUser ? identity.UserName!.Split('@')[0] : identity.ObjectId.ToString(),
            isUser ? null : identity.ClientId,
            identity.TenantId.ToString(),
            identity.UserName ?? identity.ObjectId.ToString(),
            identity.UserName,
            "aad",
            identity.ObjectId.ToString(),
            identity.Name,
            Links(address, resource, descriptor),
            address.Graph(resource, descriptor),
            descriptor);
    }

    public static GraphSubjectBody Of(Address address, DirectoryGroup group)
    {
        var descriptor = SubjectDescriptor.Of(group);
        return new GraphSubjectBody(
            "group", group.Description, null, null, null, group.Domain, group.PrincipalName, null, "vsts", group.Id.ToString(), group.Name,
            Links(address, "Groups", descriptor), address.Graph("Groups", descriptor), descriptor);
    }

    /// <summary>Somebody as they stand inside another body.</summary>
    public static IdentityReferenceBody Reference(Address address, EmulatedIdentity identity)
    {
        var (descriptor, image) = (SubjectDescriptor.Of(identity), address.Avatar(SubjectDescriptor.Of(identity)));
        return new IdentityReferenceBody(
            identity.Name, address.Identity(identity.AzureDevOpsId), new Dictionary<string, LinkBody> { ["avatar"] = new(image) },
            identity.AzureDevOpsId.ToString(), ServiceHeaders.UserName(identity), image, descriptor);
    }

    /// <summary>A group as it stands inside another body.</summary>
    public static IdentityReferenceBody Reference(Address address, DirectoryGroup group)
    {
        var (descriptor, image) = (SubjectDescriptor.Of(group), address.Avatar(SubjectDescriptor.Of(group)));
        return new IdentityReferenceBody(
            group.PrincipalName, address.Identity(group.Id), new Dictionary<string, LinkBody> { ["avatar"] = new(image) },
            group.Id.ToString(), $"vstfs:///{group.Id}", image, descriptor);
    }

    private static Dictionary<string, LinkBody> Links(Address address, string resource, string descriptor) => new()
    {
        ["self"] = new(address.Graph(resource, descriptor)),
        ["memberships"] = new(address.Graph("Memberships", descriptor)),
    };
}
