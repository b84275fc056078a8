using System.Text.Json;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Checks;

namespace AdoEntra.Emulator.AzureDevOps.Checks;

/// <summary>Makes the bodies of checks. [D] approvalsAndChecks-7.1 CheckConfiguration; settings come where they are asked for.</summary>
internal static class CheckListing
{
    private static readonly string[] OfIdentities = ["approvers", "blockedApprovers"];

    public static JsonObject Body(ResourceCall call, CheckConfiguration check, bool withSettings)
    {
        var url = $"{call.Address.Root}/{check.Resource.Project}/_apis/pipelines/checks/configurations/{check.Id}";
        var body = BodyJson.Node(new
        {
            CreatedBy = GraphSubject.Reference(call.Address, check.CreatedBy),
            CreatedOn = check.Created,
            ModifiedBy = GraphSubject.Reference(call.Address, check.ChangedBy),
            ModifiedOn = check.Changed,
            check.Timeout,
            IsDisabled = check.IsDisabled ? true : (bool?)null,
            _links = new { Self = new LinkBody(url) },
            check.Id,
            Type = new { check.Type.Id, check.Type.Name },
            Url = url,
            Resource = new { check.Resource.Type, check.Resource.Id, Name = check.ResourceName },
        });
        if (withSettings)
        {
            body["settings"] = Settings(call, check);
        }

        return body;
    }

    /// <summary>A person, an application or a group by its id in the organization; null for none.</summary>
    public static JsonNode? Identity(ResourceCall call, string? id)
    {
        var directory = call.Organization.Directory;
        if (directory.Groups.FirstOrDefault(group => group.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase)) is { } group)
        {
            return JsonSerializer.SerializeToNode(GraphSubject.Reference(call.Address, group), BodyJson.Service.IdentityReferenceBody);
        }

        return directory.Users.Concat(directory.ServicePrincipals.Items)
            .FirstOrDefault(one => one.AzureDevOpsId.ToString().Equals(id, StringComparison.OrdinalIgnoreCase)) is { } identity
            ? JsonSerializer.SerializeToNode(GraphSubject.Reference(call.Address, identity), BodyJson.Service.IdentityReferenceBody)
            : null;
    }

    private static JsonObject Settings(ResourceCall call, CheckConfiguration check)
    {
        var settings = check.Settings.DeepClone().AsObject();
        foreach (var name in OfIdentities)
        {
            if (settings[name] is JsonArray identities)
            {
                settings[name] = new JsonArray([.. identities.Select(one => Identity(call, (string?)one?["id"]) ?? one!.DeepClone())]);
            }
        }

        return settings;
    }
}
