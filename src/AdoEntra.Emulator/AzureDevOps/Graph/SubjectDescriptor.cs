using System.Text;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Graph;

/// <summary>
/// How Azure DevOps names somebody. [I] Of a service principal the older form names the object id, of a person the name signed in with, of
/// a build service the project.
/// </summary>
internal static class SubjectDescriptor
{
    public static string Of(EmulatedIdentity identity)
    {
        var prefix = identity.Kind switch
        {
            IdentityKind.User => "aad.",
            IdentityKind.Service => "svc.",
            _ => "aadsp.",
        };
        return prefix + Text(identity.AzureDevOpsId.ToString());
    }

    public static string Of(DirectoryGroup group) => "vssgp." + Text(group.Id.ToString());

    /// <summary>The older form, as in connection data.</summary>
    public static string Legacy(EmulatedIdentity identity) => identity.Kind switch
    {
        IdentityKind.User => $@"Microsoft.IdentityModel.Claims.ClaimsIdentity;{identity.TenantId}\{identity.UserName}",
        IdentityKind.Service => $"Microsoft.TeamFoundation.ServiceIdentity;{StableGuid.From("organization/MyOrg")}:Build:"
            + StableGuid.From("project/SecretSauce"),
        _ => $@"Microsoft.VisualStudio.Services.Claims.AadServicePrincipal;{identity.TenantId}\{identity.ObjectId}",
    };

    private static string Text(string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(id)).TrimEnd('=');
}
