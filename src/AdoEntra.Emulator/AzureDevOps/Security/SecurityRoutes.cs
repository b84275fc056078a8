using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Identities;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Security;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Security;

/// <summary>
/// <c>_apis/securitynamespaces[/{id}]</c>, <c>_apis/accesscontrollists/{id}</c> and <c>_apis/security/permissionevaluationbatch</c>: read
/// only. [D] security-7.1; [D code] with <c>descriptors</c> there is an entry for each of them, also where the token itself says nothing.
/// </summary>
internal static class SecurityRoutes
{
    public static ResourceLocation Namespaces { get; } = new()
    {
        Id = new("ce7b9f95-fde9-4be8-a86d-83b366f0b87a"),
        Route = EmulatedRoute.SecurityNamespaces,
        Area = "Security",
        ResourceName = "SecurityNamespaces",
        Template = "_apis/{resource}/{securityNamespaceId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerNamespacesAsync },
    };

    public static ResourceLocation AccessControlLists { get; } = new()
    {
        Id = new("18a2ad18-7571-46ae-bec7-0c7da1495885"),
        Route = EmulatedRoute.AccessControlLists,
        Area = "Security",
        ResourceName = "AccessControlLists",
        Template = "_apis/{resource}/{securityNamespaceId}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerListsAsync },
    };

    public static ResourceLocation Evaluation { get; } = new()
    {
        Id = new("cf1faa59-1b63-4448-bf04-13d981a46f5d"),
        Route = EmulatedRoute.PermissionEvaluation,
        Area = "Security",
        ResourceName = "PermissionEvaluationBatch",
        Template = "_apis/{area}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = EvaluateAsync },
    };

    // [D] One is a list as well.
    private static Task AnswerNamespacesAsync(ResourceCall call)
    {
        IEnumerable<SecurityNamespace> found = call.Value("securityNamespaceId") is { } id ? [Find(id)] : SecurityNamespace.All;
        return BodyJson.AnswerPageAsync(
            call.Exchange,
            found.Select(space => new
            {
                NamespaceId = space.Id,
                space.Name,
                space.DisplayName,
                SeparatorValue = space.Separator.ToString(),
                ElementLength = -1,
                WritePermission = 8192,
                ReadPermission = 2,
                DataspaceCategory = "Default",
                Actions = space.Actions.Select(action => new { action.Bit, action.Name, action.DisplayName, NamespaceId = space.Id }),
                StructureValue = 1,
                IsRemotable = false,
                UseTokenTranslator = true,
                SystemBitMask = 0,
            }));
    }

    private static Task AnswerListsAsync(ResourceCall call)
    {
        var space = Find(call.Required("securityNamespaceId"));
        var token = call.Query.Text("token") ?? string.Empty;
        var security = call.Organization.Security;
        var known = Subjects(call);
        var own = security.On(space, token);
        var asked = call.Query.Text("descriptors") is { } descriptors
            ? descriptors.Split(',').Where(known.ContainsKey)
            : own.Select(entry => known.First(pair => pair.Value == entry.Descriptor).Key);
        var extended = call.Query.Flag("includeExtendedInfo");
        var entries = asked.Distinct().ToDictionary(legacy => legacy, legacy =>
        {
            var mine = own.Where(entry => entry.Descriptor == known[legacy]).ToList();
            var effective = security.Effective(space, token, known[legacy]);
            var inherited = security.Effective(space, OrganizationSecurity.Parent(space, token), known[legacy]);
            return new
            {
                Descriptor = legacy,
                Allow = mine.Sum(entry => entry.Allow),
                Deny = mine.Sum(entry => entry.Deny),
                ExtendedInfo = extended
                    ? new
                    {
                        EffectiveAllow = effective.Allow,
                        EffectiveDeny = effective.Deny,
                        InheritedAllow = inherited.Allow,
                        InheritedDeny = inherited.Deny,
                    }
                    : null,
            };
        });
        return BodyJson.AnswerPageAsync(
            call.Exchange,
            new[] { new { InheritPermissions = true, Token = token, AcesDictionary = entries, IncludeExtendedInfo = extended } });
    }

    private static async Task EvaluateAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadObjectAsync(call);
        var evaluations = body.MemberItems("evaluations").Select(one =>
        {
            var (id, token) = (one.MemberText("securityNamespaceId") ?? string.Empty, one.MemberText("token") ?? string.Empty);
            var bits = one.Member("permissions") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;
            var allow = call.Organization.Security.Effective(Find(id), token, SubjectDescriptor.Of(call.Caller)).Allow;
            return new { SecurityNamespaceId = id, Token = token, Permissions = bits, Value = (allow & bits) == bits };
        });
        await BodyJson.AnswerAnyAsync(
            call.Exchange, new { AlwaysAllowAdministrators = false, Evaluations = evaluations.ToArray() });
    }

    private static SecurityNamespace Find(string id) =>
        SecurityNamespace.All.FirstOrDefault(space => space.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ServiceRefusalException(new ServiceError(
            400, "InvalidSecurityNamespaceException",
            "Microsoft.TeamFoundation.Framework.Server, Microsoft.TeamFoundation.Framework.Server",
            $"TF400799: The security namespace {id} does not exist."));

    // By the descriptors that access control lists have.
    private static Dictionary<string, string> Subjects(ResourceCall call)
    {
        var directory = call.Organization.Directory;
        return directory.Users.Take(1000).Concat(directory.ServicePrincipals.Items)
            .Select(one => (Legacy: SubjectDescriptor.Legacy(one), Descriptor: SubjectDescriptor.Of(one)))
            .Concat(directory.Groups.Select(group => (IdentitiesRoute.Legacy(group), SubjectDescriptor.Of(group))))
            .DistinctBy(pair => pair.Item1)
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);
    }
}
